import fc from "fast-check";
import { expect, test } from "vitest";
import { compareNatural } from "./naturalOrder.ts";

test.each([
  [
    ["b", "a"],
    ["a", "b"],
  ],
  [
    ["f10", "f2", "f1"],
    ["f1", "f2", "f10"],
  ],
  [
    ["f_010", "f_9", "f_10"],
    ["f_9", "f_010", "f_10"],
  ],
  [
    ["1.10", "1.9", "1"],
    ["1", "1.9", "1.10"],
  ],
  [
    ["x2y10", "x2y9", "x10y1"],
    ["x2y9", "x2y10", "x10y1"],
  ],
  [
    ["0", "00", "1"],
    ["0", "00", "1"],
  ],
  [
    ["99999999999999999999", "100000000000000000000"],
    ["99999999999999999999", "100000000000000000000"],
  ],
])("%j", (names, sorted) => {
  expect([...names].sort(compareNatural)).toEqual(sorted);
});

test("is a total order", () => {
  const name = fc.stringMatching(/^[a0-2]{0,5}$/);
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(compareNatural(a, b))).toBe(-Math.sign(compareNatural(b, a)) + 0);
      if (a !== b) expect(compareNatural(a, b)).not.toBe(0);
      if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});
