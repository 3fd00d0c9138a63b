import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeSelection } from "../core/selection.ts";
import { readContiguous } from "./contiguous.ts";

/** Bytes at a position of a file that need not exist: each 4-byte element holds its own number. */
function numbered(offset: number, length: number): Uint8Array {
  expect(offset % 4).toBe(0);
  return new Uint8Array(Uint32Array.from({ length: length / 4 }, (_, i) => offset / 4 + i).buffer);
}

const axisCase = fc.record({
  n: fc.integer({ min: 1, max: 12 }),
  from: fc.nat(11),
  to: fc.nat(12),
  by: fc.integer({ min: 1, max: 5 }),
});

test("gives what indexing gives", () => {
  fc.assert(
    fc.property(fc.array(axisCase, { minLength: 0, maxLength: 4 }), (axes) => {
      const shape = axes.map(({ n }) => n);
      const selection = normalizeSelection(
        axes.map(({ from, to, by }) => [from, to, by] as const),
        shape,
      );
      const wanted = selection.reduce<number[]>(
        (all, range, axis) =>
          all.flatMap((at) =>
            Array.from({ length: range.count }, (_, i) => at * (shape[axis] ?? 1) + range.start + i * range.step),
          ),
        [0],
      );
      expect([...new Uint32Array(readContiguous(numbered, shape, selection, 4).buffer)]).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["one column of long rows", [1000, 1_000_000], ":10, 5:6", 10, 4 * 10],
  ["a tile of long rows", [100_000, 1_000_000], "7:9, 100:200", 2, 4 * 200],
  ["short rows are read together", [100_000, 10], ":, 3", 1, 4e6 + 4],
  ["single elements far apart", [1e9], "::100000000", 10, 4 * 10],
  ["a cube's corner", [1000, 1000, 1000], ":2, :2, :2", 2, 2 * 4 * 2000],
])("%s", (_, shape, text, reads, bytes) => {
  let count = 0;
  let total = 0;
  const read = (offset: number, length: number) => {
    count++;
    total += length;
    return numbered(offset, length);
  };
  readContiguous(read, shape, normalizeSelection(text, shape), 4);
  expect(count).toBeLessThanOrEqual(reads);
  expect(total).toBeLessThanOrEqual(bytes);
});
