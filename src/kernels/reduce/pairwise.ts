/**
 * Sums whose error hardly grows with their length: eight at a time, and above 1024 elements in halves. The order depends
 * on nothing but `n`, so the result does not either.
 */
const LEAF = 1024;

export function pairwiseSum(x: Float64Array, from: number, n: number): number {
  if (n <= LEAF) return leaf(x, from, n);
  const half = (n >>> 1) & ~7;
  return pairwiseSum(x, from, half) + pairwiseSum(x, from + half, n - half);
}

function leaf(x: Float64Array, from: number, n: number): number {
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
export function squaredDistances(x: Float64Array, from: number, n: number, mean: number): number {
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

/** Copies what is not NaN to the front of `to`; how much that is. */
export function withoutNaN(x: Float64Array, from: number, n: number, to: Float64Array): number {
  let kept = 0;
  for (let i = from; i < from + n; i++) {
    const value = x[i] as number;
    to[kept] = value; // overwritten by the next one if it is NaN
    kept += Number.isNaN(value) ? 0 : 1;
  }
  return kept;
}
