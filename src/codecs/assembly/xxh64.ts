/** XXH64 with seed 0 (xxHash's xxhash_spec.md), of which Zstandard stores the lower half as its checksum (RFC 8878, 3.1.1). */
const P1: u64 = 0x9e3779b185ebca87;
const P2: u64 = 0xc2b2ae3d27d4eb4f;
const P3: u64 = 0x165667b19e3779f9;
const P4: u64 = 0x85ebca77c2b2ae63;
const P5: u64 = 0x27d4eb2f165667c5;

// @ts-ignore: decorator
@inline
function round(sum: u64, lane: u64): u64 {
  return rotl<u64>(sum + lane * P2, 31) * P1;
}
// @ts-ignore: decorator
@inline
function merge(sum: u64, lane: u64): u64 {
  return (sum ^ round(0, lane)) * P1 + P4;
}

export function xxh64(ptr: usize, size: usize): u64 {
  const end = ptr + size;
  let sum = P5;
  if (size >= 32) {
    let a = P1 + P2;
    let b = P2;
    let c: u64 = 0;
    let d: u64 = 0 - P1;
    do {
      a = round(a, load<u64>(ptr));
      b = round(b, load<u64>(ptr, 8));
      c = round(c, load<u64>(ptr, 16));
      d = round(d, load<u64>(ptr, 24));
      ptr += 32;
    } while (end - ptr >= 32);
    sum = rotl<u64>(a, 1) + rotl<u64>(b, 7) + rotl<u64>(c, 12) + rotl<u64>(d, 18);
    sum = merge(merge(merge(merge(sum, a), b), c), d);
  }
  sum += <u64>size;
  for (; end - ptr >= 8; ptr += 8) sum = rotl<u64>(sum ^ round(0, load<u64>(ptr)), 27) * P1 + P4;
  if (end - ptr >= 4) {
    sum = rotl<u64>(sum ^ (<u64>load<u32>(ptr) * P1), 23) * P2 + P3;
    ptr += 4;
  }
  for (; ptr < end; ptr++) sum = rotl<u64>(sum ^ (<u64>load<u8>(ptr) * P5), 11) * P1;
  sum = (sum ^ (sum >> 33)) * P2;
  sum = (sum ^ (sum >> 29)) * P3;
  return sum ^ (sum >> 32);
}
