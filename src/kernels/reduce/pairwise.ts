import { scratch } from "../arena.ts";
import { addressOf, folds } from "../folds.ts";
import { TILE } from "../tile.ts";

export type Floats = Float64Array | Float32Array;

/**
 * Sums whose error hardly grows with their length: eight at a time, and above 1024 elements in halves. The order depends
 * on nothing but `n`, so the result does not either.
 */
const LEAF = 1024;

export function pairwiseSum(x: Floats, from: number, n: number): number {
  const at = addressOf(x, from, n);
  if (at >= 0) return x instanceof Float32Array ? folds().sumF4(at, n) : folds().sumF8(at, n);
  return pairwise(x, from, n);
}

function pairwise(x: Floats, from: number, n: number): number {
  if (n <= LEAF) return leaf(x, from, n);
  const half = (n >>> 1) & ~7;
  return pairwise(x, from, half) + pairwise(x, from + half, n - half);
}

function leaf(x: Floats, from: number, n: number): number {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  const end = from + n;
  const whole = from + (n & ~7);
  let i = from;
  for (; i < whole; i += 8) {
    a += x[i] as number;
    b += x[i + 1] as number;
    c += x[i + 2] as number;
    d += x[i + 3] as number;
    e += x[i + 4] as number;
    f += x[i + 5] as number;
    g += x[i + 6] as number;
    h += x[i + 7] as number;
  }
  let sum = a + b + (c + d) + (e + f + (g + h));
  for (; i < end; i++) sum += x[i] as number;
  return sum;
}

/** Sum of the squared distances from `mean`, less what rounding of the mean adds. */
export function squaredDistances(x: Floats, from: number, n: number, mean: number): number {
  const at = addressOf(x, from, n);
  if (at >= 0) {
    return x instanceof Float32Array ? folds().distancesF4(at, n, mean) : folds().distancesF8(at, n, mean);
  }
  let [a, b, c, d] = [0, 0, 0, 0];
  let drift = 0;
  const end = from + n;
  const whole = from + (n & ~3);
  let i = from;
  for (; i < whole; i += 4) {
    const p = (x[i] as number) - mean;
    const q = (x[i + 1] as number) - mean;
    const r = (x[i + 2] as number) - mean;
    const s = (x[i + 3] as number) - mean;
    a += p * p;
    b += q * q;
    c += r * r;
    d += s * s;
    drift += p + q + (r + s);
  }
  for (; i < end; i++) {
    const p = (x[i] as number) - mean;
    a += p * p;
    drift += p;
  }
  return a + b + (c + d) - (drift * drift) / n;
}

/** Neighbouring elements. */
interface Run {
  readonly x: Floats;
  readonly from: number;
  readonly n: number;
}

const kept = new Float64Array(TILE);

/** A run without its NaN: itself if it holds none, else a copy that is valid until the next call. */
export function withoutNaN(x: Floats, from: number, n: number): Run {
  const at = addressOf(x, from, n);
  if (at < 0) return compacted(x, from, n);
  const native = folds();
  const isSingle = x instanceof Float32Array;
  if (!(isSingle ? native.hasNaNF4(at, n) : native.hasNaNF8(at, n))) return { x, from, n };
  const to = scratch();
  const count = isSingle ? native.withoutNaNF4(at, n, to.byteOffset) : native.withoutNaNF8(at, n, to.byteOffset);
  return { x: to, from: 0, n: count };
}

function compacted(x: Floats, from: number, n: number): Run {
  let count = 0;
  for (let i = from; i < from + n; i++) {
    const value = x[i] as number;
    kept[count] = value; // overwritten by the next one if it is NaN
    count += Number.isNaN(value) ? 0 : 1;
  }
  return { x: kept, from: 0, n: count };
}
