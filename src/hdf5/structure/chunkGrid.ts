/**
 * The number of a chunk in an array of chunks: C order over the largest shape that the dataset may grow to (File Format
 * Specification 3.0, Appendix C). `limits` are chunks along each axis, null for the unlimited one, which varies slowest.
 */
export function linearNumber(coords: readonly number[], limits: readonly (number | null)[]): number {
  const slowest = limits.indexOf(null);
  let number = slowest < 0 ? 0 : (coords[slowest] as number);
  for (let axis = 0; axis < coords.length; axis++) {
    if (axis !== slowest) number = number * (limits[axis] as number) + (coords[axis] as number);
  }
  return number;
}

/** Compares two chunks, axis by axis, whose coordinates begin at places `i` and `j` of their lists. */
export function compareAt(a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number, rank: number): number {
  for (let axis = 0; axis < rank; axis++) {
    const order = (a[i + axis] as number) - (b[j + axis] as number);
    if (order !== 0) return order;
  }
  return 0;
}

/** The last of `count` ascending chunks that does not lie behind `coords`; -1 where all do. */
export function lastNotAfter(list: Float64Array, count: number, coords: readonly number[]): number {
  const rank = coords.length;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(list, middle * rank, coords, 0, rank) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether each of `count` chunks lies behind the one before it. */
export function areAscending(list: Float64Array, count: number, rank: number): boolean {
  for (let i = 1; i < count; i++) if (compareAt(list, (i - 1) * rank, list, i * rank, rank) >= 0) return false;
  return true;
}
