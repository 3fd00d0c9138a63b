import type { AxisRange, Selection } from "../core/selection.ts";
import { rangeBounds, selectionSize } from "../core/selection.ts";
import { gather } from "./gather.ts";

/** Bytes read at once. */
const PIECE = 4 * 1024 * 1024;
/** Rows longer than this are not read for a small part of them. */
const LONG_ROW = 64 * 1024;

/**
 * The bytes of a selection (steps positive) out of elements that lie one after the other in C order. `read(offset,
 * length)` counts from the first element. What lies between the first and the last byte of a piece is read with it. They
 * are written into `packed`.
 */
export function readContiguous(
  read: (offset: number, length: number) => Uint8Array,
  shape: readonly number[],
  selection: Selection,
  itemBytes: number,
  packed: Uint8Array<ArrayBuffer> = new Uint8Array(selectionSize(selection) * itemBytes),
): Uint8Array<ArrayBuffer> {
  if (packed.length === 0) return packed;
  if (shape.length === 0) {
    packed.set(read(0, itemBytes));
    return packed;
  }
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, itemBytes));
  const bounds = selection.map((range) => rangeBounds(range) as [number, number]);
  const last = shape.length - 1;

  /** The axes before `axis` are fixed at `outer`, which begin at byte `base`. */
  const walk = (axis: number, outer: readonly number[], base: number): void => {
    const range = selection[axis] as AxisRange;
    const stride = strides[axis] as number;
    if (axis < last && isSmallPart(axis)) {
      for (let i = 0; i < range.count; i++) {
        const at = range.start + i * range.step;
        walk(axis + 1, [...outer, at], base + at * stride);
      }
      return;
    }
    const perPiece = Math.max(1, Math.floor(PIECE / (stride * range.step)));
    for (let from = 0; from < range.count; from += perPiece) {
      const low = range.start + from * range.step;
      const high = range.start + (Math.min(range.count, from + perPiece) - 1) * range.step;
      const box = {
        origin: [...outer, low, ...shape.slice(axis + 1).map(() => 0)],
        shape: [...outer.map(() => 1), high - low + 1, ...shape.slice(axis + 1)],
      };
      gather(read(base + low * stride, (high - low + 1) * stride), box, selection, packed, itemBytes);
    }
  };

  /** Whether of each long row of this axis only a small part is wanted. */
  const isSmallPart = (axis: number): boolean => {
    const row = strides[axis] as number;
    const [low, high] = bounds[axis + 1] as [number, number];
    const wanted = (high - low + 1) * (strides[axis + 1] as number);
    return (
      row > PIECE ||
      (row > LONG_ROW && wanted * 8 < row) ||
      (axis + 1 < last && row > LONG_ROW && isSmallPart(axis + 1))
    );
  };

  walk(0, [], 0);
  return packed;
}

/** The number of the first element of a selection that is one run of elements in C order; undefined for any other. */
export function runOf(shape: readonly number[], selection: Selection): number | undefined {
  let first = 0;
  /** Whether more than one element was taken of an axis further out: then each further one must be whole. */
  let several = false;
  for (const [axis, { start, step, count }] of selection.entries()) {
    const n = shape[axis] as number;
    if (count !== 1 && step !== 1) return undefined;
    if (several && count !== n) return undefined;
    several ||= count > 1;
    first = first * n + start;
  }
  return first;
}
