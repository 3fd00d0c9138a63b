import { expect, test } from "vitest";
import { decodeFixedText } from "./text.ts";

test.each([
  ["null-terminated", "ab\0c", "ab"],
  ["null-padded", "ab \0\0", "ab "],
  ["null-padded", "a\0b\0", "a\0b"],
  ["space-padded", "ab  ", "ab"],
  // Never written, or written as C does it: what NumPy makes of it.
  ["space-padded", "\0\0\0\0", ""],
  ["space-padded", "ab\0\0 ", "ab"],
  ["space-padded", " a", " a"],
] as const)("the padding of a %s string is taken off", (padding, stored, text) => {
  expect(decodeFixedText(new TextEncoder().encode(stored), padding)).toBe(text);
});
