/** Sequences of Zstandard: how many literals, then which match (RFC 8878, 3.1.1.3.2 and 3.1.1.4). */
import { takenAtEnd } from "./backwardBits";
import { buildStates, log, readShares, takeShares } from "./fse";
import { copyMatch, wildMatch } from "./match";
import { BAD_BLOCK, BAD_DISTANCE, BAD_SYMBOL, BAD_TABLE, OK, TOO_LONG, TRUNCATED } from "./status";

/** The kinds of codes, in the order in which a block describes them. */
const LITERALS = 0;
const OFFSETS = 1;
const MATCHES = 2;
const KINDS = 3;

/** How a block describes a table (3.1.1.3.2.1). */
const PREDEFINED: u32 = 0;
const ONE_SYMBOL: u32 = 1;
const COMPRESSED: u32 = 2;

const SYMBOLS = memory.data<u8>([36, 32, 53]);
const MOST_LOG = memory.data<u8>([9, 8, 9]);

/** Additional bits of the symbols (3.1.1.3.2.1.1); of offsets they are the symbol itself. */
const LITERAL_BITS = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
]);
const MATCH_BITS = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3,
  3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
]);
/** Shares of the predefined codes (3.1.1.3.2.2). */
const LITERAL_SHARES = memory.data<i8>([
  4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1,
]);
const OFFSET_SHARES = memory.data<i8>([
  1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1,
]);
const MATCH_SHARES = memory.data<i8>([
  1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
]);

/** For each kind: what its symbols stand for, as entries of fse.ts have it; the predefined table; room for another. */
const VALUES = memory.data(KINDS * 64 * 8, 16);
const FIXED = memory.data(KINDS * 64 * 8, 16);
const OWN = memory.data(KINDS * 512 * 8, 16);
/** The tables in use, 0 where there was none yet, and the logarithms of their sizes. */
const TABLES = memory.data(KINDS * 8);
const LOGS = memory.data(KINDS * 4);

/** The last three offsets, the latest first (3.1.1.5). */
let offset1: usize = 1;
let offset2: usize = 4;
let offset3: usize = 8;

/** Where the last sequences left the output. */
export let outPos: usize = 0;

/** Values of symbols follow one another without gaps: each begins where the one before ends. */
function fillValues(kind: u32, least: u64, additional: usize): void {
  for (let s: u32 = 0; s < <u32>load<u8>(SYMBOLS + kind); s++) {
    const more: u64 = load<u8>(additional + s);
    store<u64>(VALUES + kind * 512 + (s << 3), least | more << 56);
    least += <u64>1 << more;
  }
}

function fixedTable(kind: u32, shares: usize, count: u32, tableLog: u32): void {
  takeShares(shares, count, tableLog);
  buildStates(FIXED + kind * 512, VALUES + kind * 512);
}

/** Fills the predefined tables. Runs once. */
export function initSequences(): void {
  fillValues(LITERALS, 0, LITERAL_BITS);
  fillValues(MATCHES, 3, MATCH_BITS);
  for (let s: u64 = 0; s < 32; s++) store<u64>(VALUES + OFFSETS * 512 + (<usize>s << 3), <u64>1 << s | s << 56);
  fixedTable(LITERALS, LITERAL_SHARES, 36, 6);
  fixedTable(OFFSETS, OFFSET_SHARES, 29, 5);
  fixedTable(MATCHES, MATCH_SHARES, 53, 6);
}

/** What a frame begins with. */
export function resetSequences(): void {
  memory.fill(TABLES, 0, KINDS * 8);
  offset1 = 1;
  offset2 = 4;
  offset3 = 8;
}

function useTable(kind: u32, table: usize, tableLog: u32): void {
  store<usize>(TABLES + (kind << 3), table);
  store<u32>(LOGS + (kind << 2), tableLog);
}

