import fc from "fast-check";
import { expect, test } from "vitest";
import type { VirtualMapping } from "../structure/virtualMapping.ts";
import { mappingsOf } from "./mappingIndex.ts";
import { touches } from "./partCopy.ts";

const SHAPE = [60, 8];

const slab = (n: number) =>
  fc.record({
    start: fc.nat(n - 1),
    stride: fc.integer({ min: 3, max: 9 }),
    count: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    block: fc.integer({ min: 1, max: 3 }),
  });
const mapping = fc
  .oneof(
    { weight: 9, arbitrary: fc.tuple(slab(60), slab(8)).map((axes) => ({ kind: "hyperslab" as const, axes })) },
    { weight: 1, arbitrary: fc.constant({ kind: "all" as const }) },
  )
  .map((virtual): VirtualMapping => ({ file: "a.h5", dataset: "d", source: { kind: "all" }, virtual }));
const range = (n: number) =>
  fc
    .tuple(fc.nat(n - 1), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }))
    .map(([start, step, most]) => ({ start, step, count: Math.min(most, Math.ceil((n - start) / step)), drop: false }));

test("finds all mappings that a selection touches, in their own order", () => {
  fc.assert(
    fc.property(fc.array(mapping, { maxLength: 60 }), fc.tuple(range(60), range(8)), (mappings, selection) => {
      const found = mappingsOf(mappings, SHAPE)(selection);
      const touched = mappings.filter(({ virtual }) => touches(virtual, SHAPE, selection));
      expect(touched.every((each) => found.includes(each))).toBe(true);
      const places = found.map((each) => mappings.indexOf(each));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }),
  );
});

test("of ten thousand files with a frame each, those of the frames that are read", () => {
  const mappings = Array.from(
    { length: 10_000 },
    (_, frame): VirtualMapping => ({
      file: `${frame}.h5`,
      dataset: "d",
      source: { kind: "all" },
      virtual: {
        kind: "hyperslab",
        axes: [frame, 0].map((start, axis) => ({ start, stride: 1, count: 1, block: axis === 0 ? 1 : 16 })),
      },
    }),
  );
  const find = mappingsOf(mappings, [10_000, 16]);
  const whole = { start: 0, step: 1, count: 16, drop: false };
  const filesOf = (start: number, step: number, count: number) =>
    find([{ start, step, count, drop: false }, whole]).map(({ file }) => file);
  expect(filesOf(7, 1, 1)).toEqual(["7.h5"]);
  expect(filesOf(9998, 1, 2)).toEqual(["9998.h5", "9999.h5"]);
  expect(filesOf(0, 1, 10_000)).toHaveLength(10_000);
  expect(filesOf(3, 1, 0).length).toBeLessThanOrEqual(1);
});
