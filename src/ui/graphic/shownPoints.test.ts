import { expect, test } from "vitest";
import { gathered, shownPoints } from "./shownPoints.ts";

const whole = { from: 0, to: 4, step: 1, count: 4 };

test("each pixel shows the point under its middle", () => {
  expect([...shownPoints(8, (pixel) => pixel / 2, whole)]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect([...shownPoints(4, (pixel) => 4 - pixel, whole)]).toEqual([3, 2, 1, 0]);
  expect([...shownPoints(6, (pixel) => pixel - 1, whole)]).toEqual([-1, 0, 1, 2, 3, -1]);
});

test("the last point of a sample may stand for less than the others, that of means for no rest", () => {
  // 5 cells in blocks of 2: points of cells 0-1, 2-3 and 4.
  expect([...shownPoints(6, (pixel) => pixel, { from: 0, to: 5, step: 2, count: 3 })]).toEqual([0, 0, 1, 1, 2, -1]);
  expect([...shownPoints(5, (pixel) => pixel, { from: 0, to: 5, step: 2, count: 2 })]).toEqual([0, 0, 1, 1, 1]);
  expect([...shownPoints(3, (pixel) => pixel + 10, { from: 10, to: 12, step: 1, count: 0 })]).toEqual([-1, -1, -1]);
});

test("pixels take the colours of their points", () => {
  const colours = Uint8ClampedArray.of(...[1, 2, 3, 255], ...[4, 5, 6, 255], ...[7, 8, 9, 255], ...[10, 11, 12, 255]);
  const pixels = gathered(colours, 2, Int32Array.of(1, -1, 0), Int32Array.of(-1, 1));
  expect([...pixels.subarray(0, 12)]).toEqual(new Array(12).fill(0));
  expect([...pixels.subarray(12)]).toEqual([10, 11, 12, 255, 0, 0, 0, 0, 7, 8, 9, 255]);
});
