import { expect, test } from "vitest";
import { cellScale } from "./cellScale.ts";
import { axisTitle, cellTicks, evenSteps, evenTicks, isGrowing, unevenTicks } from "./planeAxis.ts";

test.each<[string, (number | string)[], { first: number; step: number } | null]>([
  ["whole steps", [10, 12, 14], { first: 10, step: 2 }],
  ["falling", [3, 2, 1], { first: 3, step: -1 }],
  ["rounded to single precision", Array.from({ length: 90 }, (_, i) => Math.fround(-80 + i * 0.1)), null],
  ["uneven", [0, 1, 4], null],
  ["constant", [5, 5, 5], null],
  ["one place", [5], null],
  ["a hole", [0, Number.NaN, 2], null],
  ["texts", ["a", "b"], null],
])("steps are even or not: %s", (name, values, steps) => {
  const found = evenSteps(values);
  if (name !== "rounded to single precision") expect(found).toEqual(steps);
  else expect(found?.step).toBeCloseTo(0.1, 5);
});

test("marks of even steps are round and stand at their exact places", () => {
  // Cells at 0.5, 0.75, ... 2.25: 1 is the middle of cell 2, 2 that of cell 6.
  expect(evenTicks({ first: 0.5, step: 0.25 }, 0, 8, 2)).toEqual([
    { at: 2.5, text: "1" },
    { at: 6.5, text: "2" },
  ]);
  // 1 lies half way between the cells of 1.5 and 0.5.
  expect(evenTicks({ first: 2.5, step: -1 }, 0, 3, 2)).toEqual([
    { at: 2, text: "1" },
    { at: 1, text: "2" },
  ]);
});

test("one mark is none, where there is room for more", () => {
  const texts = (most: number) => evenTicks({ first: -80, step: 0.9 }, 0, 88, 2, most).map(({ text }) => text);
  expect(texts(4)).toEqual(["-80", "-60", "-40", "-20"]);
  expect(texts(2)).toEqual(["-50"]);
});

test("marks of uneven steps are round and stand where their numbers are", () => {
  const cells = cellScale([0, 1, 4, 9]);
  if (!cells) throw new Error("it has a scale");
  // Edges at -0.5, 0.5, 2.5, 6.5, 11.5: 5 is 5/8 into cell 2, 10 is 7/10 into cell 3.
  expect(unevenTicks(cells, 0, 4, 3)).toEqual([
    { at: 0.5, text: "0" },
    { at: expect.closeTo(2.625, 9), text: "5" },
    { at: expect.closeTo(3.7, 9), text: "10" },
  ]);
});

test("marks of cells with names stand at cells", () => {
  expect(cellTicks(0, 5, 2, (position) => `c${position ** 2}`)).toEqual([
    { at: 0.5, text: "c0" },
    { at: 2.5, text: "c4" },
    { at: 4.5, text: "c16" },
  ]);
});

test("only numbers that grow all along point upwards", () => {
  expect([isGrowing([1, 2, 9]), isGrowing([2, 1]), isGrowing([1, 1]), isGrowing(["a", "b"]), isGrowing([1])]).toEqual([
    ...[true, false, false, false, false],
  ]);
});

test.each([
  ["lat", "degrees_north", "lat (degrees_north)"],
  ["time", "days since 2000-01-01", "time"],
  ["x", undefined, "x"],
  [null, "K", ""],
])("an axis of %s in %s is called %s", (name, units, title) => expect(axisTitle(name, units)).toBe(title));
