import { expect, test } from "vitest";
import { openChunkIndex } from "./chunkIndex.ts";
import { describeDataset } from "./dataset.ts";
import { fixtureBytes, fixtureTruth, openBytes, openFixture } from "./testing.ts";

type StoredChunk = readonly [coords: number[], mask: number, offset: number, size: number];

interface Truth {
  readonly nodes: readonly {
    readonly path: string;
    readonly address: number;
    readonly chunks?: readonly number[];
    readonly stored?: readonly StoredChunk[];
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

test("chunks that begin inside an element are damage: HDF5 would not find them", () => {
  const bytes = fixtureBytes("chunks_earliest").slice();
  const nodes = fixtureTruth<Truth>("chunks_earliest").nodes;
  const { address, chunks = [], stored = [] } = nodes.find(({ path }) => path === "/fixed") ?? fail();
  const leaf = leafHolding(bytes, stored[0] ?? fail());
  // Signature, type, level and count, two addresses, then the first key: size, mask, an offset for each axis.
  bytes[leaf + 8 + 2 * 8 + 8 + 8 * chunks.length] = 1;
  const file = openBytes(bytes);
  const index = openChunkIndex(file, describeDataset(file, address));
  expect(() => index.chunk(chunks.map(() => 0))).toThrow("begins inside an element");
});

function fail(): never {
  throw new Error("the fixture has no such chunk");
}

/** The leaf of a B-tree of which the first chunk lies at an address. */
function leafHolding(bytes: Uint8Array, [, , address]: StoredChunk): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length - 8; at++) {
    if (view.getUint32(at) !== 0x54524545 || bytes[at + 4] !== 1 || bytes[at + 5] !== 0) continue; // "TREE", chunks, leaf
    for (let rank = 1; rank <= 8; rank++) {
      const child = at + 24 + 8 + 8 * (rank + 1);
      if (child + 8 <= bytes.length && view.getBigUint64(child, true) === BigInt(address)) return at;
    }
  }
  return fail();
}

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
