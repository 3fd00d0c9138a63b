/** The literals section of a block of Zstandard (RFC 8878, 3.1.1.3.1). */
import { OK, BAD_BLOCK, BAD_TABLE, TRUNCATED } from "./status";
import { decodeStream, decodeStreams, hasTree, readTree } from "./zstdHuffman";

/** The types of a section. */
const RAW: u32 = 0;
const REPEATED: u32 = 1;
const WITH_TREE: u32 = 2;

/** More literals than this no block has (3.1.1.2.4). */
const MOST: u32 = 128 * 1024;
/** What may be read behind them. */
const MARGIN: usize = 32;
const BUFFER = memory.data(128 * 1024 + 32, 16);

/** The literals of the last section, up to where memory may be read behind them, and where the section ends. */
export let literals: usize = 0;
export let literalsEnd: usize = 0;
export let readable: usize = 0;
export let sectionEnd: usize = 0;

/** Three, four or five bytes at `from`, of as many as there are. */
function littleEndian(from: usize, bytes: u32): u64 {
  let value: u64 = 0;
  for (let i: u32 = 0; i < bytes; i++) value |= <u64>load<u8>(from + i) << (i << 3);
  return value;
}

/** Finds or decodes the literals of the block that ends at `end`, in an input that ends at `inEnd`. */
export function readLiterals(from: usize, end: usize, inEnd: usize): i32 {
  if (from >= end) return TRUNCATED;
  const header: u32 = load<u8>(from);
  const type = header & 3;
  const format = header >> 2 & 3;
  if (type == RAW || type == REPEATED) {
    const bytes: u32 = format == 1 ? 2 : format == 3 ? 3 : 1;
    if (end - from < bytes) return TRUNCATED;
    const size = <u32>littleEndian(from, bytes) >> (bytes == 1 ? 3 : 4);
    if (size > MOST) return BAD_BLOCK;
    from += bytes;
    const stored = type == RAW ? size : 1;
    if (end - from < stored) return TRUNCATED;
    if (type == RAW) {
      literals = from;
      readable = inEnd;
    } else {
      memory.fill(BUFFER, load<u8>(from), size);
      literals = BUFFER;
      readable = BUFFER + size + MARGIN;
    }
    literalsEnd = literals + size;
    sectionEnd = from + stored;
    return OK;
  }
  // Two sizes of 10, 10, 14 or 18 bits, the decoded one first.
  const bytes: u32 = format < 2 ? 3 : format + 2;
  const width: u64 = format < 2 ? 10 : format == 2 ? 14 : 18;
  if (end - from < bytes) return TRUNCATED;
  const sizes = littleEndian(from, bytes) >> 4;
  const size = <u32>sizes & ((1 << <u32>width) - 1);
  const stored = <u32>(sizes >> width);
  from += bytes;
  if (size > MOST) return BAD_BLOCK;
  if (end - from < stored) return TRUNCATED;
  sectionEnd = from + stored;
  if (type == WITH_TREE) {
    from = readTree(from, sectionEnd);
    if (from == 0) return BAD_TABLE;
  } else if (!hasTree()) return BAD_TABLE;
  literals = BUFFER;
  literalsEnd = BUFFER + size;
  readable = literalsEnd + MARGIN;
  const sound =
    format == 0
      ? decodeStream(from, sectionEnd - from, BUFFER, literalsEnd)
      : decodeStreams(from, sectionEnd - from, BUFFER, literalsEnd);
  return sound ? OK : BAD_BLOCK;
}
