/**
 * Decode tables of finite state entropy codes (RFC 8878, 4.1). The entry of a state, 8 bytes:
 *   bits  0..31  what its symbol stands for
 *   bits 32..47  the next state, to which `bits` more of the stream are added
 *   bits 48..55  how many those are
 *   bits 56..63  how many bits are added to what the symbol stands for
 */

/** More symbols than this no code of Zstandard has, nor larger tables. */
const MOST_SYMBOLS = 64;
const MOST_STATES = 512;

/** How many states each symbol has; -1 for one of less than its share. */
const SHARES = memory.data(MOST_SYMBOLS * 2);
/** The next state of each symbol, while a table is built. */
const NEXT = memory.data(MOST_SYMBOLS * 2);
const SPREAD = memory.data(MOST_STATES);

/** What `readShares` found: the logarithm of the number of states, and how many symbols have a share. */
export let log: u32 = 0;
let symbols: u32 = 0;

/** Up to 25 bits from place `bit` on, lowest first; zeros where there are no more. */
function bitsAt(from: usize, end: usize, bit: u32): u32 {
  let ptr = from + (bit >> 3);
  let word: u32 = 0;
  if (ptr < end && end - ptr >= 4) word = load<u32>(ptr);
  else for (let i: u32 = 0; i < 32 && ptr < end; i += 8) word |= <u32>load<u8>(ptr++) << i;
  return word >> (bit & 7);
}

/** Reads the description of a table (4.1.1): where it ends, 0 where it is none. */
export function readShares(from: usize, end: usize, mostSymbols: u32, mostLog: u32): usize {
  if (from >= end) return 0;
  log = (bitsAt(from, end, 0) & 15) + 5;
  if (log > mostLog) return 0;
  let bit: u32 = 4;
  let left: i32 = 1 << log;
  symbols = 0;
  while (left > 0) {
    if (symbols >= mostSymbols) return 0;
    // Values to left + 1: the lowest of them have a bit less.
    const width: u32 = 32 - clz(left + 1);
    const short: u32 = (1 << width) - 2 - left;
    const lower: u32 = (1 << (width - 1)) - 1;
    let value = bitsAt(from, end, bit) & ((1 << width) - 1);
    if ((value & lower) < short) {
      value &= lower;
      bit += width - 1;
    } else {
      if (value > lower) value -= short;
      bit += width;
    }
    const share = <i32>value - 1;
    left -= share < 0 ? 1 : share;
    store<i16>(SHARES + (symbols++ << 1), <i16>share);
    if (share != 0) continue;
    let more: u32;
    do {
      more = bitsAt(from, end, bit) & 3;
      bit += 2;
      if (more > mostSymbols - symbols) return 0;
      for (let i: u32 = 0; i < more; i++) store<i16>(SHARES + (symbols++ << 1), 0);
    } while (more == 3);
  }
  const bytes: usize = (bit + 7) >> 3;
  return left < 0 || bytes > end - from ? 0 : from + bytes;
}

/** Takes shares that are known, one signed byte each. */
export function takeShares(from: usize, count: u32, tableLog: u32): void {
  log = tableLog;
  symbols = count;
  for (let s: u32 = 0; s < count; s++) store<i16>(SHARES + (s << 1), <i16>load<i8>(from + s));
}

/** Builds the table of the last shares. `values` has the upper and lower field of an entry for each symbol. */
export function buildStates(table: usize, values: usize): void {
  const size: u32 = 1 << log;
  let high = size; // symbols of less than their share are put to the end
  for (let s: u32 = 0; s < symbols; s++) {
    const share: i32 = load<i16>(SHARES + (s << 1));
    if (share < 0) store<u8>(SPREAD + --high, <u8>s);
    store<u16>(NEXT + (s << 1), share < 0 ? 1 : <u16>share);
  }
  const step = (size >> 1) + (size >> 3) + 3;
  let place: u32 = 0;
  for (let s: u32 = 0; s < symbols; s++) {
    for (let n: i32 = load<i16>(SHARES + (s << 1)); n > 0; n--) {
      store<u8>(SPREAD + place, <u8>s);
      do place = (place + step) & (size - 1);
      while (place >= high);
    }
  }
  for (let state: u32 = 0; state < size; state++) {
    const s: usize = load<u8>(SPREAD + state);
    const next: u32 = load<u16>(NEXT + (s << 1));
    store<u16>(NEXT + (s << 1), <u16>(next + 1));
    const width = log - 31 + clz(next);
    const entry = load<u64>(values + (s << 3)) | <u64>((next << width) - size) << 32 | <u64>width << 48;
    store<u64>(table + (state << 3), entry);
  }
}
