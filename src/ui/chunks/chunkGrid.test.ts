import { expect, test } from "vitest";
import { chunkBox, chunkSentence, defaultAxes, drawnAxis, drawnRange, gridOf } from "./chunkGrid.ts";

test("a small grid is drawn chunk by chunk, a large one in bins", () => {
  expect(drawnAxis(5)).toEqual({ cells: 5, chunksEach: 1 });
  const large = drawnAxis(5000);
  expect(large.cells).toBeLessThanOrEqual(64);
  expect(large.cells * large.chunksEach).toBeGreaterThanOrEqual(5000);
  expect(drawnRange([0, 4999], large)).toEqual([0, large.cells]);
  expect(drawnRange([80, 80], large)).toEqual([1, 2]);
});

test("the axes that are cut are drawn", () => {
  expect(defaultAxes([5000, 4, 2])).toEqual([1, 2]);
  expect(defaultAxes([5000, 1, 2])).toEqual([0, 2]);
  expect(defaultAxes([12])).toEqual([null, 0]);
  expect(defaultAxes([])).toEqual([null, 0]);
});

test("chunks are counted and told of", () => {
  expect(gridOf([5000, 2048, 1000], [1, 512, 512])).toEqual([5000, 4, 2]);
  const box = chunkBox(
    [
      [3, 3],
      [0, 600],
      [0, 20],
    ],
    [1, 512, 512],
  );
  expect(chunkSentence([5000, 4, 2], box, "needed")).toBe("2 of 40\u202f000 chunks are needed");
  expect(chunkSentence([1], [[0, 0]], "on screen")).toBe("1 of 1 chunk is on screen");
});
