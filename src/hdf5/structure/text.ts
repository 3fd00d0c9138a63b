const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export interface Name {
  readonly name: string;
  /** The name's bytes, where they are not UTF-8: `name` then shows each byte as the Latin-1 character of its value. */
  readonly rawName?: Uint8Array;
}

/** The text of a name. Names in a file are bytes; nearly all are ASCII or UTF-8, and none is given up. */
export function decodeName(bytes: Uint8Array): Name {
  if (bytes.length < 64) {
    const ascii = decodeAscii(bytes);
    if (ascii !== null) return { name: ascii };
  }
  try {
    return { name: utf8.decode(bytes) };
  } catch {
    let name = "";
    for (const byte of bytes) name += String.fromCharCode(byte);
    return { name, rawName: bytes.slice() };
  }
}

/** Faster than a TextDecoder for short names; null where a byte is not ASCII. */
function decodeAscii(bytes: Uint8Array): string | null {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 0x7f) return null;
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}

/** The bytes before the first zero byte. */
export function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
