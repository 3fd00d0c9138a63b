/** The loops of reduce/moments.ts, in the same order, so with the same bits. */
import { one, pair } from "./pairs";

/** Sum of the squared distances from `mean`, less what rounding of the mean adds. */
// @ts-ignore: decorator
@inline
function distances<T>(at: usize, n: usize, mean: f64): f64 {
  const size = sizeof<T>();
  const means = f64x2.splat(mean);
  let ab = f64x2.splat(0);
  let cd = ab;
  let drift: f64 = 0;
  const end = at + n * size;
  const whole = at + (n & ~3) * size;
  while (at < whole) {
    const pq = f64x2.sub(pair<T>(at), means);
    const rs = f64x2.sub(pair<T>(at + 2 * size), means);
    ab = f64x2.add(ab, f64x2.mul(pq, pq));
    cd = f64x2.add(cd, f64x2.mul(rs, rs));
    drift +=
      f64x2.extract_lane(pq, 0) +
      f64x2.extract_lane(pq, 1) +
      (f64x2.extract_lane(rs, 0) + f64x2.extract_lane(rs, 1));
    at += 4 * size;
  }
  let a = f64x2.extract_lane(ab, 0);
  while (at < end) {
    const p = one<T>(at) - mean;
    a += p * p;
    drift += p;
    at += size;
  }
  return a + f64x2.extract_lane(ab, 1) + (f64x2.extract_lane(cd, 0) + f64x2.extract_lane(cd, 1)) - (drift * drift) / <f64>n;
}

export function distancesF8(at: usize, n: usize, mean: f64): f64 {
  return distances<f64>(at, n, mean);
}

export function distancesF4(at: usize, n: usize, mean: f64): f64 {
  return distances<f32>(at, n, mean);
}

/** One element to the mean and the spread of each cell, where `share` is 1 / the number of elements with this one. */
// @ts-ignore: decorator
@inline
function welford<T>(means: usize, spreads: usize, at: usize, n: usize, share: f64): void {
  const size = sizeof<T>();
  const shares = f64x2.splat(share);
  const even = n & ~1;
  for (let i: usize = 0; i < even; i += 2) {
    const mean = means + (i << 3);
    const spread = spreads + (i << 3);
    const x = pair<T>(at + i * size);
    const before = v128.load(mean);
    const difference = f64x2.sub(x, before);
    const after = f64x2.add(before, f64x2.mul(difference, shares));
    v128.store(mean, after);
    v128.store(spread, f64x2.add(v128.load(spread), f64x2.mul(difference, f64x2.sub(x, after))));
  }
  if (n & 1) {
    const mean = means + (even << 3);
    const spread = spreads + (even << 3);
    const x = one<T>(at + even * size);
    const before = load<f64>(mean);
    const difference = x - before;
    const after = before + difference * share;
    store<f64>(mean, after);
    store<f64>(spread, load<f64>(spread) + difference * (x - after));
  }
}

export function welfordF8(means: usize, spreads: usize, at: usize, n: usize, share: f64): void {
  welford<f64>(means, spreads, at, n, share);
}

export function welfordF4(means: usize, spreads: usize, at: usize, n: usize, share: f64): void {
  welford<f32>(means, spreads, at, n, share);
}
