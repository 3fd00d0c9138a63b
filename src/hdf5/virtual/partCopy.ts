import { type Selection, selectionSize } from "../../core/selection.ts";
import type { HyperslabAxis } from "../structure/selection.ts";
import { isUnlimited, placeAt, placeCount, placeOf, placesBelow, slabAxes } from "./slabAxis.ts";
import type { VirtualPart } from "./virtualParts.ts";

/** What is to be read of a source, and where each of its elements belongs in the selection that is wanted. */
export interface PartCopy {
  readonly read: Selection;
  /** For each pair of axes: places in what is read (`from`) and in the target (`to`), in steps of whole elements. */
  readonly axes: readonly { readonly from: readonly number[]; readonly to: readonly number[] }[];
}

interface Pair {
  readonly virtual: HyperslabAxis;
  readonly virtualAxis: number;
  readonly source: HyperslabAxis;
  readonly sourceAxis: number;
}

/**
 * How the part of a selection that one source holds is copied. Null where none of it is wanted or there; undefined where
 * the two selections do not go along the same axes, so that elements must be counted one by one.
 */
export function partCopy(
  part: Pick<VirtualPart, "source" | "virtual">,
  shape: readonly number[],
  sourceShape: readonly number[],
  selection: Selection,
): PartCopy | null | undefined {
  const virtual = slabAxes(part.virtual, shape);
  const source = slabAxes(part.source, sourceShape);
  if (!virtual || !source) return undefined;
  const many = (axes: readonly HyperslabAxis[]) => axes.flatMap((axis, i) => (placeCount(axis) === 1 ? [] : [i]));
  const [virtualMany, sourceMany] = [many(virtual), many(source)];
  const pairs: Pair[] = virtualMany.map((virtualAxis, i) => {
    const sourceAxis = sourceMany[i] ?? -1;
    const [to, from] = [virtual[virtualAxis] as HyperslabAxis, source[sourceAxis] ?? NOTHING];
    return { virtual: to, virtualAxis, source: from, sourceAxis };
  });
  const alike = pairs.every((pair) => placeCount(pair.virtual) === placeCount(pair.source));
  if (virtualMany.length !== sourceMany.length || !alike) return undefined;

  const targetStrides = stridesOf(selection.map(({ count }) => count));
  let base = 0;
  for (const [axis, slab] of virtual.entries()) {
    if (virtualMany.includes(axis)) continue;
    const place = indexIn(selection[axis], slab.start);
    if (place === undefined) return null;
    base += place * (targetStrides[axis] as number);
  }
  const read: Selection[number][] = source.map(({ start }) => ({ start, step: 1, count: 1, drop: false }));
  const hits: { sourceAxis: number; from: number[]; to: number[] }[] = [];
  for (const pair of pairs) {
    const { virtualAxis, sourceAxis } = pair;
    const there = Math.min(
      placesBelow(pair.virtual, shape[virtualAxis] as number),
      placesBelow(pair.source, sourceShape[sourceAxis] as number),
    );
    const hit = hitsOf(pair, there, selection[virtualAxis] as Selection[number]);
    if (hit.from.length === 0) return null;
    const first = hit.from[0] as number;
    const step = progression(hit.from);
    const last = hit.from.at(-1) as number;
    read[sourceAxis] = { start: first, step: step ?? 1, count: (last - first) / (step ?? 1) + 1, drop: false };
    const from = hit.from.map((index) => (index - first) / (step ?? 1));
    hits.push({ sourceAxis, from, to: hit.to.map((place) => place * (targetStrides[virtualAxis] as number)) });
  }
  if (read.some(({ start, step, count }, axis) => start + (count - 1) * step >= (sourceShape[axis] as number)))
    return null;
  const readStrides = stridesOf(read.map(({ count }) => count));
  const axes = hits.map(({ sourceAxis, from, to }) => ({
    from: from.map((place) => place * (readStrides[sourceAxis] as number)),
    to,
  }));
  return { read, axes: [{ from: [0], to: [base] }, ...axes] };
}

/** Whether some of a selection may lie in a part; that it does is told by `partCopy`. */
export function touches(virtual: VirtualPart["virtual"], shape: readonly number[], selection: Selection): boolean {
  const slabs = slabAxes(virtual, shape);
  return (
    !slabs ||
    slabs.every((slab, axis) => {
      const there = placesBelow(slab, shape[axis] as number);
      const { start, step, count } = selection[axis] as Selection[number];
      return there > 0 && placeAt(slab, there - 1) >= start && slab.start <= start + (count - 1) * step;
    })
  );
}

