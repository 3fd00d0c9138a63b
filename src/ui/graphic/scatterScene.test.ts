import { expect, test } from "vitest";
import { groups, pointScale } from "./scatterScene.ts";

test("points reach from end to end, with some room", () => {
  const { placeOf, valueAt, ticks } = pointScale(Float64Array.of(10, Number.NaN, 30, 20), false, "across");
  expect([10, 20, 30].map(placeOf)).toEqual([0.04 / 1.08, 0.5, 1.04 / 1.08].map((place) => expect.closeTo(place, 12)));
  expect(valueAt(placeOf(13))).toBeCloseTo(13, 12);
  expect(placeOf(Number.NaN)).toBeNaN();
  expect(ticks(0, 1, 400).map(({ text }) => text)).toEqual(["10", "15", "20", "25", "30"]);
});

test("on a logarithmic axis what has no logarithm has no place", () => {
  const { placeOf, valueAt, ticks } = pointScale(Float64Array.of(0.1, 0, -5, 1000), true, "down");
  expect([placeOf(0), placeOf(-5)]).toEqual([Number.NaN, Number.NaN]);
  expect(placeOf(10)).toBeCloseTo(0.5, 12);
  expect(valueAt(placeOf(42))).toBeCloseTo(42, 9);
  expect(ticks(0, 1, 400).map(({ text }) => text)).toEqual(["0.1", "1", "10", "100", "1000"]);
});

test.each([
  ["all the same", [5, 5], 5],
  ["all 0", [0], 0],
  ["none", [Number.NaN], 0.5],
])("%s: in the middle", (_, values, middle) => {
  expect(pointScale(Float64Array.from(values), false, "down").placeOf(middle)).toBeCloseTo(0.5, 12);
});

test("of few points the highest are drawn last; many are not hidden by them", () => {
  const drawn = (count: number) => {
    const values = Float64Array.from({ length: count }, (_, i) => (i * 7) % 10);
    const places = new Float64Array(count).fill(0.5);
    const by = { table: new Uint8ClampedArray(768).map((_, i) => i % 256), scale: "linear", limits: [0, 9] } as const;
    const window = { top: 0, bottom: 1, left: 0, right: 1 };
    const all = groups({ x: places, y: places, colours: values, by, window }).flatMap(([, points]) => points);
    expect([...all].sort((one, other) => one - other)).toEqual([...values.keys()]);
    return all.map((i) => values[i] as number);
  };
  const few = drawn(100);
  expect(few).toEqual(few.toSorted((one, other) => one - other));
  // In the last tenth of many each value is about as frequent as in all of them.
  const last = drawn(20_000).slice(-2000);
  expect(last.reduce((sum, value) => sum + value, 0) / last.length).toBeCloseTo(4.5, 0);
});
