import { saveBlob } from "../../state/exporting.ts";

/** Hands a text to the user as a file. */
export function saveText(text: string, name: string, type: string): void {
  saveBlob(new Blob([text], { type }), name);
}
