import { expect, test } from "vitest";
import { briefText } from "./briefText.ts";

test.each([
  ["", "", true],
  ["K", "K", true],
  ["one\ntwo", "one\ntwo", true],
  ["one\r\ntwo\rthree", "one\ntwo\nthree", true],
  ["1\n2\n3\n4\n5", "1\n2\n3\n4 …", false],
  ["x".repeat(121), `${"x".repeat(120)}…`, false],
  ["tab\tand \u202eturned", "tab\u2409and ⟨202E⟩turned", true],
])("%j is shown as %j", (text, brief, whole) => {
  expect(briefText(text)).toEqual({ brief, whole });
});
