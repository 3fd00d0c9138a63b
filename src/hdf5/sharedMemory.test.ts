import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { normalizeSelection } from "../core/selection.ts";
import { BlockStore, cachedReader } from "./blockCache.ts";
import { SharedMemory } from "./sharedMemory.ts";
import { openHdf5 } from "./sourceFiles.ts";
import { MemoryReader } from "./structure/testing.ts";
import { nodeBoot } from "./testing.ts";

const CACHE = 2 ** 20;
/** Where the first chunk of `btree_2` begins in layouts.h5, by h5py's `get_chunk_info`. */
const FIRST_CHUNK = 108_656;

for (const directReads of [true, false]) {
  test(`files of the same structure do not see each other's chunks, ${directReads ? "directly" : "by the library"}`, async () => {
    const bytes = new Uint8Array(readFileSync("e2e/fixtures/layouts.h5"));
    const memory = new SharedMemory(nodeBoot(), CACHE);
    const firsts: unknown[] = [];
    // More files than the library has instances for; each differs in its first value, and is read twice.
    const files = Array.from({ length: 6 }, (_, k) => {
      const own = bytes.slice();
      new DataView(own.buffer).setInt32(FIRST_CHUNK, 1000 + k, true);
      const file = { name: "f.h5", root: "/f.h5", open: () => new MemoryReader(own) } as const;
      return openHdf5(memory, file, [], { cacheBytes: CACHE, directReads });
    });
    for (const file of [...files, ...files]) {
      const { data } = await file.readBlock("/btree_2", normalizeSelection("0, :2", [10, 12]));
      firsts.push((data as Int32Array)[0]);
    }
    expect(firsts).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5].map((k) => 1000 + k));
  });
}

test("files share the room for blocks: all together hold no more, and what is read stays right", () => {
  const store = new BlockStore(4);
  let fetched = 0;
  const files = [10, 20, 30].map((tag) =>
    cachedReader(
      {
        size: 64,
        read(offset, length) {
          fetched++;
          return Uint8Array.from({ length }, (_, i) => tag + ((offset + i) % 7));
        },
      },
      store,
      8,
    ),
  );
  const at = (file: number, block: number) => files[file]?.read(8 * block, 1)[0];
  const value = (file: number, block: number) => 10 * (file + 1) + ((8 * block) % 7);
  for (const [file, block] of [
    [0, 0],
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 0],
    [2, 0],
  ] as const) {
    expect(at(file, block)).toBe(value(file, block));
  }
  expect(fetched).toBe(6);
  // The first file gave its two oldest blocks up for the others.
  for (const [file, block] of [
    [0, 2],
    [0, 3],
    [1, 0],
    [2, 0],
  ] as const)
    expect(at(file, block)).toBe(value(file, block));
  expect(fetched).toBe(6);
  expect(at(0, 0)).toBe(value(0, 0));
  expect(fetched).toBe(7);
});
