import { damaged } from "./structureFault.ts";

/** Jenkins' lookup3 over bytes, `initial` 0 for every checksum and name hash in a file (File Format Specification, I.A). */
export function lookup3(bytes: Uint8Array, start = 0, end = bytes.length, initial = 0): number {
  const total = end - start;
  let a = (0xdeadbeef + total + initial) | 0;
  let b = a;
  let c = a;
  let at = start;
  let left = total;
  while (left > 12) {
    a = (a + word(bytes, at)) | 0;
    b = (b + word(bytes, at + 4)) | 0;
    c = (c + word(bytes, at + 8)) | 0;
    a = (a - c) ^ ((c << 4) | (c >>> 28));
    c = (c + b) | 0;
    b = (b - a) ^ ((a << 6) | (a >>> 26));
    a = (a + c) | 0;
    c = (c - b) ^ ((b << 8) | (b >>> 24));
    b = (b + a) | 0;
    a = (a - c) ^ ((c << 16) | (c >>> 16));
    c = (c + b) | 0;
    b = (b - a) ^ ((a << 19) | (a >>> 13));
    a = (a + c) | 0;
    c = (c - b) ^ ((b << 4) | (b >>> 28));
    b = (b + a) | 0;
    at += 12;
    left -= 12;
  }
  if (left === 0) return c >>> 0;
  a = (a + partOfWord(bytes, at, end)) | 0;
  b = (b + partOfWord(bytes, at + 4, end)) | 0;
  c = (c + partOfWord(bytes, at + 8, end)) | 0;
  c = ((c ^ b) - ((b << 14) | (b >>> 18))) | 0;
  a = ((a ^ c) - ((c << 11) | (c >>> 21))) | 0;
  b = ((b ^ a) - ((a << 25) | (a >>> 7))) | 0;
  c = ((c ^ b) - ((b << 16) | (b >>> 16))) | 0;
  a = ((a ^ c) - ((c << 4) | (c >>> 28))) | 0;
  b = ((b ^ a) - ((a << 14) | (a >>> 18))) | 0;
  c = ((c ^ b) - ((b << 24) | (b >>> 8))) | 0;
  return c >>> 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

function partOfWord(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let i = 0; i < 4 && at + i < end; i++) value |= (bytes[at + i] as number) << (8 * i);
  return value;
}

/** Throws unless the last four bytes are the checksum of those before them. */
export function verifyChecksum(bytes: Uint8Array, what: string, address: number): void {
  const end = bytes.length - 4;
  if (end < 0 || lookup3(bytes, 0, end) !== word(bytes, end) >>> 0) {
    throw damaged(`the checksum of the ${what} is wrong`, address);
  }
}
