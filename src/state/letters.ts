import { utf8Text } from "../core/bytesText.ts";
import type { DType } from "../core/dtype.ts";

/** Whether the elements of a dataset are the letters of one text, as those of BAG's metadata and netCDF's `char`. */
export function isLetters(shape: readonly number[] | null, dtype: DType | null): boolean {
  return shape?.length === 1 && dtype?.kind === "string" && dtype.length === 1;
}

/**
 * The text of letters that were read one by one, each a byte: those beyond ASCII come as the Latin-1 character of their
 * value, and only together are they UTF-8. What it is padded with at its end is left out.
 */
export function lettersText(letters: readonly unknown[], dtype: DType): string {
  const pad = dtype.kind === "string" && dtype.padding === "space-padded" ? " " : "\0";
  const text = letters.map((letter) => (typeof letter === "string" && letter !== "" ? letter : pad)).join("");
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const whole = utf8Text(bytes) ?? text;
  return pad === " " ? whole.trimEnd() : whole.replaceAll(pad, "");
}
