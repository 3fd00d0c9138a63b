import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import { tableShape } from "./datasetView.ts";
import type { DrawnSource } from "./drawing.ts";
import { infoOf } from "./infoOf.ts";
import { missingValues } from "./missingValues.ts";
import { lineLength, readEvery, strideFor } from "./readLine.ts";

/** Points of two datasets, one against the other, and the values of a third one that colour them. */
export interface ScatterPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colours: Float64Array | null;
  /** Which elements the points are, counted from the first that is shown. */
  readonly places: Float64Array;
  /** Every how many elements one is a point. */
  readonly stride: number;
  /** Elements that there are. */
  readonly count: number;
  /** What stands along x and what colours the points, as it was read; null for the index, and for none. */
  readonly along: ScatterPart | null;
  readonly by: ScatterPart | null;
}

export interface ScatterPart {
  readonly source: DrawnSource;
  readonly info: NodeInfo;
}

/** More points than this are neither told apart on a screen nor drawn at once. */
export const MOST_POINTS = 50_000;

/** Reads the data of one axis `y` against `x`, null for their index; of many elements every n-th, the same of each. */
export async function readScatter(
  y: DrawnSource,
  x: NodePath | null,
  colour: NodePath | null,
  signal: AbortSignal,
): Promise<ScatterPoints> {
  const [along, by] = await Promise.all([partBeside(y, x, signal), partBeside(y, colour, signal)]);
  const sources = [y, ...[along, by].flatMap((part) => (part ? [part.source] : []))];
  const count = lineLength(y);
  const stride = Math.max(...sources.map((source) => strideFor(source, count, MOST_POINTS)));
  const valuesOf = async (source: DrawnSource) => (await readEvery(source, 0, [0, count], stride, signal)).low;
  const [ys, xs, colours] = await Promise.all([
    valuesOf(y),
    along ? valuesOf(along.source) : positions(y, 0, count, stride),
    by ? valuesOf(by.source) : null,
  ]);
  const places = Float64Array.from(ys, (_, i) => i * stride);
  return { x: xs, y: ys, colours, places, stride, count, along, by };
}

/** The indices in the dataset of what is shown. */
export function positions({ view, shape }: DrawnSource, from: number, to: number, stride: number): Float64Array {
  const { start, step } = tableShape(view, shape).rows;
  return Float64Array.from({ length: Math.ceil((to - from) / stride) }, (_, i) => start + (from + i * stride) * step);
}

/** A dataset of the same length, of which the same elements are shown; null where there is none. */
async function partBeside(y: DrawnSource, path: NodePath | null, signal: AbortSignal): Promise<ScatterPart | null> {
  const info = path === null ? undefined : await infoOf(path, signal);
  if (!info?.dtype || info.shape?.length !== 1 || info.shape[0] !== y.shape[0]) return null;
  const { dtype, shape, chunks, fillValue, attributes } = info;
  const missing = missingValues(dtype, fillValue, attributes);
  return { source: { path: info.path, shape, dtype, chunks, view: y.view, missing }, info };
}
