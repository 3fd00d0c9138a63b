import { expect, test } from "vitest";
import { expression } from "../array/testing.ts";
import { evaluated } from "./testing.ts";

/** dantro's operations `in interval` and `not in interval` fail on any array. */
test.each([
  ["(2 <= T) & (T < 5)", [0, 0, 1, 1, 1, 0, 0, 0]],
  ["~((2 <= T) & (T < 5))", [1, 1, 0, 0, 0, 1, 1, 1]],
  ["(T < 2) | (T >= 5)", [1, 1, 0, 0, 0, 1, 1, 1]],
  ["where((2 <= T) & (T < 5), T, -1)", [-1, -1, 2, 3, 4, -1, -1, -1]],
  ["count_nonzero((2 <= T) & (T < 5))", [3]],
])("elements inside an interval: %s (limit 26)", async (text, values) => {
  const expr = expression(text, { T: { type: "f8", shape: [8] } });
  expect(await evaluated(expr, (_, [place = 0]) => place)).toEqual(values);
});
