import type { Encoding } from "../../core/labels.ts";
import type { Expr } from "../expr.ts";
import { type Range, whole } from "../range.ts";
import { refuse } from "../refuse.ts";
import { axisOf, type IndexPart, index, moveAxes, slice, sliceRange } from "../shapeOps.ts";
import { type Coord, indexCoord } from "./coord.ts";

/** An array whose axes may have names, and coordinates along them. */
export interface Labelled {
  readonly expr: Expr;
  /** One for each axis; null for one without a name. */
  readonly dims: readonly (string | null)[];
  readonly coords: readonly Coord[];
  /** Of values as they are stored, where they stand for others; operations that make new values have none. */
  readonly encoding?: Encoding;
}

export function unlabelled(expr: Expr): Labelled {
  return { expr, dims: expr.shape.map(() => null), coords: [] };
}

/** Whether axes can be matched by name: each has one of its own. */
export function isFullyNamed(dims: readonly (string | null)[]): boolean {
  return dims.every((dim) => dim !== null) && new Set(dims).size === dims.length;
}

/** The names by which axes can be called: those without one are dim_0, dim_1, … as in xarray. */
export function callNames(dims: readonly (string | null)[]): string[] {
  return dims.map((name, axis) => name ?? `dim_${axis}`);
}

export function axisNamed({ dims }: Labelled, name: string): number {
  const names = callNames(dims);
  const axis = names.indexOf(name);
  if (axis < 0)
    return refuse(
      `There is no dimension “${name}”.`,
      names.length === 0 ? "A scalar has none." : `There ${names.length === 1 ? "is" : "are"} ${names.join(", ")}.`,
    );
  return axis;
}

/** The coordinates that only span dimensions which are left. */
export function coordsWithin(coords: readonly Coord[], dims: readonly (string | null)[]): Coord[] {
  return coords.filter((coord) => coord.dims.every((dim) => dims.includes(dim)));
}

/** `x` after an operation that changed values but no axis. */
export function sameLabels({ dims, coords }: Labelled, expr: Expr): Labelled {
  return { expr, dims, coords };
}

const encodingOf = ({ encoding }: Labelled) => (encoding === undefined ? {} : { encoding });

/** Part of the array, by NumPy's rules for what stands in brackets; `aligns` as in `Coord`. */
export function indexed(x: Labelled, parts: readonly IndexPart[], aligns: boolean): Labelled {
  const expr = index(x.expr, parts);
  const used = parts.filter((part) => part.kind !== "newaxis" && part.kind !== "ellipsis").length;
  const rank = x.dims.length;
  const full: IndexPart[] = parts.flatMap((part) =>
    part.kind === "ellipsis" ? new Array<IndexPart>(rank - used).fill(ALL) : [part],
  );
  while (full.filter((part) => part.kind !== "newaxis").length < rank) full.push(ALL);
  const dims: (string | null)[] = [];
  let coords = x.coords;
  let axis = 0;
  for (const part of full) {
    if (part.kind === "newaxis" || part.kind === "ellipsis") {
      dims.push(null);
      continue;
    }
    const name = x.dims[axis] ?? null;
    const n = x.expr.shape[axis] ?? 0;
    if (part.kind !== "integer") dims.push(name);
    if (name !== null && !isAll(part)) {
      const range = rangeOf(part, n);
      coords = coords.flatMap((coord) => {
        if (!coord.dims.includes(name)) return [coord];
        const next = indexCoord(coord, name, part, range);
        return next ? [aligns || part.kind === "integer" ? next : { ...next, aligns: false }] : [];
      });
    }
    axis++;
  }
  return { expr, dims, coords, ...encodingOf(x) };
}

const ALL: IndexPart = { kind: "slice", from: null, to: null, by: null };
const isAll = (part: IndexPart) =>
  part.kind === "slice" && part.from === null && part.to === null && (part.by ?? 1) === 1;

function rangeOf(part: IndexPart, n: number): Range {
  if (part.kind === "integer") return { start: part.at < 0 ? part.at + n : part.at, step: 1, n: 1 };
  return part.kind === "slice" ? sliceRange(part.from, part.to, part.by, n) : whole(n);
}

/** Ranges of all axes; coordinates go with them. */
export function ranged(x: Labelled, ranges: readonly Range[]): Labelled {
  const coords = x.coords.flatMap((coord) => {
    let result: Coord | undefined = coord;
    for (const [axis, range] of ranges.entries()) {
      const dim = x.dims[axis];
      if (dim == null || !result) continue;
      const to = range.start + range.n * range.step;
      result = indexCoord(
        result,
        dim,
        { kind: "slice", from: range.start, to: to < 0 ? null : to, by: range.step },
        range,
      );
    }
    return result ? [result] : [];
  });
  return { expr: slice(x.expr, ranges), dims: x.dims, coords, ...encodingOf(x) };
}

/** The axes in another order. */
export function permuted(x: Labelled, order: readonly number[]): Labelled {
  const dims = order.map((axis) => x.dims[axis] ?? null);
  return { expr: moveAxes(x.expr, order), dims, coords: x.coords, ...encodingOf(x) };
}

/** What is left of the labels when axes vanish, or shrink to one element (`keepdims`). */
export function reducedLabels(x: Labelled, expr: Expr, axes: readonly number[] | null, keepdims: boolean): Labelled {
  const rank = x.dims.length;
  const gone = new Set(axes === null ? x.dims.map((_, axis) => axis) : axes.map((axis) => axisOf(axis, rank)));
  const left = x.dims.filter((_, axis) => !gone.has(axis));
  return { expr, dims: keepdims ? x.dims : left, coords: coordsWithin(x.coords, left) };
}
