/** Literals of Zstandard in a Huffman code (RFC 8878, 4.2). */
import { bits, used, openBits, isSpent, marked, readBits, reload, resumeBits, setUsed, takenAtEnd } from "./backwardBits";
import { buildStates, log, readShares } from "./fse";

/** The longest code, and that of the weights. */
const MOST_BITS: u32 = 11;
const MOST_WEIGHT_BITS: u32 = 6;
/** A stream gives up to 57 bits at a time: five codes. */
const CODES = 5;
const BYTES_OF_CODES = 7;

/**
 * By the next `tableBits` bits, highest first: the length of a code in the lower byte, its symbol in the upper. Shift
 * counts are taken modulo 64, so an entry serves as one as it stands.
 */
const TABLE = memory.data(2048 * 2, 16);
/** 0 while there is no table. */
let tableBits: u64 = 0;

const WEIGHTS = memory.data(256);
/** How many symbols have each weight, then where the entries of each begin. */
const PLACES = memory.data(16 * 4);
const WEIGHT_STATES = memory.data(64 * 8);
/** What the symbols of the weights' code stand for: themselves. */
const WEIGHT_VALUES = memory.data<u64>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

export function forgetTree(): void {
  tableBits = 0;
}
export function hasTree(): bool {
  return tableBits != 0;
}

/** Weights that are themselves in a code, by two states in turn (4.2.1.2). How many they are, 0 where it is none. */
function readCodedWeights(from: usize, end: usize): u32 {
  const stream = readShares(from, end, MOST_BITS + 1, MOST_WEIGHT_BITS);
  if (stream == 0) return 0;
  buildStates(WEIGHT_STATES, WEIGHT_VALUES);
  if (!openBits(stream, end - stream)) return 0;
  let state = readBits(log);
  let other = readBits(log);
  if (used > 64) return 0;
  for (let count: u32 = 0; count < 254; ) {
    const entry = load<u64>(WEIGHT_STATES + (state << 3));
    store<u8>(WEIGHTS + count++, entry);
    reload();
    const next = <u32>(entry >> 32 & 0xffff) + readBits(entry >> 48);
    if (used > 64) {
      store<u8>(WEIGHTS + count++, load<u8>(WEIGHT_STATES + (other << 3)));
      return count;
    }
    state = other;
    other = next;
  }
  return 0;
}

/**
 * A code of length n has the weight `tableBits` + 1 - n, and a symbol without one 0. That of the last symbol is what the
 * others leave (4.2.1). The table lists the codes by growing weight, then by symbol.
 */
function buildTable(count: u32): bool {
  memory.fill(PLACES, 0, 64);
  let sum: u32 = 0;
  for (let s: u32 = 0; s < count; s++) {
    const weight: u32 = load<u8>(WEIGHTS + s);
    if (weight > MOST_BITS) return false;
    if (weight > 0) sum += 1 << (weight - 1);
    store<u32>(PLACES + (weight << 2), load<u32>(PLACES + (weight << 2)) + 1);
  }
  if (sum == 0) return false;
  const longest: u32 = 32 - clz(sum);
  const left: u32 = (1 << longest) - sum;
  if (longest > MOST_BITS || (left & (left - 1)) != 0) return false;
  const last: u32 = 32 - clz(left);
  store<u8>(WEIGHTS + count++, <u8>last);
  store<u32>(PLACES + (last << 2), load<u32>(PLACES + (last << 2)) + 1);
  if (load<u32>(PLACES, 4) < 2) return false; // two codes at least are of the full length
  let place: u32 = 0;
  for (let weight: u32 = 1; weight <= MOST_BITS; weight++) {
    const those = load<u32>(PLACES + (weight << 2));
    store<u32>(PLACES + (weight << 2), place);
    place += those << (weight - 1);
  }
  for (let s: u32 = 0; s < count; s++) {
    const weight: u32 = load<u8>(WEIGHTS + s);
    if (weight == 0) continue;
    const p = PLACES + (weight << 2);
    let to: usize = TABLE + (load<u32>(p) << 1);
    const size: u32 = 1 << (weight - 1);
    store<u32>(p, load<u32>(p) + size);
    const entry = s << 8 | (longest + 1 - weight);
    const end = to + (size << 1);
    if (size < 4) for (; to < end; to += 2) store<u16>(to, <u16>entry);
    else for (const four = <u64>entry * 0x0001000100010001; to < end; to += 8) store<u64>(to, four);
  }
  tableBits = longest;
  return true;
}

