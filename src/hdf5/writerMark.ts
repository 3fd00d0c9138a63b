import { lookup3 } from "./structure/checksum.ts";
import type { RangeReader } from "./structure/rangeReader.ts";
import type { Superblock } from "./structure/superblock.ts";

/** Offset of the file consistency flags in a superblock of version 3 (File Format Specification 3.0, II.A). */
const FLAGS_AT = 11;

/** Whether a writer has the file open, or had and did not close it. */
export function markedByWriter({ version, consistencyFlags }: Superblock): boolean {
  return version >= 3 && consistencyFlags !== 0;
}

/**
 * The library refuses a file that is marked as open for writing. Reading does no harm to it: the mark is hidden from the
 * library, and the superblock's checksum made to fit.
 */
export function withoutWriterMark(source: RangeReader, superblock: Superblock): RangeReader {
  if (!markedByWriter(superblock)) return source;
  const { base, offsetSize } = superblock;
  const length = 12 + 4 * offsetSize + 4;
  const head = source.read(base, length).slice();
  head[FLAGS_AT] = 0;
  new DataView(head.buffer).setUint32(length - 4, lookup3(head, 0, length - 4), true);
  return {
    size: source.size,
    read(offset, count) {
      const bytes = source.read(offset, count);
      const from = Math.max(offset, base);
      const to = Math.min(offset + count, base + length);
      if (from >= to) return bytes;
      const patched = bytes.slice();
      patched.set(head.subarray(from - base, to - base), from - offset);
      return patched;
    },
  };
}
