import fc from "fast-check";
import { expect, test } from "vitest";
import { detailWindow, scatterNote } from "./useScatterDetail.ts";

test("the part that is read holds the window, is not much larger, and stays while the window moves a little", () => {
  const edge = fc.double({ min: 0, max: 0.9, noNaN: true });
  const span = fc.double({ min: 1e-5, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(edge, edge, span, span, (top, left, high, wide) => {
      const window = { top, bottom: top + high, left, right: left + wide };
      const part = detailWindow(window);
      expect(part.top).toBeLessThanOrEqual(window.top);
      expect(part.bottom).toBeGreaterThanOrEqual(window.bottom);
      expect(part.left).toBeLessThanOrEqual(window.left);
      expect(part.right).toBeGreaterThanOrEqual(window.right);
      expect(part.bottom - part.top).toBeLessThanOrEqual(2.0001 * high + 1e-12);
      expect(part.right - part.left).toBeLessThanOrEqual(2.0001 * wide + 1e-12);
    }),
  );
  const near = (by: number) => detailWindow({ top: 0.51, bottom: 0.56, left: 0.2 + by, right: 0.25 + by });
  expect(near(0.002)).toEqual(near(0.001));
});

test.each([
  [1, null, null],
  [60, null, "Sample: one of 60 points. Zoom in for more."],
  [60, { from: 0, to: 1000, stride: 3, found: 9, partial: false }, "Sample: one of 3 points. Zoom in for more."],
  [60, { from: 0, to: 1000, stride: 1, found: 9, partial: false }, "All points of this part."],
  [60, { from: 0, to: 1000, stride: 1, found: 0, partial: false }, "No points in this part."],
  [
    60,
    { from: 60, to: 180, stride: 2, found: 9, partial: true },
    "Sample: one of 2 points. Looked for from [60] to [179]. Zoom in for more.",
  ],
])("of every %i points %j says %j", (stride, found, words) => {
  const detail = found && { range: found, x: new Float64Array(found.found) };
  expect(scatterNote({ stride, count: 1000 }, detail, String)).toBe(words);
});
