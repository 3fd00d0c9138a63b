import fc from "fast-check";
import { expect, test } from "vitest";
import { axisValues, positionOfValue, valueAtPosition } from "./readCoordinate.ts";

const steps = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 50 });

test("positions and values are each other's inverse, also between the places and beyond the ends", () =>
  fc.assert(
    fc.property(
      steps,
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: -3, max: 60, noNaN: true }),
      (all, down, step, at) => {
        let sum = 0;
        const grown = all.map((by) => {
          sum += by;
          return sum;
        });
        const found = axisValues(7, step, Float64Array.from(down ? grown.toReversed() : grown));
        if (!found) throw new Error("values in order make an axis");
        expect(found.falling).toBe(down);
        expect(positionOfValue(found, valueAtPosition(found, at))).toBeCloseTo(at, 6);
      },
    ),
  ));

test("at the places stand the values themselves", () => {
  const found = axisValues(10, 2, Float64Array.of(1, 5, 6));
  if (!found) throw new Error("values in order make an axis");
  expect([10, 11, 12, 14, 16].map((at) => valueAtPosition(found, at))).toEqual([1, 3, 5, 6, 7]);
});

test.each([[[1, 1]], [[1, 2, 2]], [[1, Number.NaN]], [[3, 2, 5]], [[4]]])("%j is in no order", (values) =>
  expect(axisValues(0, 1, Float64Array.from(values))).toBeNull(),
);
