import { copyMatch } from "./match";
import { OK, TRUNCATED, BAD_DISTANCE, TOO_LONG, TOO_SHORT } from "./status";

/** Distances of the longer form are beyond this one. */
const MOST_SHORT: usize = 8191;

/**
 * BloscLZ (blosclz.c of c-blosc), which descends from FastLZ. A control byte below 32 is followed by that many literals
 * and one; any other holds the length of a match less 2 in its upper three bits (7: bytes to be added follow, up to one
 * that is not 255) and, with the byte behind it, its distance less 1 in the other 13; where all of these are set, two more
 * bytes hold what the distance is beyond 8192. The first is always one of literals, and marked.
 */
export function bloscLz(src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  const inEnd = src + inSize;
  const outEnd = dst + outSize;
  let from = src;
  let to = dst;
  let mask: usize = 31;
  while (from < inEnd) {
    const control = <usize>load<u8>(from++) & mask;
    mask = 255;
    if (control < 32) {
      const count = control + 1;
      if (count > inEnd - from) return TRUNCATED;
      if (count > outEnd - to) return TOO_LONG;
      memory.copy(to, from, count);
      from += count;
      to += count;
      continue;
    }
    let length = (control >> 5) + 2;
    if (length == 9) {
      let more: usize;
      do {
        if (from >= inEnd) return TRUNCATED;
        more = <usize>load<u8>(from++);
        length += more;
      } while (more == 255);
    }
    if (from >= inEnd) return TRUNCATED;
    let distance = (control & 31) << 8 | <usize>load<u8>(from++);
    if (distance == MOST_SHORT) {
      if (inEnd - from < 2) return TRUNCATED;
      distance += <usize>bswap<u16>(load<u16>(from));
      from += 2;
    }
    distance++;
    if (distance > to - dst) return BAD_DISTANCE;
    if (length > outEnd - to) return TOO_LONG;
    copyMatch(to, to + length, distance, outEnd);
    to += length;
  }
  return to == outEnd ? OK : TOO_SHORT;
}
