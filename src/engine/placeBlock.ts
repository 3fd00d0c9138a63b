import type { ElementArray } from "../array/elementType.ts";
import type { Range } from "../array/range.ts";

/** Writes a block (C order) into the part of `whole` that starts at the given places along each axis. */
export function placeBlock(
  whole: ElementArray,
  wholeShape: readonly number[],
  block: ElementArray,
  ranges: readonly Range[],
): void {
  const rank = wholeShape.length;
  if (rank === 0) {
    whole.set(block as never);
    return;
  }
  // Axes from `run` on are whole: their elements lie one after the other in both.
  let run = rank - 1;
  while (run > 0 && ranges[run]?.n === wholeShape[run]) run--;
  const runLength = ranges.slice(run).reduce((product, range) => product * range.n, 1);
  if (runLength === 0) return;
  const strides = wholeShape.map((_, axis) => wholeShape.slice(axis + 1).reduce((product, n) => product * n, 1));
  let read = 0;
  const walk = (axis: number, at: number): void => {
    const { start, n } = ranges[axis] as Range;
    const stride = strides[axis] as number;
    if (axis === run) {
      whole.set(block.subarray(read, read + runLength) as never, at + start * stride);
      read += runLength;
      return;
    }
    for (let i = 0; i < n; i++) walk(axis + 1, at + (start + i) * stride);
  };
  walk(0, 0);
}

/** A copy of the part of `whole` that the ranges (ascending) select. */
export function cutBlock<A extends ElementArray>(whole: A, wholeShape: readonly number[], ranges: readonly Range[]): A {
  const size = ranges.reduce((product, range) => product * range.n, 1);
  const part = new (whole.constructor as new (length: number) => A)(size);
  const strides = wholeShape.map((_, axis) => wholeShape.slice(axis + 1).reduce((product, n) => product * n, 1));
  let written = 0;
  const walk = (axis: number, at: number): void => {
    const range = ranges[axis];
    if (!range) {
      part[written++] = whole[at] as never;
      return;
    }
    for (let i = 0; i < range.n; i++) walk(axis + 1, at + (range.start + i * range.step) * (strides[axis] as number));
  };
  walk(0, 0);
  return part;
}
