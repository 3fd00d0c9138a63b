import { cut, visibleText } from "../../core/plainText.ts";

const LENGTH = 120;
const LINES = 4;

/** The beginning of a text, at most a few lines of it, and whether that is all. Only line breaks stay as they are. */
export function briefText(text: string): { readonly brief: string; readonly whole: boolean } {
  const lines = cut(text, LENGTH).split(/\r\n?|\n/);
  const fits = text.length <= LENGTH && lines.length <= LINES;
  const shown = lines.slice(0, LINES).map(visibleText).join("\n");
  return { brief: lines.length > LINES ? `${shown} …` : shown, whole: fits };
}
