import { damaged } from "./structureFault.ts";

/** Widths of addresses and lengths in a file, from its superblock (II.A). */
export interface FieldSizes {
  readonly offsetSize: number;
  readonly lengthSize: number;
}

const TWO_32 = 2 ** 32;

/** Bytes that are needed to hold any number up to `limit`: how several structures size their fields. */
export function bytesForLimit(limit: number): number {
  return Math.floor(Math.log2(Math.max(limit, 1)) / 8) + 1;
}

/**
 * A checked cursor over the bytes of one structure: little-endian numbers, addresses and lengths in the widths of the
 * file. Reading past the end throws a Fault that says which structure ended too soon.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly what: string;
  readonly sizes: FieldSizes;
  position = 0;

  constructor(bytes: Uint8Array, what: string, sizes: FieldSizes) {
    this.bytes = bytes;
    this.what = what;
    this.sizes = sizes;
  }

  get remaining(): number {
    return this.bytes.length - this.position;
  }

  /** Moves on by `count` bytes and returns where they began. */
  private advance(count: number): number {
    const start = this.position;
    if (!(count >= 0 && count <= this.bytes.length - start)) throw damaged(`the ${this.what} ends too soon`);
    this.position = start + count;
    return start;
  }

  skip(count: number): void {
    this.advance(count);
  }

  /** To the next multiple of `alignment`, counted from `origin`. Padding may be missing at the very end. */
  align(alignment: number, origin = 0): void {
    const over = (this.position - origin) % alignment;
    if (over > 0) this.position = Math.min(this.position + alignment - over, this.bytes.length);
  }

  u8(): number {
    return this.bytes[this.advance(1)] ?? 0;
  }

  u16(): number {
    const at = this.advance(2);
    return (this.bytes[at] ?? 0) | ((this.bytes[at + 1] ?? 0) << 8);
  }

  u32(): number {
    const at = this.advance(4);
    const { bytes } = this;
    return (
      ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>>
      0
    );
  }

  /** An unsigned number of `width` bytes; one above 2^53 is a fault. */
  uint(width: number): number {
    const start = this.advance(width);
    let value = 0;
    for (let at = start + width - 1; at >= start; at--) value = value * 256 + (this.bytes[at] ?? 0);
    if (value > Number.MAX_SAFE_INTEGER) throw damaged(`a number in the ${this.what} is too large`);
    return value;
  }

  u64(): number {
    const low = this.u32();
    const high = this.u32();
    if (high > 0x1fffff) throw damaged(`a number in the ${this.what} is too large`);
    return high * TWO_32 + low;
  }

  /** As `uint`, but null where all bits are set: “undefined” for an address, “unlimited” for a size. */
  uintOrNull(width: number): number | null {
    if (width > this.remaining) this.advance(width);
    for (let at = 0; at < width; at++) if (this.bytes[this.position + at] !== 0xff) return this.uint(width);
    this.position += width;
    return null;
  }

  /** An address, null where it is undefined. */
  address(): number | null {
    return this.uintOrNull(this.sizes.offsetSize);
  }

  /** An address that must be there. */
  definedAddress(): number {
    const address = this.address();
    if (address === null) throw damaged(`an address in the ${this.what} is missing`);
    return address;
  }

  length(): number {
    return this.uint(this.sizes.lengthSize);
  }

  /** A view, not a copy. */
  take(count: number): Uint8Array {
    const start = this.advance(count);
    return this.bytes.subarray(start, start + count);
  }

  rest(): Uint8Array {
    return this.take(this.remaining);
  }

  /** The bytes up to the next zero byte, which is passed over. */
  takeTerminated(): Uint8Array {
    const end = this.bytes.indexOf(0, this.position);
    if (end < 0) throw damaged(`a name in the ${this.what} has no end`);
    const name = this.bytes.subarray(this.position, end);
    this.position = end + 1;
    return name;
  }

  /** Four letters that every structure of a kind begins with. */
  signature(expected: string): void {
    const at = this.advance(expected.length);
    for (let i = 0; i < expected.length; i++) {
      if (this.bytes[at + i] !== expected.charCodeAt(i)) throw damaged(`there is no ${this.what} where one should be`);
    }
  }

  /** A version that is among those known here. */
  version(...known: number[]): number {
    const version = this.u8();
    if (!known.includes(version)) throw damaged(`version ${version} of the ${this.what} is not known`);
    return version;
  }
}
