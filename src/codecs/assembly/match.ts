/**
 * Copies of bytes decoded before (matches of LZ77), 16 at a time. Where the source overlaps what is written, its bytes are
 * repeated over a vector, which is then stored in steps of a multiple of the distance, so that it stays right.
 */

/** For distances 1..15: indices that repeat the first `distance` bytes over 16 lanes... */
const REPEAT = memory.data(16 * 16, 16);
/** ...and the largest multiple of the distance that is at most 16. */
const STRIDE = memory.data(16);

for (let d: u32 = 1; d < 16; d++) {
  for (let i: u32 = 0; i < 16; i++) store<u8>(REPEAT + d * 16 + i, <u8>(i % d));
  store<u8>(STRIDE + d, <u8>(16 - 16 % d));
}

/** The bytes from `to` to `end`, at least one, each of them `distance` behind its copy. Up to 15 more bytes are written. */
// @ts-ignore: decorator
@inline
export function wildMatch(to: usize, end: usize, distance: usize): void {
  let src = to - distance;
  if (distance >= 16) {
    do {
      v128.store(to, v128.load(src));
      src += 16;
      to += 16;
    } while (to < end);
  } else {
    const pattern = i8x16.swizzle(v128.load(src), v128.load(<usize>(distance << 4), REPEAT));
    const stride: usize = load<u8>(distance, STRIDE);
    do {
      v128.store(to, pattern);
      to += stride;
    } while (to < end);
  }
}

/** The same for matches of any length, which writes nothing past `limit`. */
export function copyMatch(to: usize, end: usize, distance: usize, limit: usize): void {
  const whole = min(end, limit - 16);
  if (to < whole) {
    wildMatch(to, whole, distance);
    to = whole;
  }
  for (; to < end; to++) store<u8>(to, load<u8>(to - distance));
}
