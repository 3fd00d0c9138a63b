import { Fault } from "../core/fault.ts";

/** How the N-bit filter packed the elements of a chunk: numbers that fill only some of their bits. */
export interface NbitPacking {
  /** Elements of a chunk. */
  readonly count: number;
  /** Bytes of an element. */
  readonly size: number;
  readonly bigEndian: boolean;
  /** Bits that are used, from bit `offset` (the least significant is 0) on. */
  readonly precision: number;
  readonly offset: number;
}

/** Class of a type in the filter's parameters: a plain number. Arrays and compounds have parameters of their own. */
const ATOMIC = 1;
const WIDEST = 8;

/**
 * The packing that a filter's stored parameters describe (`H5Z__set_local_nbit`: their number, whether packing is of no
 * use, elements, class, size, order, precision, offset); undefined for types other than plain numbers, or where nothing is packed.
 */
export function nbitPacking(options: readonly number[]): NbitPacking | undefined {
  const [, useless, count = 0, kind, size = 0, order, precision = 0, offset = 0] = options;
  const fits = size > 0 && size <= WIDEST && precision > 0 && precision + offset <= size * 8;
  if (useless !== 0 || kind !== ATOMIC || !fits) return undefined;
  return { count, size, bigEndian: order === 1, precision, offset };
}

/** Bytes of a packed chunk; the library makes room for one byte more than the bits need. */
export function packedBytes({ count, precision }: NbitPacking): number {
  return Math.floor((count * precision) / 8) + 1;
}

/** The bits of each element follow each other without gaps, the most significant first; all other bits are 0. */
export function unpackNbit(
  packed: Uint8Array,
  { count, size, bigEndian, precision, offset }: NbitPacking,
): Uint8Array<ArrayBuffer> {
  if (packed.length * 8 < count * precision) {
    throw new Fault("damaged", "A chunk of this dataset is damaged: it holds fewer bits than its elements have.");
  }
  const elements = new Uint8Array(count * size);
  let at = 0; // in bits
  for (let element = 0; element < elements.length; element += size) {
    // From the highest used bit down; bit b lies in byte b / 8, counted from the least significant end.
    for (let bit = offset + precision - 1; bit >= offset; bit--, at++) {
      if (((packed[at >> 3] as number) >> (7 - (at & 7))) & 1) {
        const byte = bit >> 3;
        const place = element + (bigEndian ? size - 1 - byte : byte);
        elements[place] = (elements[place] as number) | (1 << (bit & 7));
      }
    }
  }
  return elements;
}
