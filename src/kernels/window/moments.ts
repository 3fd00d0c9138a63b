import type { ElementArray } from "../../array/elementType.ts";

/** Count, mean and sum of squared distances of a stretch of a line, for each element where it ends or begins. */
class Stretches {
  readonly count: Float64Array;
  readonly mean: Float64Array;
  readonly distance: Float64Array;

  constructor(n: number) {
    this.count = new Float64Array(n);
    this.mean = new Float64Array(n);
    this.distance = new Float64Array(n);
  }

  /** Stretch i is stretch `before` (none if negative) with one value more. */
  extend(i: number, before: number, value: number, skipna: boolean): void {
    const some = before >= 0;
    let count = some ? (this.count[before] as number) : 0;
    let mean = some ? (this.mean[before] as number) : 0;
    let distance = some ? (this.distance[before] as number) : 0;
    if (!skipna || !Number.isNaN(value)) {
      count++;
      const difference = value - mean;
      mean += difference / count;
      distance += difference * (value - mean);
    }
    this.count[i] = count;
    this.mean[i] = mean;
    this.distance[i] = distance;
  }
}

/**
 * Variance or standard deviation (divided by the number of elements) of windows; as in `slideTotals` each is put
 * together of two running totals.
 */
export function momentWindows(
  op: "var" | "std",
  n: number,
  size: number,
  stride: number,
  skipna: boolean,
): (read: ElementArray, write: ElementArray) => void {
  const heads = new Stretches(n);
  const tails = new Stretches(n);
  return (read, write) => {
    const x = read as Float64Array;
    for (let i = 0; i < n; i++) heads.extend(i, i % size === 0 ? -1 : i - 1, x[i] as number, skipna);
    for (let i = n - 1; i >= 0; i--) {
      tails.extend(i, i === n - 1 || (i + 1) % size === 0 ? -1 : i + 1, x[i] as number, skipna);
    }
    for (let k = 0; k < write.length; k++) {
      const first = k * stride;
      const last = first + size - 1;
      const before = first % size === 0 ? 0 : (tails.count[first] as number);
      const after = heads.count[last] as number;
      const count = before + after;
      const gap = before === 0 ? 0 : (heads.mean[last] as number) - (tails.mean[first] as number);
      if (count === 0) write[k] = Number.NaN;
      else {
        let distance = heads.distance[last] as number;
        if (before > 0) distance += tails.distance[first] as number;
        if (before > 0 && after > 0) distance += (gap * gap * before * after) / count;
        write[k] = op === "var" ? distance / count : Math.sqrt(distance / count);
      }
    }
  };
}
