import type { AxisRange } from "./selection.ts";

/** How a dataset is cut into chunks. */
export interface ChunkedData {
  readonly chunks: readonly number[];
  /** Bytes of an element, decoded. */
  readonly itemBytes: number;
}

/** Whole chunks are read and decoded, however little of each is shown. */
export interface SliceCost {
  readonly chunks: number;
  /** Decoded bytes of these chunks. */
  readonly bytes: number;
}

export interface SlowSlice extends SliceCost {
  /** As many other axes, along which far less would have to be decoded. */
  readonly better: SliceCost & { readonly axes: readonly number[] };
}

/** A slice that needs less is never slow. */
const SLOW_BYTES = 64 * 2 ** 20;
/** It is slow if other axes need this much less. */
const MUCH_LESS = 8;
/** A shorter axis does not show what a longer one does. */
const SHORTEST = 8;

/**
 * What a slice touches. Of each of the `drawn` axes that is what `taken` says, of any other one place; which one does not
 * matter, since all chunks have the same size.
 */
export function sliceCost(data: ChunkedData, taken: readonly AxisRange[], drawn: readonly number[]): SliceCost {
  const { chunks: sizes, itemBytes } = data;
  const chunks = drawn.reduce((product, axis) => product * chunksUnder(taken[axis], sizes[axis] ?? 1), 1);
  return { chunks, bytes: sizes.reduce((product, size) => product * size, chunks * itemBytes) };
}

/**
 * Whether the chunks lie across a slice: it touches more than 64 MiB of them, and more than 8 times what the same number
 * of other axes would. Axes of fewer than 8 elements are not proposed, nor those that would waste more of what is decoded.
 */
export function slowSlice(data: ChunkedData, taken: readonly AxisRange[], drawn: readonly number[]): SlowSlice | null {
  const cost = sliceCost(data, taken, drawn);
  if (cost.bytes <= SLOW_BYTES) return null;
  const wasted = (axes: readonly number[], bytes: number) =>
    bytes / axes.reduce((product, axis) => product * (taken[axis]?.count ?? 1), 1);
  const usable = taken.flatMap(({ count }, axis) => (count >= SHORTEST || drawn.includes(axis) ? [axis] : []));
  let better: SlowSlice["better"] | null = null;
  for (const axes of combinations(usable, drawn.length)) {
    const other = sliceCost(data, taken, axes);
    if (wasted(axes, other.bytes) >= wasted(drawn, cost.bytes)) continue;
    const kept = (all: readonly number[]) => all.filter((axis) => drawn.includes(axis)).length;
    const isBetter = !better || other.bytes < better.bytes;
    if (isBetter || (other.bytes === better?.bytes && kept(axes) > kept(better.axes))) better = { ...other, axes };
  }
  return better && cost.bytes > MUCH_LESS * better.bytes ? { ...cost, better } : null;
}

/** Chunks of a size along one axis that hold the elements of a range. */
function chunksUnder(range: AxisRange | undefined, size: number): number {
  if (!range) return 1;
  const { start, step, count } = range;
  if (count === 0) return 0;
  if (Math.abs(step) >= size) return count;
  const [first, last] = [start, start + (count - 1) * step].map((index) => Math.floor(index / size));
  return Math.abs((last ?? 0) - (first ?? 0)) + 1;
}

/** All choices of `count` of some axes, each in ascending order. */
function* combinations(axes: readonly number[], count: number): Generator<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (const [i, axis] of axes.entries()) {
    for (const rest of combinations(axes.slice(i + 1), count - 1)) yield [axis, ...rest];
  }
}
