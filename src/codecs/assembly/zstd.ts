/** Zstandard (RFC 8878) of one chunk in memory, whose decoded size is known: that is the window, too. */
import { OK, TRUNCATED, BAD_HEADER, BAD_BLOCK, BAD_CHECKSUM, TOO_LONG, TOO_SHORT } from "./status";
import { xxh64 } from "./xxh64";
import { forgetTree } from "./zstdHuffman";
import { literals, literalsEnd, readable, readLiterals, sectionEnd } from "./zstdLiterals";
import { initSequences, outPos, resetSequences, runSequences } from "./zstdSequences";

const MAGIC: u32 = 0xfd2fb528;
/** Of skippable frames, of which the lowest four bits are free (3.1.2). */
const SKIPPABLE: u32 = 0x184d2a50;
const MOST_IN_BLOCK: u64 = 128 * 1024;

/** The types of a block (3.1.1.2.2). */
const RAW: u32 = 0;
const REPEATED: u32 = 1;
const COMPRESSED: u32 = 2;

let inPos: usize = 0;
let inEnd: usize = 0;
let outEnd: usize = 0;
let out: usize = 0;
let ready: bool = false;

/** The largest block of a frame, whether its checksum follows, and its decoded size where that is told. */
let mostInBlock: u64 = 0;
let hasChecksum: bool = false;
let hasSize: bool = false;
let frameSize: u64 = 0;

/** The header of a frame behind its magic number (3.1.1.1). */
function readHeader(): i32 {
  if (inPos >= inEnd) return TRUNCATED;
  const descriptor: u32 = load<u8>(inPos++);
  if (descriptor & 8) return BAD_HEADER;
  const oneSegment = (descriptor & 0x20) != 0;
  const sizeFlag = descriptor >> 6;
  const idBytes: u32 = (1 << (descriptor & 3)) >> 1;
  const sizeBytes: u32 = sizeFlag == 0 ? (oneSegment ? 1 : 0) : 1 << sizeFlag;
  hasChecksum = (descriptor & 4) != 0;
  hasSize = sizeBytes > 0;
  if (inEnd - inPos < <usize>((oneSegment ? 0 : 1) + idBytes + sizeBytes)) return TRUNCATED;
  let window: u64 = 0;
  if (!oneSegment) {
    const exponent = load<u8>(inPos);
    const base: u64 = <u64>1 << (10 + (exponent >> 3));
    window = base + (base >> 3) * (exponent & 7);
    inPos++;
  }
  for (let i: u32 = 0; i < idBytes; i++) {
    if (load<u8>(inPos++) != 0) return BAD_HEADER; // needs a dictionary, which no chunk has beside it
  }
  frameSize = sizeFlag == 1 ? 256 : 0;
  for (let i: u32 = 0; i < sizeBytes; i++) frameSize += <u64>load<u8>(inPos++) << (i << 3);
  mostInBlock = min(MOST_IN_BLOCK, oneSegment ? frameSize : window);
  return OK;
}

function compressedBlock(end: usize, start: usize): i32 {
  const status = readLiterals(inPos, end, inEnd);
  if (status != OK) return status;
  const done = runSequences(sectionEnd, end, literals, literalsEnd, readable, start, out, outEnd);
  if (done == OK && <u64>(outPos - out) > mostInBlock) return BAD_BLOCK;
  out = outPos;
  inPos = end;
  return done;
}

function readFrame(): i32 {
  const status = readHeader();
  if (status != OK) return status;
  if (hasSize && frameSize > <u64>(outEnd - out)) return TOO_LONG;
  const start = out;
  forgetTree();
  resetSequences();
  let last = false;
  do {
    if (inEnd - inPos < 3) return TRUNCATED;
    const header: u32 = <u32>load<u16>(inPos) | <u32>load<u8>(inPos, 2) << 16;
    inPos += 3;
    last = (header & 1) != 0;
    const type = header >> 1 & 3;
    const size: usize = header >> 3;
    if (<u64>size > mostInBlock) return BAD_BLOCK;
    const stored: usize = type == REPEATED ? 1 : size;
    if (inEnd - inPos < stored) return TRUNCATED;
    if (type == COMPRESSED) {
      const done = compressedBlock(inPos + size, start);
      if (done != OK) return done;
      continue;
    }
    if (type != RAW && type != REPEATED) return BAD_BLOCK;
    if (size > outEnd - out) return TOO_LONG;
    if (type == RAW) memory.copy(out, inPos, size);
    else memory.fill(out, load<u8>(inPos), size);
    out += size;
    inPos += stored;
  } while (!last);
  if (hasSize && <u64>(out - start) != frameSize) return BAD_BLOCK;
  if (!hasChecksum) return OK;
  if (inEnd - inPos < 4) return TRUNCATED;
  const sum = load<u32>(inPos);
  inPos += 4;
  return sum == <u32>xxh64(start, out - start) ? OK : BAD_CHECKSUM;
}

/**
 * Decodes the frames of `inSize` bytes at `src` into exactly `outSize` bytes at `dst`. Returns a code of status.ts: 0 when
 * they are well formed, have that size together and their checksums hold. Reads nothing outside the two ranges and writes
 * nothing outside the second. Frames that need a dictionary are refused.
 */
export function zstd(src: usize, inSize: usize, dst: usize, outSize: usize): i32 {
  if (!ready) initSequences();
  ready = true;
  inPos = src;
  inEnd = src + inSize;
  out = dst;
  outEnd = dst + outSize;
  if (inSize == 0) return TRUNCATED;
  while (inPos < inEnd) {
    if (inEnd - inPos < 4) return TRUNCATED;
    const magic = load<u32>(inPos);
    inPos += 4;
    if ((magic & ~15) == SKIPPABLE) {
      if (inEnd - inPos < 4) return TRUNCATED;
      const size: usize = load<u32>(inPos);
      inPos += 4;
      if (size > inEnd - inPos) return TRUNCATED;
      inPos += size;
      continue;
    }
    if (magic != MAGIC) return BAD_HEADER;
    const status = readFrame();
    if (status != OK) return status;
  }
  return out == outEnd ? OK : TOO_SHORT;
}
