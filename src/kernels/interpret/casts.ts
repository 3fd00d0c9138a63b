import type { ElementArray, ElementType } from "../../array/elementType.ts";
import { bitsOf, integerBounds, isFloat } from "../../array/promote.ts";
import { roundToHalf, singleForHalf } from "../half.ts";
import type { NumberArray } from "./numbers.ts";
import type { BigArray } from "./wideIntegers.ts";

/**
 * out = a as another type. Integers wrap, floats are cut off towards 0: beyond the type's bounds they become the bound
 * (NumPy leaves that undefined), NaN becomes 0. Everything but 0 is true.
 */
export function castArray(from: ElementType, to: ElementType, a: ElementArray, out: ElementArray, n: number): void {
  const wideFrom = a instanceof BigInt64Array || a instanceof BigUint64Array;
  const wideTo = out instanceof BigInt64Array || out instanceof BigUint64Array;
  if (to === "b1") {
    const zero = wideFrom ? 0n : 0;
    for (let i = 0; i < n; i++) out[i] = a[i] !== zero ? 1 : 0;
  } else if (wideFrom && wideTo) {
    for (let i = 0; i < n; i++) out[i] = a[i] as bigint;
  } else if (wideFrom) fromWide(to, a, out as NumberArray, n);
  else if (wideTo) toWide(from, to, a, out, n);
  else if (isFloat(from) && !isFloat(to)) saturate(to, a, out, n);
  else if (from === "f8" && to === "f2") {
    for (let i = 0; i < n; i++) out[i] = singleForHalf(a[i] as number);
  } else for (let i = 0; i < n; i++) out[i] = a[i] as number;
  if (to === "f2" && from !== "f2") roundToHalf(out as Float32Array, n);
}

function saturate(to: ElementType, a: NumberArray, out: NumberArray, n: number): void {
  const [low, high] = integerBounds(to).map(Number) as [number, number];
  for (let i = 0; i < n; i++) {
    out[i] = Math.max(low, Math.min(high, a[i] as number)); // storing cuts off the fraction, and makes NaN 0
  }
}

function toWide(from: ElementType, to: ElementType, a: NumberArray, out: BigArray, n: number): void {
  if (!isFloat(from)) {
    for (let i = 0; i < n; i++) out[i] = BigInt(a[i] as number);
    return;
  }
  const [low, high] = integerBounds(to);
  for (let i = 0; i < n; i++) {
    const x = a[i] as number;
    // The largest integers are no floats: their neighbour 2 ** 63, or 2 ** 64, is beyond them.
    out[i] = Number.isNaN(x) ? 0n : x <= Number(low) ? low : x >= Number(high) ? high : BigInt(Math.trunc(x));
  }
}

function fromWide(to: ElementType, a: BigArray, out: NumberArray, n: number): void {
  if (to === "f8") for (let i = 0; i < n; i++) out[i] = Number(a[i] as bigint);
  else if (isFloat(to)) for (let i = 0; i < n; i++) out[i] = Number(oddIfLong(a[i] as bigint));
  else {
    const bits = Math.min(bitsOf(to), 32);
    for (let i = 0; i < n; i++) out[i] = Number(BigInt.asUintN(bits, a[i] as bigint));
  }
}

/**
 * An integer of at most 53 bits that rounds to the same single-precision float: bits that are cut off are noted in the last
 * one that is kept. To round twice, by way of double precision, could miss a tie.
 */
function oddIfLong(value: bigint): bigint {
  if (value > -(2n ** 53n) && value < 2n ** 53n) return value;
  const kept = value >> 12n;
  return (value & 0xfffn ? kept | 1n : kept) << 12n;
}
