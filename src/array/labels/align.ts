import type { Expr } from "../expr.ts";
import { refuse } from "../refuse.ts";
import { moveAxes } from "../shapeOps.ts";
import { type Coord, coordValues, isIndex, type Label, sameCoord, type ValuesOf } from "./coord.ts";
import { indexed, isFullyNamed, type Labelled } from "./labelled.ts";

/**
 * An element-wise operation on arrays with labels, as xarray does it: axes are matched by name where all axes of all
 * operands have one, else by position from the last one on, as NumPy does it. Elements are matched by index coordinates
 * (those that both sides have, xarray's `join="inner"`) unless an operand was sliced in brackets: then by position.
 */
export function elementwise(
  operands: readonly Labelled[],
  valuesOf: ValuesOf,
  make: (...exprs: Expr[]) => Expr,
): Labelled {
  const arrays = operands.filter(({ expr }) => expr.shape.length > 0);
  if (arrays.length <= 1) {
    const [only] = arrays;
    const expr = make(...operands.map((operand) => operand.expr));
    const coords = mergedCoords(operands, only?.dims ?? [], valuesOf);
    // A condition or a literal may have decided the shape.
    return expr.shape.length === (only?.dims.length ?? 0)
      ? { expr, dims: only?.dims ?? [], coords }
      : { expr, dims: expr.shape.map(() => null), coords: [] };
  }
  if (arrays.every(({ dims }) => isFullyNamed(dims))) return byName(operands, valuesOf, make);
  const expr = make(...operands.map((operand) => operand.expr));
  const dims = byPosition(arrays, expr.shape.length);
  return { expr, dims, coords: mergedCoords(operands, dims, valuesOf) };
}

function byName(operands: readonly Labelled[], valuesOf: ValuesOf, make: (...exprs: Expr[]) => Expr): Labelled {
  const dims = [...new Set(operands.flatMap((operand) => operand.dims as readonly string[]))];
  const joined = dims.reduce((all, dim) => joinedAlong(dim, all, valuesOf), operands);
  for (const dim of dims) {
    const extents = new Set(joined.map((operand) => extentOf(operand, dim)).filter((n) => n !== undefined && n !== 1));
    if (extents.size > 1) {
      refuse(
        `${dim} has ${[...extents].join(" elements in one array and ")} in the other.`,
        "Arrays are matched by the names of their dimensions; extents must be equal or 1.",
      );
    }
  }
  const laidOut = joined.map(({ expr, dims: own }) => {
    if (expr.shape.length === 0) return expr;
    const from = dims.map((dim) => (own.includes(dim) ? own.indexOf(dim) : null));
    return moveAxes(expr, from.slice(from.findIndex((axis) => axis !== null)));
  });
  return { expr: make(...laidOut), dims, coords: mergedCoords(joined, dims, valuesOf) };
}

function extentOf({ expr, dims }: Labelled, dim: string): number | undefined {
  const axis = dims.indexOf(dim);
  return axis < 0 ? undefined : expr.shape[axis];
}

/** Keeps, along one dimension, the elements whose labels all operands have, in the order of the first. */
function joinedAlong(dim: string, operands: readonly Labelled[], valuesOf: ValuesOf): readonly Labelled[] {
  const indices = operands.map(({ coords }) => coords.find((coord) => coord.name === dim && isIndex(coord)));
  const all = indices.filter((coord): coord is Coord => coord !== undefined);
  const [first, ...others] = all;
  if (!first || others.every((other) => sameCoord(first, other))) return operands;
  if (all.some((coord) => !coord.aligns)) return operands;
  const labels = indices.map((coord) => (coord ? coordValues(coord, valuesOf) : undefined));
  const known = labels.filter((list): list is readonly Label[] => list !== undefined);
  const [own = [], ...rest] = known;
  if (rest.every((list) => list.length === own.length && list.every((label, i) => label === own[i]))) return operands;
  const places = rest.map((list) => placesOf(list));
  const shared = own.filter((label) => places.every((map) => map.has(label)));
  if (shared.length === 0) {
    refuse(
      `The arrays have no ${dim} in common.`,
      `Elements are matched by their labels along ${dim}; slices in brackets, e.g. T[:], are matched by position.`,
    );
  }
  return operands.map((operand, i) => {
    const list = labels[i];
    const axis = operand.dims.indexOf(dim);
    if (!list) return operand;
    const map = placesOf(list);
    const at = shared.map((label) => map.get(label) ?? 0);
    const parts = operand.dims.map((_, other) =>
      other === axis ? ({ kind: "places", at } as const) : ({ kind: "slice", from: null, to: null, by: null } as const),
    );
    return indexed(operand, parts, true);
  });
}

function placesOf(labels: readonly Label[]): Map<Label, number> {
  return new Map(labels.map((label, place) => [label, place]));
}

/** Names by place from the last axis on: of each axis the first that has one. */
function byPosition(arrays: readonly Labelled[], rank: number): (string | null)[] {
  const dims = Array.from({ length: rank }, (_, axis) => {
    for (const { dims: own } of arrays) {
      const name = own[own.length - rank + axis];
      if (name) return name;
    }
    return null;
  });
  return dims.map((name, axis) => (dims.indexOf(name) === axis ? name : null));
}

/** Whether two coordinates agree; single values are read where that decides it. */
function hasSameValues(a: Coord, b: Coord, valuesOf: ValuesOf): boolean {
  if (sameCoord(a, b)) return true;
  if (a.dims.length > 0 || b.dims.length > 0) return false;
  return coordValues(a, valuesOf)[0] === coordValues(b, valuesOf)[0];
}

/** Coordinates of all operands; those that differ under one name are dropped, as xarray drops them. */
function mergedCoords(operands: readonly Labelled[], dims: readonly (string | null)[], valuesOf: ValuesOf): Coord[] {
  const merged = new Map<string, Coord | null>();
  for (const { coords, expr, dims: own } of operands) {
    for (const coord of coords) {
      if (!coord.dims.every((dim) => dims.includes(dim))) continue;
      // An axis of one element is repeated: its label is not that of the elements.
      if (
        coord.dims.some(
          (dim) => expr.shape[own.indexOf(dim)] === 1 && operands.some((other) => (extentOf(other, dim) ?? 1) > 1),
        )
      )
        continue;
      const known = merged.get(coord.name);
      if (known === undefined) merged.set(coord.name, coord);
      else if (known && !(isIndex(known) && known.aligns && coord.aligns) && !hasSameValues(known, coord, valuesOf))
        merged.set(coord.name, null);
    }
  }
  return [...merged.values()].filter((coord): coord is Coord => coord !== null);
}
