import fc from "fast-check";
import { expect, test } from "vitest";
import { clampOffset, MAX_SCROLL, offsetShowing, scrollLength, scrollPosition, tableOffset } from "./scaledScroll.ts";

test.each([
  [2200, 2200],
  [22e9, MAX_SCROLL],
])("a table of %d px is scrolled over %d", (content, length) => expect(scrollLength(content)).toBe(length));

test("both ends of a huge table are reached exactly", () => {
  expect(tableOffset(0, 22e9, 600)).toBe(0);
  expect(tableOffset(MAX_SCROLL - 600, 22e9, 600)).toBe(22e9 - 600);
});

test("offset and position are each other's inverse", () =>
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1000, max: 10 ** 12 }),
      (part, content) => {
        const offset = part * (content - 600);
        expect(tableOffset(scrollPosition(offset, content, 600), content, 600)).toBeCloseTo(offset, 2);
      },
    ),
  ));

test.each([
  [-5, 1000, 100, 0],
  [950, 1000, 100, 900],
  [10, 50, 100, 0],
])("%d of %d px in %d is clamped to %d", (offset, content, viewport, clamped) =>
  expect(clampOffset(offset, content, viewport)).toBe(clamped),
);

test.each([
  ["above", 100, 200, 100],
  ["below", 400, 200, 322],
  ["in view", 220, 200, 200],
])("a row %s is brought into view by the shortest way", (_, start, offset, moved) =>
  expect(offsetShowing(start, 22, offset, 100)).toBe(moved),
);