/** Reads the description of a code (4.2.1.1): where it ends, 0 where it is none. */
export function readTree(from: usize, end: usize): usize {
  tableBits = 0;
  if (from >= end) return 0;
  const header: u32 = load<u8>(from++);
  const count = header < 128 ? header : header - 127;
  const bytes: usize = header < 128 ? header : (count + 1) >> 1;
  if (bytes > end - from) return 0;
  const next = from + bytes;
  if (header < 128) {
    const coded = readCodedWeights(from, next);
    return coded > 0 && buildTable(coded) ? next : 0;
  }
  for (let to = WEIGHTS; from < next; from++, to += 2) {
    const pair: u32 = load<u8>(from);
    store<u16>(to, <u16>(pair >> 4 | (pair & 15) << 8));
  }
  return buildTable(count) ? next : 0;
}

/** The rest of the stream that is open, which must fill the range. */
function finishStream(to: usize, end: usize): bool {
  const shift = 64 - tableBits;
  while (to < end) {
    reload();
    let rest = bits << used;
    let taken = used;
    for (const some = min(end, to + CODES); to < some; to++) {
      const entry: u64 = load<u16>(TABLE + (<usize>(rest >> shift) << 1));
      rest <<= entry;
      taken += entry & 0xff;
      store<u8>(to, entry >> 8);
    }
    if (taken > 64) return false;
    setUsed(taken);
  }
  return isSpent();
}

export function decodeStream(from: usize, size: usize, to: usize, end: usize): bool {
  return openBits(from, size) && finishStream(to, end);
}

/**
 * Four streams of a quarter each, behind the sizes of the first three (4.2.2; 3.1.1.3.1.6). They are decoded side by
 * side, five codes a turn, as long as none comes near its beginning, and finished one by one.
 */
export function decodeStreams(from: usize, size: usize, to: usize, end: usize): bool {
  if (size < 10) return false;
  const a = from + 6;
  const b = a + <usize>load<u16>(from);
  const c = b + <usize>load<u16>(from, 2);
  const d = c + <usize>load<u16>(from, 4);
  const stop = from + size;
  const part = (end - to + 3) >> 2;
  if (d >= stop || part * 3 > end - to) return false;
  const least = min(min(b - a, c - b), min(d - c, stop - d));
  if (least < 8) {
    return (
      decodeStream(a, b - a, to, to + part) &&
      decodeStream(b, c - b, to + part, to + part * 2) &&
      decodeStream(c, d - c, to + part * 2, to + part * 3) &&
      decodeStream(d, stop - d, to + part * 3, end)
    );
  }
  if (!load<u8>(b - 1) || !load<u8>(c - 1) || !load<u8>(d - 1) || !load<u8>(stop - 1)) return false;
  let atA = b - 8;
  let atB = c - 8;
  let atC = d - 8;
  let atD = stop - 8;
  let bitsA = marked(atA, takenAtEnd(b));
  let bitsB = marked(atB, takenAtEnd(c));
  let bitsC = marked(atC, takenAtEnd(d));
  let bitsD = marked(atD, takenAtEnd(stop));
  const shift = 64 - tableBits;
  let out = to;
  const shortest = end - part * 3; // of the four outputs, counted from the first
  while (true) {
    const near = min(min(atA - a, atB - b), min(atC - c, atD - d));
    let turns = min(near / BYTES_OF_CODES, (shortest - out) / CODES);
    if (turns == 0) break;
    do {
      for (const some = out + CODES; out < some; out++) {
        const entryA: u64 = load<u16>(TABLE + (<usize>(bitsA >> shift) << 1));
        const entryB: u64 = load<u16>(TABLE + (<usize>(bitsB >> shift) << 1));
        const entryC: u64 = load<u16>(TABLE + (<usize>(bitsC >> shift) << 1));
        const entryD: u64 = load<u16>(TABLE + (<usize>(bitsD >> shift) << 1));
        bitsA <<= entryA;
        bitsB <<= entryB;
        bitsC <<= entryC;
        bitsD <<= entryD;
        store<u8>(out, entryA >> 8);
        store<u8>(out + part, entryB >> 8);
        store<u8>(out + part * 2, entryC >> 8);
        store<u8>(out + part * 3, entryD >> 8);
      }
      const takenA = ctz(bitsA);
      const takenB = ctz(bitsB);
      const takenC = ctz(bitsC);
      const takenD = ctz(bitsD);
      atA -= <usize>(takenA >> 3);
      atB -= <usize>(takenB >> 3);
      atC -= <usize>(takenC >> 3);
      atD -= <usize>(takenD >> 3);
      bitsA = marked(atA, takenA & 7);
      bitsB = marked(atB, takenB & 7);
      bitsC = marked(atC, takenC & 7);
      bitsD = marked(atD, takenD & 7);
    } while (--turns);
  }
  resumeBits(a, atA, ctz(bitsA));
  if (!finishStream(out, to + part)) return false;
  resumeBits(b, atB, ctz(bitsB));
  if (!finishStream(out + part, to + part * 2)) return false;
  resumeBits(c, atC, ctz(bitsC));
  if (!finishStream(out + part * 2, to + part * 3)) return false;
  resumeBits(d, atD, ctz(bitsD));
  return finishStream(out + part * 3, end);
}
