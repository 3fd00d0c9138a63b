import type { ElementArray } from "../../array/elementType.ts";

/**
 * Means of windows: as in `slideTotals` a window is the end of one piece and the beginning of the next, and its sum is put
 * together of their running sums.
 */
export function meanWindows(
  n: number,
  size: number,
  stride: number,
  skipna: boolean,
): (read: ElementArray, write: ElementArray) => void {
  const heads = new Float64Array(n);
  const tails = new Float64Array(n);
  /** How many elements before each are no NaN. */
  const known = new Float64Array(n + 1);
  return (read, write) => {
    const x = read as Float64Array;
    for (let first = 0; first < n; first += size) {
      const end = Math.min(n, first + size);
      let sum = 0;
      for (let i = first; i < end; i++) {
        const value = x[i] as number;
        if (!skipna || !Number.isNaN(value)) sum += value;
        heads[i] = sum;
      }
      sum = 0;
      for (let i = end - 1; i >= first; i--) {
        const value = x[i] as number;
        if (!skipna || !Number.isNaN(value)) sum += value;
        tails[i] = sum;
      }
    }
    if (skipna) {
      for (let i = 0; i < n; i++) known[i + 1] = (known[i] as number) + (Number.isNaN(x[i] as number) ? 0 : 1);
    }
    for (let k = 0; k < write.length; k++) {
      const first = k * stride;
      const last = first + size - 1;
      const sum = first % size === 0 ? (heads[last] as number) : (tails[first] as number) + (heads[last] as number);
      write[k] = sum / (skipna ? (known[last + 1] as number) - (known[first] as number) : size);
    }
  };
}
