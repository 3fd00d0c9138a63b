import { copyMatch, wildMatch } from "./match";
import { OK, TRUNCATED, BAD_HEADER, BAD_DISTANCE, TOO_LONG, TOO_SHORT } from "./status";

// @ts-ignore: decorator
@inline
export function bigEndian32(at: usize): u32 {
  return bswap<u32>(load<u32>(at));
}

/**
 * One block of LZ4's format (lz4_Block_format.md): sequences of a token, literals and a match. The token holds the number
 * of literals in its upper half and the length of the match less 4 in its lower; 15 means that bytes to be added follow,
 * up to one that is not 255. The last sequence has literals only. The decoded size must be known.
 */
export function lz4Block(src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  const inEnd = src + inSize;
  const outEnd = dst + outSize;
  let from = src;
  let to = dst;
  while (from < inEnd) {
    const token: usize = load<u8>(from++);
    let literals = token >> 4;
    if (literals == 15) {
      let more: usize;
      do {
        if (from >= inEnd) return TRUNCATED;
        more = <usize>load<u8>(from++);
        literals += more;
      } while (more == 255);
    }
    if (literals > inEnd - from) return TRUNCATED;
    if (literals > outEnd - to) return TOO_LONG;
    // 16 bytes at a time, where there is room for more on both sides.
    if (inEnd - from >= literals + 16 && outEnd - to >= literals + 16) {
      v128.store(to, v128.load(from));
      for (let done: usize = 16; done < literals; done += 16) v128.store(to + done, v128.load(from + done));
    } else memory.copy(to, from, literals);
    from += literals;
    to += literals;
    if (from == inEnd) break;
    if (inEnd - from < 2) return TRUNCATED;
    const distance: usize = load<u16>(from);
    from += 2;
    if (distance == 0 || distance > to - dst) return BAD_DISTANCE;
    let length = (token & 15) + 4;
    if (length == 19) {
      let more: usize;
      do {
        if (from >= inEnd) return TRUNCATED;
        more = <usize>load<u8>(from++);
        length += more;
      } while (more == 255);
    }
    if (length > outEnd - to) return TOO_LONG;
    const end = to + length;
    if (outEnd - end >= 16) wildMatch(to, end, distance);
    else copyMatch(to, end, distance, outEnd);
    to = end;
  }
  return to == outEnd ? OK : TOO_SHORT;
}

/**
 * HDF5's LZ4 filter (32004): the decoded size (8 bytes) and that of a block (4 bytes), both big-endian; then each block
 * behind its stored size (4 bytes), as it is where that is its decoded size.
 */
export function lz4(src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  if (inSize < 12) return TRUNCATED;
  if (load<u32>(src) != 0 || <usize>bigEndian32(src + 4) != outSize) return BAD_HEADER;
  const block: usize = bigEndian32(src + 8);
  if (block == 0 && outSize > 0) return BAD_HEADER;
  const inEnd = src + inSize;
  let from = src + 12;
  for (let done: usize = 0; done < outSize; ) {
    if (inEnd - from < 4) return TRUNCATED;
    const stored: usize = bigEndian32(from);
    from += 4;
    const bytes = min(block, outSize - done);
    if (stored > inEnd - from) return TRUNCATED;
    if (stored == bytes) memory.copy(dst + done, from, bytes);
    else {
      const status = lz4Block(from, stored, dst + done, bytes);
      if (status != OK) return status;
    }
    from += stored;
    done += bytes;
  }
  return OK;
}
