import { alloc } from "./alloc";
import { bigEndian32, lz4Block } from "./lz4";
import { OK, TRUNCATED, BAD_HEADER, NO_ROOM } from "./status";
import { unshuffle } from "./unshuffle";
import { zstd } from "./zstd";

/** Blocks hold a multiple of so many elements; what is left of them at the end is not shuffled. */
const MULTIPLE: usize = 8;
const TARGET_BYTES: usize = 8192;
const FEWEST: usize = 128;

/** Of each 8 bytes bit b of byte a becomes bit a of byte b. */
function transposeBits(at: usize, size: usize): void {
  for (let end = at + size; at < end; at += 8) {
    let x = load<u64>(at);
    let swap = (x ^ (x >> 7)) & 0x00aa00aa00aa00aa;
    x ^= swap ^ (swap << 7);
    swap = (x ^ (x >> 14)) & 0x0000cccc0000cccc;
    x ^= swap ^ (swap << 14);
    swap = (x ^ (x >> 28)) & 0x00000000f0f0f0f0;
    store<u64>(at, x ^ swap ^ (swap << 28));
  }
}

/**
 * Undoes bitshuffle for one block of `count` elements, a multiple of 8: the input holds bit 0 of byte 0 of every element,
 * then bit 1, and so on. `planes` is room for as many bytes.
 */
function unshuffleBlock(src: usize, count: usize, dst: usize, width: usize, planes: usize): void {
  for (let byte: usize = 0; byte < width; byte++) {
    // Eight rows of bits are, byte by byte, what eight planes of bytes are to the shuffle filter.
    unshuffle(src + byte * count, count, planes + byte * count, 8);
    transposeBits(planes + byte * count, count);
  }
  unshuffle(planes, count * width, dst, width);
}

/** The same as Blosc does it: a block whose elements are no multiple of 8 is not shuffled at all. */
export function unshuffleBits(src: usize, size: usize, dst: usize, width: usize, planes: usize): void {
  const count = size / width;
  const whole = count % MULTIPLE == 0 ? count : 0;
  unshuffleBlock(src, whole, dst, width, planes);
  memory.copy(dst + whole * width, src + whole * width, size - whole * width);
}

/** Undoes bitshuffle without compression. `block` is a number of elements, 0 for the one that is usual. */
export function bitunshuffle(src: usize, size: usize, dst: usize, width: usize, block: usize): i32 {
  const count = size / width;
  let elements = block;
  if (elements == 0) elements = max((TARGET_BYTES / width) & ~(MULTIPLE - 1), FEWEST);
  if (elements % MULTIPLE != 0) return BAD_HEADER;
  elements = min(elements, count & ~(MULTIPLE - 1));
  const planes = alloc(elements * width);
  if (planes == 0) return NO_ROOM;
  let done: usize = 0;
  while (count - done >= MULTIPLE) {
    const now = min(elements, (count - done) & ~(MULTIPLE - 1));
    unshuffleBlock(src + done * width, now, dst + done * width, width, planes);
    done += now;
  }
  memory.copy(dst + done * width, src + done * width, size - done * width);
  return OK;
}

/**
 * Bitshuffle with LZ4 or Zstandard: the decoded size (8 bytes) and that of a block (4 bytes), both big-endian; then each
 * block behind its stored size (4 bytes), and the elements that fill no multiple of 8 as they are.
 */
function bitshuffled(src: usize, inSize: usize, dst: usize, outSize: usize, width: usize, isZstd: bool): i32 {
  if (inSize < 12) return TRUNCATED;
  if (load<u32>(src) != 0 || <usize>bigEndian32(src + 4) != outSize) return BAD_HEADER;
  const count = outSize / width;
  let elements = <usize>bigEndian32(src + 8) / width;
  if (elements == 0 || elements % MULTIPLE != 0) return BAD_HEADER;
  elements = min(elements, count & ~(MULTIPLE - 1));
  const unpacked = alloc(elements * width);
  const planes = alloc(elements * width);
  if (unpacked == 0 || planes == 0) return NO_ROOM;
  const inEnd = src + inSize;
  let from = src + 12;
  let done: usize = 0;
  while (count - done >= MULTIPLE) {
    const now = min(elements, (count - done) & ~(MULTIPLE - 1));
    if (inEnd - from < 4) return TRUNCATED;
    const stored: usize = bigEndian32(from);
    from += 4;
    if (stored > inEnd - from) return TRUNCATED;
    const status = isZstd
      ? zstd(from, stored, unpacked, now * width)
      : lz4Block(from, stored, unpacked, now * width);
    if (status != OK) return status;
    unshuffleBlock(unpacked, now, dst + done * width, width, planes);
    from += stored;
    done += now;
  }
  const rest = outSize - done * width;
  if (rest > inEnd - from) return TRUNCATED;
  memory.copy(dst + done * width, from, rest);
  return OK;
}

export function bitshuffleLz4(src: usize, inSize: usize, dst: usize, outSize: usize, width: usize): i32 {
  return bitshuffled(src, inSize, dst, outSize, width, false);
}

export function bitshuffleZstd(src: usize, inSize: usize, dst: usize, outSize: usize, width: usize): i32 {
  return bitshuffled(src, inSize, dst, outSize, width, true);
}
