/**
 * Fletcher-32 as HDF5 computes it (H5_checksum_fletcher32): over big-endian 16-bit words, a last odd byte counting as the
 * upper half of one. Sums are folded often enough that they cannot overflow: 360 words at a time.
 */
const WORDS: usize = 360;

// @ts-ignore: decorator
@inline
function fold(sum: u32): u32 {
  return (sum & 0xffff) + (sum >> 16);
}

export function fletcher32(ptr: usize, size: usize): u32 {
  let sum1: u32 = 0;
  let sum2: u32 = 0;
  let words = size >> 1;
  while (words > 0) {
    let some = min<usize>(words, WORDS);
    words -= some;
    do {
      const word = load<u16>(ptr);
      ptr += 2;
      sum1 += <u32>bswap<u16>(word);
      sum2 += sum1;
    } while (--some);
    sum1 = fold(sum1);
    sum2 = fold(sum2);
  }
  if (size & 1) {
    sum1 += <u32>load<u8>(ptr) << 8;
    sum2 += sum1;
    sum1 = fold(sum1);
    sum2 = fold(sum2);
  }
  return (fold(sum2) << 16) | fold(sum1);
}
