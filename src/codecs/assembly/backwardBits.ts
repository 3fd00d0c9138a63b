/**
 * Bits that are read from the end of their bytes to the beginning, as those of Zstandard's codes are (RFC 8878, 4.1): the
 * highest bit set in the last byte marks where they begin.
 */

/** The eight bytes at `at`, of a shorter stream all there are; `used` bits of them are taken from its top. */
export let bits: u64 = 0;
/** More than 64 where more bits were taken than there are; those were arbitrary. */
export let used: u64 = 0;
export let at: usize = 0;
/** Where the bytes begin. */
export let first: usize = 0;

/** False where the bytes hold no such stream. */
export function openBits(from: usize, size: usize): bool {
  if (size == 0) return false;
  const last: u32 = load<u8>(from + size - 1);
  if (last == 0) return false;
  first = from;
  used = <u64>(clz(last) - 23);
  if (size >= 8) {
    at = from + size - 8;
    bits = load<u64>(at);
    return true;
  }
  at = from;
  bits = 0;
  for (let i: usize = 0; i < size; i++) bits |= <u64>load<u8>(from + i) << (i << 3);
  used += <u64>(8 - size) << 3;
  return true;
}

/** Goes on with a stream that was read in locals. */
export function resumeBits(start: usize, from: usize, taken: u64): void {
  first = start;
  at = from;
  bits = load<u64>(from);
  used = taken;
}

/** Makes 57 bits readable, or all there are. */
export function reload(): void {
  if (at == first) return;
  const bytes = min(<usize>(used >> 3), at - first);
  at -= bytes;
  used -= <u64>bytes << 3;
  bits = load<u64>(at);
}

/** The next `count` bits, which is 0 to 57. */
export function readBits(count: u64): u32 {
  const value = ((bits << used) >> 1) >> (63 - count);
  used += count;
  return <u32>value;
}

/** Says how many bits of `bits` were taken. */
export function setUsed(count: u64): void {
  used = count;
}

/** Whether all bits were taken and none besides. */
export function isSpent(): bool {
  reload();
  return at == first && used == 64;
}

/** The top of a stream's bits in place, and behind them a one that tells by its place how many were taken. */
// @ts-ignore: decorator
@inline
export function marked(from: usize, taken: u64): u64 {
  return (load<u64>(from) | 1) << taken;
}
// @ts-ignore: decorator
@inline
export function takenAtEnd(end: usize): u64 {
  return <u64>(clz(<u32>load<u8>(end - 1)) - 23);
}
