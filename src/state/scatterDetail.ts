import type { DrawnSource } from "./drawing.ts";
import { readEvery, strideFor } from "./readLine.ts";
import { MOST_POINTS, positions, type ScatterPoints } from "./readScatter.ts";

/** A part of a plot of points: from where to where along each axis, in values. */
export interface PlotPart {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

/** Which elements are looked at for a part of a plot. */
export interface ElementRange {
  readonly from: number;
  readonly to: number;
  readonly stride: number;
  /** Whether there may be points of the part elsewhere, too. */
  readonly partial: boolean;
}

/** The points in a part of a plot, of finer steps than the overview has. */
export interface ScatterDetail extends Pick<ScatterPoints, "x" | "y" | "colours" | "places"> {
  readonly part: PlotPart;
  readonly range: ElementRange;
}

/** Elements that are looked at on the page to find those of a part. */
const MOST_SEEN = 2 ** 20;
/** Steps that are less finer than this are not worth a new picture. */
const FINER = 1.5;

/**
 * Where the points of a part are looked for. Along an axis in order they lie between two places; else they may lie
 * anywhere, and all elements are looked at in wider steps, or, where that is finer, those around the points of the
 * overview that lie there. null where nothing finer can be had, or nothing is known to lie there. `strideOf` says every
 * how many elements of a stretch one can be read.
 */
export function detailRange(
  { x, y, stride, count }: Pick<ScatterPoints, "x" | "y" | "stride" | "count">,
  part: PlotPart,
  strideOf: (elements: number) => number,
): ElementRange | null {
  if (stride === 1) return null;
  const ordered = isOrdered(x);
  const within = ordered ? (i: number) => isBetween(x[i], part.x) : (i: number) => isInside(x[i], y[i], part);
  let [first, last, inside] = [x.length, -1, 0];
  for (let i = 0; i < x.length; i++) {
    if (!within(i)) continue;
    first = Math.min(first, i);
    last = i;
    if (isInside(x[i], y[i], part)) inside++;
  }
  // Between two points of an order there may be others, though none of the overview lies there.
  if (ordered && last < 0) [first, last] = gapAround(x, part.x);
  if (last < 0) return null;
  const stretch = (from: number, to: number): ElementRange => {
    return {
      from,
      to,
      partial: !ordered && to - from < count,
      stride: Math.max(1, strideOf(to - from), Math.ceil((inside * stride) / MOST_POINTS)),
    };
  };
  const near = stretch(Math.max(0, (first - 1) * stride), Math.min(count, (last + 1) * stride + 1));
  const all = stretch(0, count);
  const best = ordered || near.stride < all.stride ? near : all;
  return best.stride * FINER <= stride ? best : null;
}

function isOrdered(values: Float64Array): boolean {
  const [first = Number.NaN, last = Number.NaN] = [values[0], values.at(-1)];
  const sign = Math.sign(last - first);
  return sign !== 0 && values.every((value, i) => i === 0 || (value - (values[i - 1] as number)) * sign >= 0);
}

/** The two neighbours in an order between which a stretch of values lies. */
function gapAround(x: Float64Array, [low]: readonly [number, number]): [number, number] {
  const growing = (x.at(-1) ?? 0) > (x[0] ?? 0);
  const after = x.findIndex((value) => (growing ? value > low : value < low));
  if (after === 0) return [x.length, -1];
  return after < 0 ? [x.length - 1, x.length - 1] : [after - 1, after];
}

function isBetween(value: number | undefined, [low, high]: readonly [number, number]): boolean {
  return value !== undefined && value >= low && value <= high;
}

/** Whether a point lies in a part. */
export function isInside(x: number | undefined, y: number | undefined, part: PlotPart): boolean {
  return isBetween(x, part.x) && isBetween(y, part.y);
}

/** Reads the points of a part in finer steps than those of the overview; null where that is not possible. */
export async function readScatterDetail(
  y: DrawnSource,
  overview: ScatterPoints,
  part: PlotPart,
  signal: AbortSignal,
): Promise<{ readonly detail: ScatterDetail | null }> {
  const { along, by } = overview;
  const sources = [y, ...[along, by].flatMap((each) => (each ? [each.source] : []))];
  const range = detailRange(overview, part, (elements) =>
    Math.max(...sources.map((source) => strideFor(source, elements, MOST_SEEN))),
  );
  if (!range) return { detail: null };
  const { from, to, stride } = range;
  const valuesOf = async (source: DrawnSource) => (await readEvery(source, 0, [from, to], stride, signal)).low;
  const [ys, xs, colours] = await Promise.all([
    valuesOf(y),
    along ? valuesOf(along.source) : positions(y, from, to, stride),
    by ? valuesOf(by.source) : null,
  ]);
  return { detail: detailOf({ x: xs, y: ys, colours }, part, range) };
}

/** The points of a part among those that were read, in even steps no more than can be drawn. */
export function detailOf(
  { x, y, colours }: Pick<ScatterPoints, "x" | "y" | "colours">,
  part: PlotPart,
  range: ElementRange,
): ScatterDetail {
  const inside: number[] = [];
  for (let i = 0; i < x.length; i++) if (isInside(x[i], y[i], part)) inside.push(i);
  const every = Math.ceil(inside.length / MOST_POINTS);
  const taken = every > 1 ? inside.filter((_, i) => i % every === 0) : inside;
  const of = (values: Float64Array) => Float64Array.from(taken, (i) => values[i] as number);
  return {
    ...{ part, x: of(x), y: of(y), colours: colours && of(colours) },
    places: Float64Array.from(taken, (i) => range.from + i * range.stride),
    range: { ...range, stride: range.stride * Math.max(1, every) },
  };
}

/** The points of the overview with those of a part in place of its own there. */
export function refined(overview: ScatterPoints, detail: ScatterDetail | null): ScatterPoints {
  if (!detail) return overview;
  const { part, range } = detail;
  const kept: number[] = [];
  overview.places.forEach((place, i) => {
    const replaced = place >= range.from && place < range.to && isInside(overview.x[i], overview.y[i], part);
    if (!replaced) kept.push(i);
  });
  const joined = (own: Float64Array, finer: Float64Array) => {
    const all = new Float64Array(kept.length + finer.length);
    kept.forEach((i, at) => {
      all[at] = own[i] as number;
    });
    all.set(finer, kept.length);
    return all;
  };
  return {
    ...overview,
    x: joined(overview.x, detail.x),
    y: joined(overview.y, detail.y),
    places: joined(overview.places, detail.places),
    colours: overview.colours && detail.colours && joined(overview.colours, detail.colours),
  };
}