const NOTHING: HyperslabAxis = { start: 0, stride: 1, count: 0, block: 1 };

/** The wanted places of an axis that the first `there` places of a pair hold. */
function hitsOf({ virtual, source }: Pair, there: number, range: Selection[number]): { from: number[]; to: number[] } {
  const from: number[] = [];
  const to: number[] = [];
  if (there === 0) return { from, to };
  const last = placeAt(virtual, there - 1);
  const begin = Math.max(0, Math.ceil((virtual.start - range.start) / range.step));
  const end = Math.min(range.count, Math.floor((last - range.start) / range.step) + 1);
  for (let place = begin; place < end; place++) {
    const k = placeOf(virtual, range.start + place * range.step);
    if (k === undefined || k >= there) continue;
    from.push(placeAt(source, k));
    to.push(place);
  }
  return { from, to };
}

/** The place of an index in a range; undefined where it is not in it. */
function indexIn(range: Selection[number] | undefined, index: number): number | undefined {
  if (!range) return undefined;
  const place = (index - range.start) / range.step;
  return Number.isInteger(place) && place >= 0 && place < range.count ? place : undefined;
}

/** The step of numbers that ascend evenly; undefined where they do not. */
function progression(numbers: readonly number[]): number | undefined {
  const step = numbers.length > 1 ? (numbers[1] as number) - (numbers[0] as number) : 1;
  const even = numbers.every((number, i) => number === (numbers[0] as number) + i * step);
  return even && step > 0 ? step : undefined;
}

export function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
}

/** More elements than this are not counted one by one. */
const MOST_COUNTED = 4_000_000;

/** As `partCopy`, element by element in the order of both selections; null where there are too many, or no end. */
export function countedCopy(
  part: Pick<VirtualPart, "source" | "virtual">,
  shape: readonly number[],
  sourceShape: readonly number[],
  selection: Selection,
): PartCopy | null {
  const targetStrides = stridesOf(selection.map(({ count }) => count));
  const sourceStrides = stridesOf(sourceShape);
  const froms = elementsOf(part.source, sourceShape);
  const tos = elementsOf(part.virtual, shape);
  if (!froms || !tos) return null;
  const from: number[] = [];
  const to: number[] = [];
  for (const [i, at] of tos.entries()) {
    const source = froms[i];
    const places = at.map((index, axis) => indexIn(selection[axis], index));
    if (!source || places.includes(undefined)) continue;
    from.push(source.reduce((sum, index, axis) => sum + index * (sourceStrides[axis] as number), 0));
    to.push(places.reduce<number>((sum, place, axis) => sum + (place as number) * (targetStrides[axis] as number), 0));
  }
  const read = sourceShape.map((count) => ({ start: 0, step: 1, count, drop: false }));
  return selectionSize(read) > MOST_COUNTED ? null : { read, axes: [{ from, to }] };
}

/** The indices of all selected elements, in the order in which HDF5 goes through them: C order, points as they come. */
function elementsOf(selection: VirtualPart["source"], shape: readonly number[]): readonly (readonly number[])[] | null {
  if (selection.kind === "none") return [];
  if (selection.kind === "points") return selection.points.length > MOST_COUNTED ? null : selection.points;
  if (selection.kind === "blocks") {
    const boxes = selection.blocks.map(({ first, last }) =>
      first.map((start, axis) => range(start, last[axis] as number)),
    );
    if (boxes.reduce((sum, box) => sum + sizeOf(box), 0) > MOST_COUNTED) return null;
    return boxes.flatMap(product).sort(compare);
  }
  const axes = slabAxes(selection, shape);
  if (!axes || axes.some(isUnlimited)) return null;
  const indices = axes.map((axis) =>
    Array.from({ length: Math.min(placeCount(axis), MOST_COUNTED + 1) }, (_, k) => placeAt(axis, k)),
  );
  return sizeOf(indices) > MOST_COUNTED ? null : product(indices);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function sizeOf(axes: readonly (readonly number[])[]): number {
  return axes.reduce((size, axis) => size * axis.length, 1);
}

function product(axes: readonly (readonly number[])[]): number[][] {
  return axes.reduce<number[][]>((rows, axis) => rows.flatMap((row) => axis.map((index) => [...row, index])), [[]]);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const axis = a.findIndex((index, i) => index !== b[i]);
  return axis < 0 ? 0 : (a[axis] as number) - (b[axis] as number);
}
