/** Names are cut here: a link name may be 64 kB long. */
const NAME_LENGTH = 200;

const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text from a file as it can be shown on one line: control characters, characters that would reorder or hide the text
 * around them, and halves of surrogate pairs are replaced by symbols.
 */
export function visibleText(text: string): string {
  return text.replace(CONTROL, symbolFor);
}

/** A name from a file, as it can be shown. */
export function visibleName(name: string): string {
  return visibleText(cut(name, NAME_LENGTH));
}

/** The beginning of a text, with an ellipsis where something is left out; never half a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return `${text.slice(0, end)}…`;
}

function symbolFor(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  if (code >= 0xd800 && code < 0xe000) return "\ufffd";
  return `⟨${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
