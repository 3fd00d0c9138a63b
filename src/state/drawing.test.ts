import { expect, test } from "vitest";
import { counted } from "./readHistogram.ts";
import { envelopeTexts, histogramText, meanText, sliceText } from "./sliceText.ts";

test("slices and what is computed of them", () => {
  const slice = sliceText('/a "b"\\c', [3, [0, 10, 2], [9, null, -1], [null, null]]);
  expect(slice).toBe('this["/a \\"b\\"\\\\c"][3, 0:10:2, 9::-1, :]');
  expect(meanText("x", [4, 2])).toBe('coarsen(x, (4, 2), "nanmean")');
  expect(envelopeTexts("x", 50)).toEqual(['coarsen(x, (50,), "nanmin")', 'coarsen(x, (50,), "nanmax")']);
  expect(histogramText("x", 256)).toBe("histogram(x, 256)");
});

test("values are counted in equal bins, passing over what is no number", () => {
  const { edges, counts } = counted(Float64Array.of(0, 1, 2, 3, 4, Number.NaN, Number.POSITIVE_INFINITY), 4);
  expect([...edges]).toEqual([0, 1, 2, 3, 4]);
  expect([...counts]).toEqual([1, 1, 1, 2]);
});
