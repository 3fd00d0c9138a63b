import type { Rect } from "../../state/datasetView.ts";
import type { Extent } from "./heatWindow.ts";

/**
 * Where the cells of an axis lie whose numbers have uneven steps. Each cell reaches half way to its neighbours. Edges
 * are told in *places*: 0 at the first edge, the number of cells at the last one, in between as far as their numbers are.
 */
export interface CellScale {
  /** The place of each edge, one more than there are cells. */
  readonly edges: Float64Array;
  /** The numbers at the first and at the last edge. */
  readonly ends: readonly [first: number, last: number];
}

/** The scales of a plane; null where all cells of an axis are of one width, and a place is a position. */
export interface PlaneScales {
  readonly rows: CellScale | null;
  readonly columns: CellScale | null;
}

/** null where the numbers neither grow nor fall all along. */
export function cellScale(values: ArrayLike<number | string>): CellScale | null {
  const count = values.length;
  if (count < 2) return null;
  const sign = Math.sign(Number(values[1]) - Number(values[0]));
  for (let i = 0; i < count; i++) {
    const value = values[i];
    if (typeof value !== "number" || !Number.isFinite(value)) return null;
    if (i > 0 && !(Math.sign(value - (values[i - 1] as number)) === sign && sign !== 0)) return null;
  }
  const at = (i: number) => values[i] as number;
  const first = at(0) - (at(1) - at(0)) / 2;
  const last = at(count - 1) + (at(count - 1) - at(count - 2)) / 2;
  const edges = new Float64Array(count + 1);
  for (let i = 1; i < count; i++) edges[i] = (((at(i - 1) + at(i)) / 2 - first) / (last - first)) * count;
  edges[count] = count;
  return { edges, ends: [first, last] };
}

/** The place of a position, which counts cells; beyond the ends they are the same. */
export function placeOf(scale: CellScale | null, position: number): number {
  if (!scale) return position;
  const { edges } = scale;
  const cell = Math.floor(position);
  if (cell < 0 || cell >= edges.length - 1) return position;
  const [low = 0, high = 0] = [edges[cell], edges[cell + 1]];
  return low + (high - low) * (position - cell);
}

/** The inverse of `placeOf`. */
export function positionOf(scale: CellScale | null, place: number): number {
  if (!scale) return place;
  const { edges } = scale;
  let [left, right] = [0, edges.length - 1];
  if (place < 0 || place >= right) return place;
  while (right - left > 1) {
    const middle = (left + right) >> 1;
    if ((edges[middle] as number) <= place) left = middle;
    else right = middle;
  }
  const [low = 0, high = 1] = [edges[left], edges[left + 1]];
  return left + (place - low) / (high - low);
}

/** The number at a position. */
export function numberAt(scale: CellScale, position: number): number {
  const [first, last] = scale.ends;
  return first + (placeOf(scale, position) / (scale.edges.length - 1)) * (last - first);
}

/** The position of a number: the inverse of `numberAt`. */
export function positionOfNumber(scale: CellScale, value: number): number {
  const [first, last] = scale.ends;
  return positionOf(scale, ((value - first) / (last - first)) * (scale.edges.length - 1));
}

/** A part of a plane in places. */
export function inPlaces({ top, bottom, left, right }: Rect, { rows, columns }: PlaneScales): Rect {
  return {
    top: placeOf(rows, top),
    bottom: placeOf(rows, bottom),
    left: placeOf(columns, left),
    right: placeOf(columns, right),
  };
}

/** A part of a plane in positions: the inverse of `inPlaces`. */
export function inPositions({ top, bottom, left, right }: Rect, { rows, columns }: PlaneScales): Rect {
  return {
    top: positionOf(rows, top),
    bottom: positionOf(rows, bottom),
    left: positionOf(columns, left),
    right: positionOf(columns, right),
  };
}

/** How wide the narrowest cells are, in places. */
export function narrowest({ rows, columns }: PlaneScales): Extent {
  return { rows: narrowestOf(rows), columns: narrowestOf(columns) };
}

function narrowestOf(scale: CellScale | null): number {
  let least = 1;
  scale?.edges.forEach((edge, i, edges) => {
    if (i > 0) least = Math.min(least, edge - (edges[i - 1] as number));
  });
  return least;
}
