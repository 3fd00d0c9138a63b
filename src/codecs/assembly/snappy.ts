import { copyMatch } from "./match";
import { OK, TRUNCATED, BAD_DISTANCE, BAD_HEADER, TOO_LONG, TOO_SHORT } from "./status";

/**
 * Snappy's raw format (format_description.txt): the decoded size, seven bits a byte, lowest first; then elements, of which
 * the lowest two bits tell whether literals follow or how many bytes of a distance.
 */
export function snappy(src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  const inEnd = src + inSize;
  const outEnd = dst + outSize;
  let from = src;
  let to = dst;
  let size: u64 = 0;
  for (let shift: u64 = 0; ; shift += 7) {
    if (from >= inEnd) return TRUNCATED;
    if (shift > 28) return BAD_HEADER;
    const byte: u64 = load<u8>(from++);
    size |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  if (size != <u64>outSize) return BAD_HEADER;
  while (from < inEnd) {
    const tag: usize = load<u8>(from++);
    const type = tag & 3;
    let length: usize = (tag >> 2) + 1;
    // What follows, lowest byte first: a distance, or the length of more than 60 literals less 1.
    const bytes: usize = type == 3 ? 4 : type > 0 ? type : length > 60 ? length - 60 : 0;
    if (bytes > inEnd - from) return TRUNCATED;
    let more: usize = 0;
    for (let i: usize = 0; i < bytes; i++) more |= <usize>load<u8>(from++) << (i << 3);
    if (type == 0) {
      if (bytes > 0) {
        if (more == <usize>-1) return TOO_LONG;
        length = more + 1;
      }
      if (length > inEnd - from) return TRUNCATED;
      if (length > outEnd - to) return TOO_LONG;
      memory.copy(to, from, length);
      from += length;
      to += length;
      continue;
    }
    let distance = more;
    if (type == 1) {
      distance |= (tag >> 5) << 8;
      length = (tag >> 2 & 7) + 4;
    }
    if (distance == 0 || distance > to - dst) return BAD_DISTANCE;
    if (length > outEnd - to) return TOO_LONG;
    copyMatch(to, to + length, distance, outEnd);
    to += length;
  }
  return to == outEnd ? OK : TOO_SHORT;
}
