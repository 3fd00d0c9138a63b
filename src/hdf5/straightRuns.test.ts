import fc from "fast-check";
import { expect, test } from "vitest";
import { gather } from "./gather.ts";
import { placeOfBox, straightRuns } from "./straightRuns.ts";

const part = (offset: number, size: number, to: number | undefined) => ({ offset, size, to });

test.each([
  ["neighbours in both are one run", [part(100, 10, 0), part(110, 10, 10)], [{ offset: 100, length: 20, to: 0 }], 0],
  ["whatever their order", [part(110, 10, 10), part(100, 10, 0)], [{ offset: 100, length: 20, to: 0 }], 0],
  [
    "a gap in the file parts them",
    [part(0, 20, 0), part(21, 20, 20)],
    [
      { offset: 0, length: 20, to: 0 },
      { offset: 21, length: 20, to: 20 },
    ],
    0,
  ],
  [
    "another order in the target does, too",
    [part(0, 20, 20), part(20, 20, 0)],
    [
      { offset: 0, length: 20, to: 20 },
      { offset: 20, length: 20, to: 0 },
    ],
    0,
  ],
  ["short ones are left", [part(0, 19, 0), part(30, 5, 19)], [], 2],
  ["so are those that must be decoded", [part(0, 50, undefined), part(50, 50, undefined)], [], 2],
])("%s", (_, parts, runs, left) => {
  const found = straightRuns(parts, 20);
  expect(found.runs).toEqual(runs);
  expect(found.rest).toHaveLength(left);
});

test("a box with a place lies there as gather would put it", () => {
  const axis = fc.record({
    start: fc.integer({ min: 0, max: 3 }),
    step: fc.integer({ min: 1, max: 2 }),
    count: fc.integer({ min: 1, max: 5 }),
    origin: fc.integer({ min: 0, max: 6 }),
    size: fc.integer({ min: 1, max: 4 }),
  });
  let placed = 0;
  fc.assert(
    fc.property(fc.array(axis, { minLength: 1, maxLength: 4 }), (axes) => {
      const selection = axes.map(({ start, step, count }) => ({ start, step, count, drop: false }));
      const box = { origin: axes.map((a) => a.origin), shape: axes.map((a) => a.size) };
      const place = placeOfBox(box, selection, 2);
      if (place === undefined) return;
      placed++;
      const size = 2 * box.shape.reduce((product, n) => product * n, 1);
      const source = Uint8Array.from({ length: size }, (_, i) => i + 1);
      const target = new Uint8Array(2 * selection.reduce((product, range) => product * range.count, 1));
      gather(source, box, selection, target, 2);
      expect([...target.subarray(place, place + size)]).toEqual([...source]);
      expect(target.filter((byte) => byte !== 0)).toHaveLength(size);
    }),
    { numRuns: 3000 },
  );
  expect(placed).toBeGreaterThan(50);
});

test("a box that is wholly inside has a place unless its rows are apart", () => {
  const range = (start: number, count: number) => ({ start, step: 1, count, drop: false });
  expect(placeOfBox({ origin: [4, 0], shape: [2, 8] }, [range(2, 10), range(0, 8)], 4)).toBe(2 * 8 * 4);
  expect(placeOfBox({ origin: [4, 4], shape: [1, 4] }, [range(4, 2), range(0, 8)], 1)).toBe(4);
  expect(placeOfBox({ origin: [4, 0], shape: [2, 4] }, [range(4, 2), range(0, 8)], 1)).toBeUndefined();
  expect(placeOfBox({ origin: [10, 0], shape: [4, 8] }, [range(2, 10), range(0, 8)], 4)).toBeUndefined();
});
