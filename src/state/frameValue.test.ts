import { expect, test } from "vitest";
import { TEXT } from "../core/dtype.ts";
import { TRUTH } from "./frames.ts";
import { momentText, shownValue } from "./frameValue.ts";

// As numpy writes datetime64[ns].
test.each([
  [0n, "1970-01-01 00:00:00"],
  [946_706_400_000_000_000n, "2000-01-01 06:00:00"],
  [946_706_400_000_000_001n, "2000-01-01 06:00:00.000000001"],
  [-1_500_000_000n, "1969-12-31 23:59:58.5"],
  [-(2n ** 63n), null],
  ["x", null],
])("%s ns since 1970 is %s", (value, text) => expect(momentText(value)).toBe(text));

const column = { name: "c", rows: 3, dtype: TEXT, values: "/f/c" };

test("a value is that of its field, its category, or what its number stands for", () => {
  const stored = { block: [1.5, 2.5], flag: Uint8Array.of(1) };
  expect(shownValue({ ...column, field: { name: "block", item: 1 } }, stored, undefined)).toBe(2.5);
  expect(shownValue({ ...column, field: { name: "other" } }, stored, undefined)).toBeNull();
  expect(shownValue({ ...column, dtype: TRUTH, as: "truth", field: { name: "flag" } }, stored, undefined)).toBe(true);
  expect(shownValue({ ...column, categories: ["a", "b"] }, 1, undefined)).toBe("b");
  expect(shownValue({ ...column, categories: ["a", "b"] }, -1, undefined)).toBeNull();
  expect(shownValue(column, 7, true)).toBeNull();
});
