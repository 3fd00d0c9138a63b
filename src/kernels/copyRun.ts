import type { ElementArray } from "../array/elementType.ts";

/** Shorter runs are copied faster by a loop than by `set`, which makes an object. */
const SHORT = 24;

/** Copies `n` elements that lie `stride` apart in `from` to neighbouring places of `to`, an array of the same type. */
export function copyRun(
  from: ElementArray,
  offset: number,
  stride: number,
  to: ElementArray,
  at: number,
  n: number,
): void {
  if (n === 0) return;
  // The arrays have one type, which a union of types cannot say; what is copied is not looked at.
  const source = from as Float64Array;
  const target = to as Float64Array;
  if (stride === 1 && n >= SHORT) target.set(source.subarray(offset, offset + n), at);
  else if (stride === 0) target.fill(source[offset] as number, at, at + n);
  else if (from instanceof BigInt64Array || from instanceof BigUint64Array) copyPairs(from, offset, stride, to, at, n);
  else for (let i = 0, place = offset; i < n; i++, place += stride) target[at + i] = source[place] as number;
}

/** 64-bit integers go as two halves: a BigInt for each would be an object. */
function copyPairs(from: ElementArray, offset: number, stride: number, to: ElementArray, at: number, n: number): void {
  const source = halves(from);
  const target = halves(to);
  for (let i = 0, place = 2 * offset; i < n; i++, place += 2 * stride) {
    target[2 * (at + i)] = source[place] as number;
    target[2 * (at + i) + 1] = source[place + 1] as number;
  }
}

/** 64-bit integers as pairs (low, high) of 32-bit ones, over the same memory. */
export function halves(data: ElementArray): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.length * 2);
}
