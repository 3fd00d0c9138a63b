/** A text is looked into up to this length. */
const LONGEST = 1_000_000;

export type TextFormat = "JSON" | "YAML";

/** What a text may be written in, by its looks; null where it is just a text. */
export function textFormat(text: string): TextFormat | null {
  if (text.length > LONGEST) return null;
  const trimmed = text.trim();
  if (/^[{[]/.test(trimmed) && /[}\]]$/.test(trimmed)) return "JSON";
  const lines = trimmed.split("\n").filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
  const keyed = lines.filter((line) => /^\s*(- )?["']?[\w][\w .\-/"']*:(\s|$)/.test(line)).length;
  const listed = lines.filter((line) => /^\s*- /.test(line)).length;
  return lines.length > 1 && keyed > 0 && (keyed + listed) / lines.length > 0.6 ? "YAML" : null;
}
