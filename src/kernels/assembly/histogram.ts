/**
 * The loop of reduce/counts.ts for bins of even width: elements of T go into `counts` (f64), one for each of `bins` between
 * the `limits` (f64, one more than bins). The first guess is at most one bin off; NaN and what lies outside are passed over.
 */
import { one } from "./pairs";

// @ts-ignore: decorator
@inline
function histogram<T>(counts: usize, at: usize, n: usize, limits: usize, bins: usize): void {
  const low = load<f64>(limits);
  const high = load<f64>(limits + bins * 8);
  const scale = <f64>bins / (high - low);
  const last = bins - 1;
  for (const end = at + n * sizeof<T>(); at < end; at += sizeof<T>()) {
    const x = one<T>(at);
    if (!(x >= low && x <= high)) continue;
    let bin = min<usize>(last, <usize>((x - low) * scale));
    while (bin > 0 && x < load<f64>(limits + bin * 8)) bin--;
    while (bin < last && x >= load<f64>(limits + bin * 8, 8)) bin++;
    const count = counts + bin * 8;
    store<f64>(count, load<f64>(count) + 1);
  }
}

export function histogramF4(counts: usize, at: usize, n: usize, limits: usize, bins: usize): void {
  histogram<f32>(counts, at, n, limits, bins);
}

export function histogramF8(counts: usize, at: usize, n: usize, limits: usize, bins: usize): void {
  histogram<f64>(counts, at, n, limits, bins);
}
