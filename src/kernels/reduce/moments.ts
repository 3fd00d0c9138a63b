import type { ElementType } from "../../array/elementType.ts";
import { meanType } from "../../array/reduceRule.ts";
import { addressOf, folds } from "../folds.ts";
import { type Floats, pairwiseSum, squaredDistances, withoutNaN } from "./pairwise.ts";
import { cellCount, type Reducer } from "./reducer.ts";
import { resultOf } from "./result.ts";

/** Number of elements, their mean, and the sum of squared distances from it. */
export type Moments = [count: Float64Array, mean: Float64Array, spread: Float64Array];

/**
 * Variance or standard deviation. A run is read twice, for its mean and for the distances from it, then merged (Chan et
 * al. 1983); the difference of two large sums that the textbook formula takes would lose all digits.
 */
export function spread(type: ElementType, root: boolean, ddof: number, skipna: boolean): Reducer {
  return {
    takes: type === "f4" ? "f4" : "f8",
    placed: false,
    steady: true,
    start: (cells) => [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)],
    row(cells, cell, tile, from, n) {
      const moments = cells as Moments;
      const run = skipna ? withoutNaN(tile as Floats, from, n) : { x: tile as Floats, from, n };
      addRun(moments, cell, run.x, run.from, run.n);
    },
    column(cells, cell, tile, from, n) {
      (skipna ? addEachSkipping : addEach)(cells as Moments, cell, tile as Floats, from, n);
    },
    merge(cells, later) {
      const [count, mean, distance] = later as Moments;
      for (let i = 0; i < count.length; i++) {
        addMoments(cells as Moments, i, count[i] as number, mean[i] as number, distance[i] as number);
      }
    },
    finish(partial) {
      const values = new Float64Array(cellCount(partial));
      for (let i = 0; i < values.length; i++) values[i] = spreadOf(partial.cells as Moments, i, root, ddof, skipna);
      return resultOf(meanType(type), partial.shape, values);
    },
  };
}

/** NumPy: with too few elements the divisor is 0; when NaN are passed over the result is NaN then. */
export function spreadOf(
  [count, , distance]: Moments,
  cell: number,
  root: boolean,
  ddof: number,
  skipna: boolean,
): number {
  const divisor = (count[cell] as number) - ddof;
  if (divisor <= 0 && (skipna || count[cell] === 0)) return Number.NaN;
  const variance = (distance[cell] as number) / Math.max(divisor, 0);
  return root ? Math.sqrt(variance) : variance;
}

function addRun(moments: Moments, cell: number, x: Floats, from: number, n: number): void {
  if (n === 0) return;
  const mean = pairwiseSum(x, from, n) / n;
  addMoments(moments, cell, n, mean, squaredDistances(x, from, n, mean));
}

function addMoments([count, mean, distance]: Moments, cell: number, n: number, m: number, d: number): void {
  const before = count[cell] as number;
  if (n === 0) return;
  const total = before + n;
  count[cell] = total;
  if (before === 0) {
    mean[cell] = m;
    distance[cell] = d;
    return;
  }
  const difference = m - (mean[cell] as number);
  mean[cell] = (mean[cell] as number) + (difference * n) / total;
  distance[cell] = (distance[cell] as number) + d + (difference * difference * before * n) / total;
}

/** One element to each cell (Welford 1962). All cells have got as many before, so one division serves them. */
function addEach([count, mean, distance]: Moments, cell: number, x: Floats, from: number, n: number): void {
  const total = (count[cell] as number) + 1;
  const share = 1 / total;
  count.fill(total, cell, cell + n);
  const means = addressOf(mean, cell, n);
  const elements = addressOf(x, from, n);
  if (means >= 0 && elements >= 0) {
    const welford = x instanceof Float32Array ? folds().welfordF4 : folds().welfordF8;
    welford(means, addressOf(distance, cell, n), elements, n, share);
    return;
  }
  for (let i = 0; i < n; i++) {
    const value = x[from + i] as number;
    const before = mean[cell + i] as number;
    const difference = value - before;
    const after = before + difference * share;
    mean[cell + i] = after;
    distance[cell + i] = (distance[cell + i] as number) + difference * (value - after);
  }
}

function addEachSkipping([count, mean, distance]: Moments, cell: number, x: Floats, from: number, n: number): void {
  for (let i = 0; i < n; i++) {
    const value = x[from + i] as number;
    if (Number.isNaN(value)) continue;
    const total = (count[cell + i] as number) + 1;
    const before = mean[cell + i] as number;
    const difference = value - before;
    const after = before + difference / total;
    count[cell + i] = total;
    mean[cell + i] = after;
    distance[cell + i] = (distance[cell + i] as number) + difference * (value - after);
  }
}
