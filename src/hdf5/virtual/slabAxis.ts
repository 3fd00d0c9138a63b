import type { HyperslabAxis, StoredSelection } from "../structure/selection.ts";

/** The whole of an axis, whatever its length. */
const WHOLE: HyperslabAxis = { start: 0, stride: 1, count: 1, block: null };

/** A selection as regular axes; null where it has none: points, and blocks without a pattern. */
export function slabAxes(selection: StoredSelection, shape: readonly number[]): readonly HyperslabAxis[] | null {
  switch (selection.kind) {
    case "all":
      return shape.map((n) => ({ ...WHOLE, block: n }));
    case "hyperslab":
      return selection.axes.length === shape.length ? selection.axes : null;
    case "blocks":
      return regularAxes(selection.blocks, shape.length);
    default:
      return null;
  }
}

/** Blocks as regular axes, as old files list them one by one; null where they are no grid of equal blocks. */
export function regularAxes(
  blocks: Extract<StoredSelection, { kind: "blocks" }>["blocks"],
  rank: number,
): readonly HyperslabAxis[] | null {
  const [one] = blocks;
  if (!one || one.first.length !== rank) return null;
  const axes: HyperslabAxis[] = [];
  for (const [axis, start] of one.first.entries()) {
    const block = (one.last[axis] as number) - start + 1;
    const starts = [...new Set(blocks.map(({ first }) => first[axis] as number))].sort((a, b) => a - b);
    const stride = starts.length > 1 ? (starts[1] as number) - (starts[0] as number) : block;
    const even = starts.every((other, i) => other === (starts[0] as number) + i * stride);
    const equal = blocks.every(({ first, last }) => (last[axis] as number) - (first[axis] as number) + 1 === block);
    if (!even || !equal || stride < block) return null;
    axes.push({ start: starts[0] as number, stride, count: starts.length, block });
  }
  return axes.reduce((size, { count }) => size * (count ?? 1), 1) === blocks.length ? axes : null;
}

export function isUnlimited({ count, block }: HyperslabAxis): boolean {
  return count === null || block === null;
}

/** Number of places that an axis selects; infinite where it goes on without limit. */
export function placeCount({ count, block }: HyperslabAxis): number {
  return count === null || block === null ? Number.POSITIVE_INFINITY : count * block;
}

/** Number of places that an axis selects below `extent`. */
export function placesBelow(axis: HyperslabAxis, extent: number): number {
  const room = extent - axis.start;
  if (room <= 0) return 0;
  if (axis.block === null) return room;
  if (axis.count === 1) return Math.min(room, axis.block);
  const stride = Math.max(1, axis.stride);
  const periods = Math.floor(room / stride);
  const places = periods * axis.block + Math.min(room - periods * stride, axis.block);
  return Math.min(places, placeCount(axis));
}

/** The index along the axis of its `k`-th place. */
export function placeAt({ start, stride, block, count }: HyperslabAxis, k: number): number {
  if (block === null || count === 1) return start + k;
  return start + Math.floor(k / block) * stride + (k % block);
}

/** The number of the place at an index; undefined where the index lies between two blocks, or before the first. */
export function placeOf({ start, stride, block, count }: HyperslabAxis, index: number): number | undefined {
  const from = index - start;
  if (from < 0) return undefined;
  if (block === null || count === 1) return block !== null && from >= block ? undefined : from;
  const period = Math.floor(from / Math.max(1, stride));
  const within = from - period * stride;
  if (within >= block || (count !== null && period >= count)) return undefined;
  return period * block + within;
}

/** How long an axis must be to hold the first `n` places: the end of the last of them, 0 for none. */
export function extentFor(axis: HyperslabAxis, n: number): number {
  return n === 0 ? 0 : placeAt(axis, n - 1) + 1;
}
