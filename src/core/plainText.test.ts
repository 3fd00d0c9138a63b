import { expect, test } from "vitest";
import { cut, visibleName, visibleText } from "./plainText.ts";

test.each([
  ["temperature", "temperature"],
  ["a\nb\tc", "a␊b␉c"],
  ["\0", "␀"],
  ["del\x7f", "del␡"],
  ["\x85", "⟨0085⟩"],
  ["txt.\u202egpj", "txt.⟨202E⟩gpj"],
  ["\ud800", "\ufffd"],
  ["😀", "😀"],
  ["<b>", "<b>"],
  ["ünïcödé", "ünïcödé"],
])("%j is shown as %j", (text, shown) => expect(visibleText(text)).toBe(shown));

test("a long name is cut at 200 characters", () => expect(visibleName("x".repeat(65_000))).toBe(`${"x".repeat(200)}…`));

test("a cut never leaves half a character", () => expect(cut("ab😀", 3)).toBe("ab…"));
