import { expect, test } from "vitest";
import { placesOf, type TimeRange } from "./queryText.ts";

const numbers = [0, 10, 20, 30];
const falling = [50, 30, 10, -10];
const texts = ["Kiel", "Brest", "Bergen"];
/** Days of a month that begins at 0 and has 30 days. */
const month: TimeRange = (text) => (text === "2000-01" ? [0, 29.9] : text === "2000-01-21" ? [20, 20.9] : undefined);

test.each([
  ["10", numbers, { index: 1 }],
  ["11", numbers, { index: 1 }],
  ["-1e9", numbers, { index: 0 }],
  ["5..20", numbers, { start: 1, stop: 3 }],
  ["..10", numbers, { start: 0, stop: 2 }],
  ["20..", numbers, { start: 2, stop: 4 }],
  ["40..0", falling, { start: 1, stop: 3 }],
  ["Brest", texts, { index: 1 }],
  ["Kiel..Brest", texts, { start: 0, stop: 2 }],
])("%s", (text, labels, wanted) => {
  expect(placesOf("x", labels, text)).toEqual(wanted);
});

test("a date stands for all of it, or for what lies nearest", () => {
  expect(placesOf("time", numbers, "2000-01", month)).toEqual({ start: 0, stop: 3 });
  expect(placesOf("time", numbers, "2000-01-21", month)).toEqual({ start: 2, stop: 3 });
  expect(placesOf("time", [1, 18, 40], "2000-01-21", month)).toEqual({ index: 1 });
});

test.each([
  ["Bonn", texts],
  ["31..40", numbers],
  ["many", numbers],
  ["", numbers],
])("“%s” is refused", (text, labels) => {
  expect(() => placesOf("x", labels, text)).toThrow(/\.$/);
});
