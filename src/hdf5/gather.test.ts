import fc from "fast-check";
import { expect, test } from "vitest";
import type { Selection } from "../core/selection.ts";
import { chunksTouched, gather } from "./gather.ts";

/** A dataset, its chunks and a selection of it with positive steps. */
const cases = fc
  .array(
    fc.record({
      n: fc.integer({ min: 1, max: 9 }),
      chunk: fc.integer({ min: 1, max: 5 }),
      start: fc.nat(8),
      step: fc.integer({ min: 1, max: 4 }),
      want: fc.nat(9),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((axes) => ({
    shape: axes.map(({ n }) => n),
    chunks: axes.map(({ chunk }) => chunk),
    selection: axes.map(({ n, start, step, want }) => {
      const first = start % n;
      return { start: first, step, count: Math.min(want, Math.ceil((n - first) / step)), drop: false };
    }),
  }));

const strides = (shape: readonly number[]) => shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1));
const flat = (at: readonly number[], shape: readonly number[]) => {
  const by = strides(shape);
  return at.reduce((sum, x, i) => sum + x * (by[i] as number), 0);
};

/** All places of a box, in C order. */
function places(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, n) => all.flatMap((at) => Array.from({ length: n }, (_, i) => [...at, i])),
    [[]],
  );
}

const positions = (selection: Selection) =>
  places(selection.map((range) => range.count)).map((at) =>
    at.map((i, axis) => (selection[axis]?.start ?? 0) + i * (selection[axis]?.step ?? 1)),
  );

test("chunk by chunk gives what indexing gives", () => {
  fc.assert(
    fc.property(cases, ({ shape, chunks, selection }) => {
      const itemBytes = 2;
      const wanted = positions(selection).map((at) => flat(at, shape) + 1);
      const target = new Uint8Array(wanted.length * itemBytes);
      for (const coords of chunksTouched(selection, chunks)) {
        const origin = coords.map((c, i) => c * (chunks[i] as number));
        const extent = chunks.map((n, i) => Math.min(n, (shape[i] as number) - (origin[i] as number)));
        const values = places(extent).map(
          (at) =>
            flat(
              at.map((x, i) => x + (origin[i] as number)),
              shape,
            ) + 1,
        );
        const bytes = new Uint8Array(Uint16Array.from(values).buffer);
        gather(bytes, { origin, shape: extent }, selection, target, itemBytes);
      }
      expect([...new Uint16Array(target.buffer)]).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
});

test("exactly the chunks that hold a selected element are touched", () => {
  fc.assert(
    fc.property(cases, ({ chunks, selection }) => {
      const needed = new Set(
        positions(selection).map((at) => at.map((x, i) => Math.floor(x / (chunks[i] as number))).join()),
      );
      const touched = [...chunksTouched(selection, chunks)].map((coords) => coords.join());
      expect(touched.length).toBe(needed.size);
      expect(new Set(touched)).toEqual(needed);
    }),
    { numRuns: 1000 },
  );
});
