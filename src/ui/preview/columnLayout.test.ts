import fc from "fast-check";
import { expect, test } from "vitest";
import { evenColumns, unevenColumns } from "./columnLayout.ts";

test("every offset of a column belongs to it", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), fc.nat(), (widths, seed) => {
      const layout = unevenColumns(widths);
      const column = seed % widths.length;
      expect(layout.at(layout.start(column))).toBe(column);
      expect(layout.at(layout.start(column) + layout.width(column) - 0.5)).toBe(column);
    }),
  ));

test("a million columns take no memory", () => {
  const layout = evenColumns(1_000_000, 100);
  expect(layout.total).toBe(100_000_000);
  expect(layout.at(99_999_950)).toBe(999_999);
  expect(layout.at(1e12)).toBe(999_999);
});
