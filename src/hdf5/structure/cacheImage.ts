import type { ByteReader } from "./byteReader.ts";
import type { RangeReader } from "./rangeReader.ts";
import { checkListLength } from "./structureFault.ts";

/** A structure of the file as it was in memory when the file was closed; its place in the file may not have been written. */
interface CachedEntry {
  readonly address: number;
  readonly bytes: Uint8Array;
}

const SMALLEST_ENTRY = 24;

/**
 * The structures in a metadata cache image: HDF5 leaves them in one block, which the superblock's extension points to,
 * instead of writing each to its place (`H5C__reconstruct_cache_entry` in H5Cimage.c; the File Format Specification names
 * the message only).
 */
export function readCacheImage(block: ByteReader): CachedEntry[] {
  block.signature("MDCI");
  block.version(0);
  block.skip(1); // flags
  block.length(); // bytes of the image
  const count = block.u32();
  checkListLength(Math.min(count, block.remaining / SMALLEST_ENTRY), "entries of a metadata cache image");
  const entries: CachedEntry[] = [];
  for (let left = count; left > 0; left--) {
    block.skip(8); // type, flags, ring, age, and how many depend on it
    const parents = block.u16();
    block.skip(4); // when it was used last
    const address = block.definedAddress();
    const length = block.length();
    block.skip(parents * block.sizes.offsetSize);
    entries.push({ address, bytes: block.take(length) });
  }
  return entries.sort((a, b) => a.address - b.address);
}

/** The file with these structures at their places; address 0 lies at `base`. */
export function withCachedEntries(reader: RangeReader, entries: readonly CachedEntry[], base: number): RangeReader {
  return {
    size: reader.size,
    read(offset, length) {
      const stored = reader.read(offset, length);
      const over = entries.filter(({ address, bytes }) => {
        const at = base + address;
        return at < offset + length && at + bytes.length > offset;
      });
      if (over.length === 0) return stored;
      const merged = stored.slice();
      for (const { address, bytes } of over) {
        const at = base + address - offset;
        merged.set(bytes.subarray(Math.max(0, -at), length - at), Math.max(0, at));
      }
      return merged;
    },
  };
}
