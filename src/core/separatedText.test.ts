import { expect, it } from "vitest";
import { quotedCell, safeText } from "./separatedText.ts";

it.each([
  ["plain", "plain"],
  ["=1+1", "'=1+1"],
  ["-2", "'-2"],
  ["\tx", "'\tx"],
  ["a=b", "a=b"],
])("a spreadsheet takes %j for no formula", (text, safe) => expect(safeText(text)).toBe(safe));

it.each([
  ["a b", "a b"],
  ["a,b", '"a,b"'],
  ['a"b', '"a""b"'],
  ["a\nb", '"a\nb"'],
  ["a\tb", "a\tb"],
])("%j is one cell", (cell, quoted) => expect(quotedCell(cell, ",")).toBe(quoted));
