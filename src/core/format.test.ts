import { expect, test } from "vitest";
import { formatBytes, formatCount, plural } from "./format.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.00 kB"],
  [41_900_000_000, "41.9 GB"],
  [999_600, "1.00 MB"],
  [123_456_789, "123 MB"],
  [2.5e15, "2.50 PB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test("counts are grouped by three", () => {
  expect(formatCount(1234567)).toBe("1\u202f234\u202f567");
  expect(formatCount(12)).toBe("12");
});

test("nouns follow their number", () => {
  expect([plural(0, "member"), plural(1, "member"), plural(2, "member")]).toEqual([
    "0 members",
    "1 member",
    "2 members",
  ]);
});
