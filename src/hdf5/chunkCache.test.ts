import { expect, test } from "vitest";
import { ChunkCache } from "./chunkCache.ts";

test("chunks that make way leave their memory to others, of which none is changed by it", () => {
  const cache = new ChunkCache(4000);
  const chunk = (k: number) => Uint8Array.from({ length: k % 3 ? 1000 : 900 }, (_, i) => (k * 31 + i) & 255);
  const memory = new Set<ArrayBufferLike>();
  for (let k = 0; k < 200; k++) {
    const own = chunk(k);
    cache.put(`${k}`, own);
    own.fill(0); // what is kept is a copy
    for (let j = Math.max(0, k - 3); j <= k; j++) {
      const kept = cache.get(`${j}`) as Uint8Array;
      expect(kept).toEqual(chunk(j));
      memory.add(kept.buffer);
    }
    if (k >= 5) expect(cache.get(`${k - 5}`)).toBeUndefined();
  }
  expect(memory.size).toBeLessThan(20);
});

test("a chunk that is put twice stays what it is", () => {
  const cache = new ChunkCache(4000);
  cache.put("a", Uint8Array.of(1, 2, 3));
  cache.put("a", Uint8Array.of(1, 2, 3));
  cache.put("b", Uint8Array.of(4, 5, 6));
  expect(cache.get("a")).toEqual(Uint8Array.of(1, 2, 3));
  expect(cache.keeps(2000)).toBe(true);
  expect(cache.keeps(2001)).toBe(false);
});
