import fc from "fast-check";
import { expect, test } from "vitest";
import type { Selection } from "../core/selection.ts";
import { storedSizes } from "./storedSizes.ts";
import { describeDataset } from "./structure/dataset.ts";
import { fixtureTruth, openFixture } from "./structure/testing.ts";

interface Truth {
  readonly nodes: readonly {
    readonly path: string;
    readonly address: number;
    readonly kind: string;
    readonly shape?: readonly number[] | null;
    readonly layout?: string;
    readonly chunks?: readonly number[] | null;
    readonly externalFiles?: readonly unknown[];
    readonly offset?: number | null;
    readonly dtype?: { readonly size: number } | null;
    /** By h5py's `get_chunk_info`. */
    readonly stored?: readonly (readonly [at: number[], mask: number, offset: number, size: number])[];
  }[];
}

function sizesOf(name: string, address: number) {
  const file = openFixture(name);
  return storedSizes(file, address, describeDataset(file, address));
}

const whole = (shape: readonly number[]): Selection =>
  shape.map((count) => ({ start: 0, step: 1, count, drop: false }));

/** A part of each axis, with a step. */
const partOf = (shape: readonly number[]): fc.Arbitrary<Selection> =>
  fc.tuple(...shape.map((n) => fc.tuple(fc.nat(n - 1), fc.integer({ min: 1, max: 5 }), fc.nat(n)))).map((axes) =>
    axes.map(([start, step, wanted], axis) => {
      const room = Math.ceil(((shape[axis] as number) - start) / step);
      return { start, step, count: Math.min(wanted, room), drop: false };
    }),
  );

/** Whether one of the elements of a selection lies in the chunk that begins at `at`. */
function touches(selection: Selection, at: readonly number[], chunks: readonly number[]): boolean {
  return selection.every(({ start, step, count }, axis) =>
    Array.from({ length: count }, (_, i) => start + i * step).some(
      (index) => index >= (at[axis] as number) && index < (at[axis] as number) + (chunks[axis] as number),
    ),
  );
}

/** Where the second axis is the unlimited one HDF5 1.10 gives other places to chunks than it reads them from. */
const isSwapped = (path: string) => path.startsWith("/extensible_second");

const CHUNKED = ["chunks_latest", "combinations_earliest", "combinations_latest"].flatMap((name) =>
  fixtureTruth<Truth>(name)
    .nodes.filter(({ path, stored }) => stored && !isSwapped(path))
    .map((node) => ({ name, ...node })),
);

test.each(CHUNKED)("$name $path: a selection takes the sizes that h5py gives of its chunks", (node) => {
  const { name, address, shape, chunks, stored = [] } = node;
  if (!shape || !chunks) throw new Error("the truth of a chunked dataset has a shape and chunks");
  const sizes = sizesOf(name, address);
  expect(sizes.bytesOf(whole(shape))).toBe(stored.reduce((sum, [, , , size]) => sum + size, 0));
  if (shape.includes(0)) return;
  fc.assert(
    fc.property(partOf(shape), (selection) => {
      const touched = stored.filter(([at]) => touches(selection, at, chunks));
      expect(sizes.bytesOf(selection)).toBe(touched.reduce((sum, [, , , size]) => sum + size, 0));
    }),
    { numRuns: 20 },
  );
});

test("what there is no time for is not known", () => {
  const { nodes } = fixtureTruth<Truth>("chunks_latest");
  const sizes = sizesOf("chunks_latest", nodes.find(({ path }) => path === "/fixed")?.address ?? 0);
  expect(sizes.bytesOfEach([whole([9, 10]), whole([2, 3])])).toEqual([60, 12]);
  expect(sizes.bytesOfEach([whole([9, 10]), whole([2, 3])], -1)).toEqual([undefined, undefined]);
});

test("a chunk takes its size, and nothing where it was never written", () => {
  const { nodes } = fixtureTruth<Truth>("chunks_latest");
  const node = nodes.find(({ path }) => path === "/fixed_paged_filtered");
  const sizes = sizesOf("chunks_latest", node?.address ?? 0);
  const chunks = sizes.chunks() ?? new Float64Array();
  const allocated = new Map((node?.stored ?? []).map(([[at = 0], , , size]) => [at, size]));
  expect(Array.from(chunks)).toEqual(Array.from({ length: 2300 }, (_, i) => allocated.get(i) ?? 0));
  expect(sizes.summary()).toEqual({
    count: 2300,
    allocated: allocated.size,
    storedBytes: [...allocated.values()].reduce((sum, size) => sum + size, 0),
  });
});

const LAYOUTS = fixtureTruth<Truth>("layouts_latest").nodes.filter(
  ({ kind, layout, shape }) => kind === "dataset" && layout !== "chunked" && shape,
);

test.each(LAYOUTS)("$path ($layout): without chunks, elements are what is taken", (node) => {
  const { layout, shape, dtype, address, offset, externalFiles = [] } = node;
  const count = (shape ?? []).reduce((product, n) => product * n, 1);
  const sizes = sizesOf("layouts_latest", address);
  const elements = layout === "contiguous" && offset === null ? 0 : count * (dtype?.size ?? 0);
  const unknown = layout === "virtual" || externalFiles.length > 0;
  expect(sizes.bytesOf(whole(shape ?? []))).toBe(unknown ? undefined : elements);
  expect(sizes.chunks()).toBeNull();
  expect(sizes.summary()).toBeNull();
});
