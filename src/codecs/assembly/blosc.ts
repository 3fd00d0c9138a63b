/** Chunks of Blosc 1 (README_CHUNK_FORMAT.rst and blosc.c of c-blosc). */
import { alloc } from "./alloc";
import { unshuffleBits } from "./bitshuffle";
import { bloscLz } from "./bloscLz";
import { inflate } from "./inflate";
import { lz4Block } from "./lz4";
import { snappy } from "./snappy";
import { OK, TRUNCATED, BAD_BLOCK, BAD_HEADER, NO_ROOM, TOO_LONG, TOO_SHORT } from "./status";
import { unshuffle } from "./unshuffle";
import { zstd } from "./zstd";

const VERSION: u32 = 2;
const HEADER: usize = 16;
/** Flags of a chunk; its upper three bits name the compressor. */
const SHUFFLED: u32 = 1;
const AS_IT_IS: u32 = 2;
const BIT_SHUFFLED: u32 = 4;
const UNSPLIT: u32 = 16;
/** Wider elements, or fewer of them in a block, are not split. */
const MOST_SPLITS: usize = 16;
const FEWEST: usize = 128;

function unpack(compressor: u32, src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  if (compressor == 0) return bloscLz(src, inSize, dst, outSize);
  if (compressor == 1) return lz4Block(src, inSize, dst, outSize);
  if (compressor == 2) return snappy(src, inSize, dst, outSize);
  if (compressor == 3) return inflate(src, inSize, dst, outSize);
  if (compressor == 4) return zstd(src, inSize, dst, outSize);
  return BAD_HEADER;
}

/** A block is one stream, or one for each byte of an element; each behind its stored size, as it is where that is its own. */
function unpackBlock(compressor: u32, from: usize, inEnd: usize, dst: usize, size: usize, splits: usize): i32 {
  const part = size / splits;
  for (let end = dst + part * splits; dst < end; dst += part) {
    if (inEnd - from < 4) return TRUNCATED;
    const stored: usize = load<u32>(from);
    from += 4;
    if (stored > inEnd - from) return TRUNCATED;
    if (stored == part) memory.copy(dst, from, part);
    else {
      const status = unpack(compressor, from, stored, dst, part);
      if (status != OK) return status;
    }
    from += stored;
  }
  return OK;
}

/**
 * Decodes the chunk of `inSize` bytes at `src` into exactly `outSize` bytes at `dst`; its header of 16 bytes tells how, and
 * is followed by the places of its blocks. Every block is shuffled by itself. Returns a code of status.ts.
 */
export function blosc(src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  if (inSize < HEADER) return TRUNCATED;
  const flags: u32 = load<u8>(src, 2);
  const width: usize = load<u8>(src, 3);
  const blockSize: usize = load<u32>(src, 8);
  const total: usize = load<u32>(src, 12);
  if (load<u8>(src) != VERSION || width == 0) return BAD_HEADER;
  if (<usize>load<u32>(src, 4) != outSize) return <usize>load<u32>(src, 4) > outSize ? TOO_LONG : TOO_SHORT;
  if (total > inSize) return TRUNCATED;
  const inEnd = src + total;
  if (flags & AS_IT_IS) {
    if (total < HEADER || total - HEADER < outSize) return TRUNCATED;
    memory.copy(dst, src + HEADER, outSize);
    return OK;
  }
  if (outSize == 0) return OK;
  if (blockSize == 0 || blockSize > outSize) return BAD_HEADER;
  const blocks = (outSize - 1) / blockSize + 1;
  if (total < HEADER || (total - HEADER) >> 2 < blocks) return TRUNCATED;
  const byteShuffled = (flags & SHUFFLED) != 0 && width > 1;
  const bitShuffled = !byteShuffled && (flags & BIT_SHUFFLED) != 0;
  const shuffled = byteShuffled || bitShuffled ? alloc(blockSize) : 0;
  const planes = bitShuffled ? alloc(blockSize) : 0;
  if ((byteShuffled || bitShuffled) && shuffled == 0) return NO_ROOM;
  if (bitShuffled && planes == 0) return NO_ROOM;
  const splits: usize = !(flags & UNSPLIT) && width <= MOST_SPLITS && blockSize / width >= FEWEST ? width : 1;
  if (blockSize % splits != 0) return BAD_BLOCK;
  for (let i: usize = 0; i < blocks; i++) {
    const place: usize = load<u32>(src + HEADER + (i << 2));
    if (place > total) return TRUNCATED;
    const to = dst + i * blockSize;
    const size = min(blockSize, dst + outSize - to);
    // The last block is in one piece where it is shorter.
    const pieces: usize = size == blockSize ? splits : 1;
    const status = unpackBlock(flags >> 5, src + place, inEnd, shuffled ? shuffled : to, size, pieces);
    if (status != OK) return status;
    if (byteShuffled) unshuffle(shuffled, size, to, width);
    else if (bitShuffled) unshuffleBits(shuffled, size, to, width, planes);
  }
  return OK;
}