/** Makes the table of a kind the one that the block describes. Where the description ends, 0 where it is none. */
function readTable(kind: u32, mode: u32, from: usize, end: usize): usize {
  const own = OWN + kind * 4096;
  const values = VALUES + kind * 512;
  const symbols: u32 = load<u8>(SYMBOLS + kind);
  if (mode == PREDEFINED) {
    useTable(kind, FIXED + kind * 512, kind == OFFSETS ? 5 : 6);
    return from;
  }
  if (mode == ONE_SYMBOL) {
    if (from >= end) return 0;
    const symbol: u32 = load<u8>(from);
    if (symbol >= symbols) return 0;
    store<u64>(own, load<u64>(values + (symbol << 3)));
    useTable(kind, own, 0);
    return from + 1;
  }
  if (mode == COMPRESSED) {
    const next = readShares(from, end, symbols, load<u8>(MOST_LOG + kind));
    if (next == 0) return 0;
    buildStates(own, values);
    useTable(kind, own, log);
    return next;
  }
  return load<usize>(TABLES + (kind << 3)) == 0 ? 0 : from;
}

/**
 * A sequence takes up to 89 bits, so one that begins this near the beginning of its stream might read before it. The rest
 * is then put to where zeros stand before it.
 */
const NEAR: usize = 16;
const TAIL = memory.data(32 + 24, 16) + 32;

/** Puts the last bytes of a stream there; tells where its last eight are. */
function tail(from: usize, end: usize): usize {
  memory.copy(TAIL, from, end - from);
  return TAIL + (end - from) - 8;
}

// @ts-ignore: decorator
@inline
function entryOf(table: usize, state: u32): u64 {
  return load<u64>(table + (state << 3));
}
/** The lowest `count` bits. */
const MASKS = memory.data(32 * 4, 16);
for (let count: u32 = 0; count < 32; count++) store<u32>(MASKS + (count << 2), (1 << count) - 1);

/**
 * The `count` bits above place `left`. Variable shifts are what costs most here, since engines do them in three steps: so
 * one is made for each number, and the rest is cut off by a mask that is looked up.
 */
// @ts-ignore: decorator
@inline
function bitsAbove(left: u64, bits: u64, count: u64): u32 {
  return <u32>(bits >> left) & load<u32>(MASKS + (<usize>count << 2));
}

/** How many sequences the block has whose section was begun last. */
let sequences: u32 = 0;

/** Reads the header of a section (3.1.1.3.2.1) and its tables: where its bits begin, 0 where it is none. */
function readTables(from: usize, end: usize): usize {
  if (from >= end) return 0;
  sequences = load<u8>(from++);
  if (sequences == 0) return from == end ? from : 0;
  if (sequences >= 128) {
    const bytes: usize = sequences == 255 ? 2 : 1;
    if (end - from < bytes) return 0;
    sequences = sequences == 255 ? <u32>load<u16>(from) + 0x7f00 : (sequences - 128) << 8 | <u32>load<u8>(from);
    from += bytes;
  }
  if (from >= end) return 0;
  const modes: u32 = load<u8>(from++);
  if (modes & 3) return 0;
  from = readTable(LITERALS, modes >> 6, from, end);
  if (from != 0) from = readTable(OFFSETS, modes >> 4 & 3, from, end);
  if (from != 0) from = readTable(MATCHES, modes >> 2 & 3, from, end);
  return from;
}

/**
 * Runs the sequences of a block, whose section lies at `from`, and adds the literals they leave. Output goes to `out`; a
 * match may begin at `start`. Behind literals up to `readable` is memory that may be read. Tells `outPos`.
 */
