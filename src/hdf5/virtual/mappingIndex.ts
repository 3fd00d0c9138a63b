import type { Selection } from "../../core/selection.ts";
import type { VirtualMapping } from "../structure/virtualMapping.ts";
import { placeAt, placesBelow, slabAxes } from "./slabAxis.ts";

/** The mappings that may touch a selection, in their own order. */
export type FindMappings = (selection: Selection) => readonly VirtualMapping[];

/** So few are looked at one by one. */
const FEW = 16;

const known = new WeakMap<readonly VirtualMapping[], FindMappings>();

/**
 * Finds mappings by where they lie: of the thousands of files that a virtual dataset may show, a read asks for the few that
 * it touches. They are looked up along the axis that tells them apart best; those without bounds count always.
 */
export function mappingsOf(mappings: readonly VirtualMapping[], shape: readonly number[]): FindMappings {
  let find = known.get(mappings);
  if (!find) {
    find = mappings.length <= FEW ? () => mappings : alongBestAxis(mappings, shape);
    known.set(mappings, find);
  }
  return find;
}

interface Extent {
  readonly mapping: VirtualMapping;
  readonly order: number;
  readonly first: number;
  readonly last: number;
}

function alongBestAxis(mappings: readonly VirtualMapping[], shape: readonly number[]): FindMappings {
  const axes = mappings.map(({ virtual }) => slabAxes(virtual, shape));
  const isBounded = (i: number) => axes[i]?.every(({ count, block }) => count !== null && block !== null) ?? false;
  const starts = shape.map((_, axis) => new Set(axes.map((slabs) => slabs?.[axis]?.start)).size);
  const best = starts.indexOf(Math.max(...starts));
  const always: Extent[] = [];
  const bounded: Extent[] = [];
  for (const [order, mapping] of mappings.entries()) {
    const slab = axes[order]?.[best];
    const there = slab && placesBelow(slab, shape[best] as number);
    if (!slab || !isBounded(order)) always.push({ mapping, order, first: 0, last: Number.POSITIVE_INFINITY });
    else if (there) bounded.push({ mapping, order, first: slab.start, last: placeAt(slab, there - 1) });
  }
  bounded.sort((a, b) => a.first - b.first);
  // The farthest end so far: what begins before a selection may still reach into it.
  const reach: number[] = [];
  for (const [i, { last }] of bounded.entries()) reach.push(Math.max(last, reach[i - 1] ?? 0));
  return (selection) => {
    const { start, step, count } = selection[best] as Selection[number];
    const end = start + Math.max(0, count - 1) * step;
    const from = firstWhere(reach.length, (i) => (reach[i] as number) >= start);
    const to = firstWhere(bounded.length, (i) => (bounded[i] as Extent).first > end);
    const found = [...always, ...bounded.slice(from, to).filter(({ last }) => last >= start)];
    return found.sort((a, b) => a.order - b.order).map(({ mapping }) => mapping);
  };
}

/** The first place below `n` where something holds that holds for all after it. */
function firstWhere(n: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
