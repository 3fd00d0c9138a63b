import { copyMatch } from "./match";
import { OK, TRUNCATED, BAD_DISTANCE, TOO_LONG, TOO_SHORT } from "./status";

/**
 * LibLZF's format, which h5py's filter uses. A control byte below 32 is followed by that many literals and one; any other
 * holds the length of a match in its upper three bits (7: a further byte is added) and, with the byte behind it, the
 * distance of the match in the other 13. The decoded size must be known.
 */
export function lzf(src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  const inEnd = src + inSize;
  const outEnd = dst + outSize;
  let from = src;
  let to = dst;
  while (from < inEnd) {
    const control: usize = load<u8>(from++);
    if (control < 32) {
      const count = control + 1;
      if (count > inEnd - from) return TRUNCATED;
      if (count > outEnd - to) return TOO_LONG;
      memory.copy(to, from, count);
      from += count;
      to += count;
      continue;
    }
    let length: usize = control >> 5;
    if (length == 7) {
      if (from >= inEnd) return TRUNCATED;
      length += <usize>load<u8>(from++);
    }
    length += 2;
    if (from >= inEnd) return TRUNCATED;
    const distance = ((control & 31) << 8 | <usize>load<u8>(from++)) + 1;
    if (distance > to - dst) return BAD_DISTANCE;
    if (length > outEnd - to) return TOO_LONG;
    const end = to + length;
    copyMatch(to, end, distance, outEnd);
    to = end;
  }
  return to == outEnd ? OK : TOO_SHORT;
}
