import { expect, test } from "vitest";
import { openChunkIndex } from "./chunkIndex.ts";
import { describeDataset } from "./dataset.ts";
import { fixtureTruth, openFixture } from "./testing.ts";

interface Truth {
  readonly nodes: readonly {
    readonly path: string;
    readonly address: number;
    readonly chunks?: readonly number[];
    readonly stored?: readonly (readonly [coords: number[], mask: number, offset: number, size: number])[];
  }[];
}

const FILES = ["chunks", "combinations", "many"].flatMap((name) => [`${name}_earliest`, `${name}_latest`]);

test.each([...FILES, "chunks_paged"])("%s: every chunk is found where h5py finds it, and no other", (name) => {
  const file = openFixture(name);
  for (const { path, address, chunks, stored } of fixtureTruth<Truth>(name).nodes) {
    if (!chunks || !stored) continue;
    const index = openChunkIndex(file, describeDataset(file, address));
    const places = new Map(stored.map(([at, mask, offset, size]) => [at.join(), { offset, size, filterMask: mask }]));
    const step = Math.ceil(index.grid.reduce((product, n) => product * n, 1) / 20_000);
    // HDF5 1.10 gives other coordinates where the second axis is the unlimited one; the library's values say they are ours.
    const swapped = name !== "chunks_earliest" && path.startsWith("/extensible_second");
    for (const coords of swapped ? [] : allCoords(index.grid, step)) {
      const expected = places.get(coords.map((c, axis) => c * (chunks[axis] ?? 1)).join()) ?? null;
      expect(index.chunk(coords), `${path} ${coords}`).toEqual(expected);
    }
    for (const [at, mask, offset, size] of swapped ? [] : stored) {
      const coords = at.map((c, axis) => c / (chunks[axis] ?? 1));
      expect(index.chunk(coords), `${path} ${coords}`).toEqual({ offset, size, filterMask: mask });
    }
    const count = index.grid.reduce((product, n) => product * n, 1);
    const sizes = index.sizes(1_000_000) ?? new Float64Array();
    expect(sizes, path).toHaveLength(count);
    for (const [at, , , size] of swapped ? [] : stored) {
      const number = at.reduce((sum, c, axis) => sum * (index.grid[axis] ?? 1) + c / (chunks[axis] ?? 1), 0);
      expect(sizes[number], `${path} ${at}`).toBe(size);
    }
    const holes = sizes.filter((size) => size === 0).length;
    const storedBytes = sizes.reduce((sum, size) => sum + size, 0);
    expect([count - holes, storedBytes], path).toEqual([
      stored.length,
      stored.reduce((sum, [, , , size]) => sum + size, 0),
    ]);
    if (count > 1) expect(index.sizes(1)).toBeNull();
  }
});

function* allCoords(grid: readonly number[], step: number): Generator<number[]> {
  const count = grid.reduce((product, n) => product * n, 1);
  for (let number = 0; number < count; number += step) {
    let rest = number;
    yield grid
      .toReversed()
      .map((n) => {
        const c = rest % n;
        rest = Math.floor(rest / n);
        return c;
      })
      .toReversed();
  }
}
