import type { ElementType } from "../array/elementType.ts";
import type { BigArray } from "./interpret/wideIntegers.ts";

const WORD = 2 ** 32;

/**
 * Integers modulo 2 ** 64 in two numbers, low and high half, so that no BigInt is made for each of them. While they are
 * added the halves may be any whole numbers below 2 ** 53; this brings both back to 32 bits.
 */
export function settleHalves(low: Float64Array, high: Float64Array): void {
  for (let i = 0; i < low.length; i++) {
    const l = low[i] as number;
    const carry = Math.floor(l / WORD);
    const h = (high[i] as number) + carry;
    low[i] = l - carry * WORD;
    high[i] = h - Math.floor(h / WORD) * WORD;
  }
}

/** Settled halves as integers of 64 bits. */
export function fromHalves(type: ElementType, low: ArrayLike<number>, high: ArrayLike<number>): BigArray {
  const words = new Uint32Array(low.length * 2);
  for (let i = 0; i < low.length; i++) {
    words[2 * i] = low[i] as number;
    words[2 * i + 1] = high[i] as number;
  }
  return type === "u8" ? new BigUint64Array(words.buffer) : new BigInt64Array(words.buffer);
}

/** (low, high) of the last product. */
export const product = new Uint32Array(2);

/** a * b modulo 2 ** 64, each given as two halves of 32 bits; leaves the result in `product`. */
export function multiplyHalves(aLow: number, aHigh: number, bLow: number, bHigh: number): void {
  const a0 = aLow & 0xffff;
  const a1 = aLow >>> 16;
  const b0 = bLow & 0xffff;
  const b1 = bLow >>> 16;
  // The low halves' product in full: middle terms are below 2 ** 33, so nothing is lost in double precision.
  const bottom = a0 * b0;
  const middle = a1 * b0 + Math.floor(bottom / 65536);
  const other = a0 * b1 + (middle % 65536);
  const carry = a1 * b1 + Math.floor(middle / 65536) + Math.floor(other / 65536);
  product[0] = (other % 65536) * 65536 + (bottom % 65536);
  product[1] = (carry + Math.imul(aLow, bHigh) + Math.imul(aHigh, bLow)) % WORD;
}