export function runSequences(
  from: usize, end: usize, literals: usize, literalsEnd: usize, readable: usize, start: usize, out: usize, outEnd: usize,
): i32 {
  from = readTables(from, end);
  if (from == 0) return BAD_TABLE;
  if (sequences > 0) {
    if (from >= end || load<u8>(end - 1) == 0) return BAD_BLOCK;
    const literalTable = load<usize>(TABLES);
    const offsetTable = load<usize>(TABLES, OFFSETS * 8);
    const matchTable = load<usize>(TABLES, MATCHES * 8);
    const literalLog: u64 = load<u32>(LOGS);
    const offsetLog: u64 = load<u32>(LOGS, OFFSETS * 4);
    const matchLog: u64 = load<u32>(LOGS, MATCHES * 4);
    let at = end - 8;
    let least = from + NEAR;
    if (end - from < 8 + NEAR) {
      at = tail(from, end);
      least = TAIL - 8;
    }
    // `left` bits of `bits`, which lie at `at`, are not taken yet.
    let bits = load<u64>(at);
    let left = 64 - takenAtEnd(end) - literalLog;
    let literalState = bitsAbove(left, bits, literalLog);
    left -= offsetLog;
    let offsetState = bitsAbove(left, bits, offsetLog);
    left -= matchLog;
    let matchState = bitsAbove(left, bits, matchLog);
    let more = sequences;
    while (true) {
      let bytes = <usize>((64 - left) >> 3);
      at -= bytes;
      left += <u64>bytes << 3;
      if (at < least) {
        if (least == TAIL - 8) return TRUNCATED;
        at = tail(from, at + 8);
        least = TAIL - 8;
      }
      bits = load<u64>(at);
      const literalEntry = entryOf(literalTable, literalState);
      const offsetEntry = entryOf(offsetTable, offsetState);
      const matchEntry = entryOf(matchTable, matchState);
      // Up to 31 bits, and 9 + 9 + 8 for the next states, of the 57 there are.
      left -= offsetEntry >> 56;
      const value: usize = <u32>offsetEntry + bitsAbove(left, bits, offsetEntry >> 56);
      let length: usize = <u32>matchEntry;
      let run: usize = <u32>literalEntry;
      // Lengths have none but where they are long; then it is up to 16 and 16 more.
      if ((matchEntry | literalEntry) >> 56) {
        bytes = <usize>((64 - left) >> 3);
        at -= bytes;
        left += <u64>bytes << 3;
        bits = load<u64>(at);
        left -= matchEntry >> 56;
        length += bitsAbove(left, bits, matchEntry >> 56);
        left -= literalEntry >> 56;
        run += bitsAbove(left, bits, literalEntry >> 56);
        bytes = <usize>((64 - left) >> 3);
        at -= bytes;
        left += <u64>bytes << 3;
        bits = load<u64>(at);
      }

      let distance: usize;
      if (value > 3) {
        distance = value - 3;
        offset3 = offset2;
        offset2 = offset1;
        offset1 = distance;
      } else {
        // Without literals the latest offset cannot be meant: the others move up, and the last is it less 1. Which of
        // them it is cannot be foreseen: so nothing branches.
        const place: usize = value - select<usize>(0, 1, run == 0);
        distance = select<usize>(offset1, offset2, place == 0);
        distance = select<usize>(offset3, distance, place == 2);
        distance = select<usize>(offset1 - 1, distance, place == 3);
        offset3 = select<usize>(offset2, offset3, place > 1);
        offset2 = select<usize>(offset1, offset2, place > 0);
        offset1 = distance;
      }

      more--;
      if (more > 0) {
        const literalMore = literalEntry >> 48 & 0xff;
        const matchMore = matchEntry >> 48 & 0xff;
        const offsetMore = offsetEntry >> 48 & 0xff;
        left -= literalMore;
        literalState = <u32>(literalEntry >> 32 & 0xffff) + bitsAbove(left, bits, literalMore);
        left -= matchMore;
        matchState = <u32>(matchEntry >> 32 & 0xffff) + bitsAbove(left, bits, matchMore);
        left -= offsetMore;
        offsetState = <u32>(offsetEntry >> 32 & 0xffff) + bitsAbove(left, bits, offsetMore);
      }

      if (run > literalsEnd - literals) return BAD_SYMBOL;
      if (run + length > outEnd - out) return TOO_LONG;
      if (readable - literals >= run + 16 && outEnd - out >= run + length + 16) {
        v128.store(out, v128.load(literals));
        for (let done: usize = 16; done < run; done += 16) v128.store(out + done, v128.load(literals + done));
        literals += run;
        out += run;
        // An offset of 0 is none, and wraps.
        if (distance - 1 >= out - start) return BAD_DISTANCE;
        wildMatch(out, out + length, distance);
      } else {
        memory.copy(out, literals, run);
        literals += run;
        out += run;
        if (distance - 1 >= out - start) return BAD_DISTANCE;
        copyMatch(out, out + length, distance, outEnd);
      }
      out += length;
      if (more == 0) break;
    }
    // All bits must be taken, none besides.
    if (least != TAIL - 8 || (TAIL - at) << 3 != <usize>left) return BAD_BLOCK;
  }
  const rest = literalsEnd - literals;
  if (rest > outEnd - out) return TOO_LONG;
  memory.copy(out, literals, rest);
  outPos = out + rest;
  return OK;
}
