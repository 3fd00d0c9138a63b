import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cellScale,
  inPlaces,
  inPositions,
  narrowest,
  numberAt,
  placeOf,
  positionOf,
  positionOfNumber,
} from "./cellScale.ts";

// Cells of 0, 1, 4 and 9 have their edges at -0.5, 0.5, 2.5, 6.5 and 11.5: 12 long, 4 cells.
const squares = cellScale([0, 1, 4, 9]);

test("cells reach half way to their neighbours", () => {
  expect(squares?.ends).toEqual([-0.5, 11.5]);
  expect([...(squares?.edges ?? [])]).toEqual([0, 1 / 3, 1, 7 / 3, 4].map((edge) => expect.closeTo(edge, 12)));
  // Falling numbers: the same cells the other way round.
  expect([...(cellScale([9, 4, 1, 0])?.edges ?? [])]).toEqual(
    [0, 5 / 3, 3, 11 / 3, 4].map((edge) => expect.closeTo(edge, 12)),
  );
});

test.each<[string, (number | string)[]]>([
  ["one place", [3]],
  ["the same twice", [1, 1, 2]],
  ["up and down", [1, 3, 2]],
  ["a hole", [0, Number.NaN, 2]],
  ["no end", [0, 1, Number.POSITIVE_INFINITY]],
  ["texts", ["a", "b"]],
])("no widths without an order: %s", (_, values) => expect(cellScale(values)).toBeNull());

test.each([
  [0, 0],
  [0.5, 1 / 6],
  [2, 1],
  [3.5, 7 / 3 + 5 / 6],
  [4, 4],
  // Beyond its ends.
  [-1, -1],
  [6, 6],
])("position %d is place %d, and back", (position, place) => {
  expect(placeOf(squares, position)).toBeCloseTo(place, 12);
  expect(positionOf(squares, place)).toBeCloseTo(position, 12);
  expect(placeOf(null, position)).toBe(position);
});

test("numbers stand where they are on the scale", () => {
  if (!squares) throw new Error("it has a scale");
  expect([0, 1, 2, 3, 4].map((edge) => numberAt(squares, edge))).toEqual(
    [-0.5, 0.5, 2.5, 6.5, 11.5].map((value) => expect.closeTo(value, 12)),
  );
  expect(positionOfNumber(squares, 4.5)).toBeCloseTo(2.5, 12);
  expect(narrowest({ rows: squares, columns: null })).toEqual({ rows: expect.closeTo(1 / 3, 12), columns: 1 });
});

test("the whole stays whole to the last bit, and parts come back", () => {
  const steps = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (widths, share, falling) => {
      const values = [0];
      for (const step of widths) values.push((values.at(-1) ?? 0) + step);
      const scale = cellScale(falling ? values.toReversed() : values);
      const count = values.length;
      expect([placeOf(scale, 0), placeOf(scale, count), positionOf(scale, count)]).toEqual([0, count, count]);
      const scales = { rows: scale, columns: null };
      const part = { top: share * count, bottom: count, left: 0, right: 7 };
      expect(inPositions(inPlaces(part, scales), scales).top).toBeCloseTo(part.top, 4);
    }),
  );
});
