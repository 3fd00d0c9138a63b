import { expect, test } from "vitest";
import type { StringType } from "../core/dtype.ts";
import { isLetters, lettersText } from "./letters.ts";

function type(length: number | null, padding: StringType["padding"] = "null-padded"): StringType {
  return { kind: "string", str: "|S1", size: 1, length, charset: "ascii", padding };
}

/** As a reader gives them: each byte by itself. */
const bytesOf = (text: string) => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));

test("letters are texts of one byte along one axis", () => {
  expect(isLetters([9], type(1))).toBe(true);
  expect(isLetters([9], type(2))).toBe(false);
  expect(isLetters([9], type(null))).toBe(false);
  expect(isLetters([3, 9], type(1))).toBe(false);
  expect(isLetters([], type(1))).toBe(false);
  expect(isLetters([9], null)).toBe(false);
});

test.each([
  [bytesOf("<a>1</a>"), "<a>1</a>"],
  [bytesOf("Höhe in µm, 北"), "Höhe in µm, 北"],
  // Not UTF-8, but Latin-1.
  [["H", "\u00f6", "h", "e"], "Höhe"],
  [[..."ab", "", "", ""], "ab"],
  [[..."a", "", ..."b", ""], "ab"],
  [[], ""],
])("%j are the text %j", (letters, text) => {
  expect(lettersText(letters, type(1))).toBe(text);
});

test("a blank that was taken for padding is one", () => {
  expect(lettersText([..."a", "", ..."b", "", ""], type(1, "space-padded"))).toBe("a b");
});
