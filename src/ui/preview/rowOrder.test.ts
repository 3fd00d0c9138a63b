import fc from "fast-check";
import { expect, test } from "vitest";
import { nextSorting, sortedRows } from "./rowOrder.ts";

test("a column is sorted up, down, and then no longer", () => {
  const up = nextSorting(null, 2);
  const down = nextSorting(up, 2);
  expect([up, down, nextSorting(down, 2)]).toEqual([
    { column: 2, descending: false },
    { column: 2, descending: true },
    null,
  ]);
  expect(nextSorting(up, 1)).toEqual({ column: 1, descending: false });
});

test.each([
  [
    [3, 1, Number.NaN, 2],
    [1, 3, 0, 2],
    [0, 3, 1, 2],
  ],
  [
    [2n ** 63n, -1n, 5n],
    [1, 2, 0],
    [0, 2, 1],
  ],
  [
    ["run_10", "run_9", "", "a"],
    [3, 1, 0, 2],
    [0, 1, 3, 2],
  ],
  [
    [true, false, true],
    [1, 0, 2],
    [0, 2, 1],
  ],
  [
    [undefined, 1, null],
    [1, 0, 2],
    [1, 0, 2],
  ],
])("keys of a sort have one order: case %#", (keys, up, down) => {
  expect(sortedRows(keys, false)).toEqual(up);
  expect(sortedRows(keys, true)).toEqual(down);
});

test("every row is there once, and equal ones stay in their order", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 })), fc.boolean(), (keys, descending) => {
      const order = sortedRows(keys, descending);
      expect(order.toSorted((a, b) => a - b)).toEqual(keys.map((_, i) => i));
      for (let i = 1; i < order.length; i++) {
        const [a = 0, b = 0] = [order[i - 1], order[i]];
        const [x = 0, y = 0] = [keys[a], keys[b]];
        expect(x === y ? a < b : descending ? x > y : x < y).toBe(true);
      }
    }),
  ));
