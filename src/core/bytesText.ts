const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Text of bytes that are UTF-8; null where they are not. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
