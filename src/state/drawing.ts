import type { DType } from "../core/dtype.ts";
import type { NodePath } from "../core/path.ts";
import type { AxisInput } from "../core/selection.ts";
import type { NumberArray, Values } from "../core/value.ts";
import { type DatasetView, type Rect, tableShape, viewKey } from "./datasetView.ts";
import { explorer } from "./explorer.ts";
import { byInteger } from "./histogram.ts";
import {
  type ChunkCost,
  chunkCost,
  type DetailRequest,
  type Reduction,
  reductionFor,
  stridedSelection,
  touchedBytes,
} from "./plane.ts";
import { isResult } from "./results.ts";
import { envelopeTexts, histogramText, meanText, sliceText } from "./sliceText.ts";
import { rowsFirst } from "./tiles.ts";

/** What a view draws: a dataset of numbers, as it is laid out. */
export interface DrawnSource {
  readonly path: NodePath;
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly chunks: readonly number[] | null;
  readonly view: DatasetView;
  /** An expression of the same shape, whose values are drawn in place of the dataset's own. */
  readonly of?: string;
}

/** Identity of what is drawn of a source. */
export function drawnKey({ path, shape, view, of }: DrawnSource): string {
  return `${path}\0${of ?? ""}\0${viewKey(view, shape)}`;
}

/** A part of a plane as numbers, row by row. */
export interface Plane {
  readonly rect: Rect;
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
  readonly reduction: Reduction;
}

/** A line: its points, or the smallest and the largest value of each run of `factor` elements. */
export interface Line {
  /** Position of the first element. */
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Whether only every `factor`-th element was looked at. */
  readonly sampled: boolean;
}

export interface Histogram {
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  /** How many elements stand for one another; 1 where all were counted. */
  readonly stride: number;
}

const BINS = 256;
/** Values of a result, which are in memory already, that are looked at on the page. */
const RESULT_VALUES = 2 ** 22;
/** The ends of all runs of a line are looked for up to here, and after a first look at a few values from there. */
const RUNS_BYTES = 1024 * 2 ** 20;
const AT_ONCE_BYTES = 48 * 2 ** 20;
/** A histogram of all values is made up to here. */
const COUNTED_BYTES = 1024 * 2 ** 20;

export function costOf({ shape, chunks, dtype, view }: DrawnSource): ChunkCost {
  return chunkCost(shape, chunks, dtype.size, view);
}

/** Labels have no mean. */
export function hasLabels(dtype: DType): boolean {
  return dtype.kind === "bool" || dtype.kind === "enum";
}

export async function readPlane(source: DrawnSource, request: DetailRequest, signal: AbortSignal): Promise<Plane> {
  const { path, shape, view, of } = source;
  const { rect } = request;
  const sampled = request.reduction.kind === "mean" && isAtHand(source);
  const reduction: Reduction = sampled ? { ...request.reduction, kind: "sample" } : request.reduction;
  const mean = reduction.kind === "mean";
  const strided = stridedSelection(view, shape, rect, mean ? { rows: 1, columns: 1 } : reduction);
  const straight = rowsFirst(view);
  let values: Values;
  if (mean) {
    const factors = straight ? [reduction.rows, reduction.columns] : [reduction.columns, reduction.rows];
    values = (await explorer().evaluate(meanText(sliceText(path, strided, of), factors), path, { signal })).data;
  } else if (reduction.kind === "sample" && !isAtHand(source)) {
    values = (await explorer().evaluate(sliceText(path, strided, of), path, { signal })).data;
  } else values = await readValues(source, strided, signal);
  const part = mean ? Math.floor : Math.ceil;
  const rows = part((rect.bottom - rect.top) / reduction.rows);
  const columns = part((rect.right - rect.left) / reduction.columns);
  const data = numbers(values);
  return { rect, rows, columns, data: straight ? data : transposed(data, columns, rows), reduction };
}

/** Whether the values are in memory: taking elements out of a result is cheap, computing it anew is not. */
function isAtHand({ path, of }: DrawnSource): boolean {
  return of === undefined && isResult(path);
}

/** The selected values, in the order of the file. */
async function readValues({ path, of }: DrawnSource, selection: AxisInput[], signal: AbortSignal): Promise<Values> {
  if (of === undefined) return (await explorer().read(path, selection, { signal })).data;
  return (await explorer().evaluate(sliceText(path, selection, of), path, { signal })).data;
}

/** The position that lines run along is a column of the table, or its only axis. */
function lineSelection(source: DrawnSource, row: number, from: number, to: number, step = 1) {
  const { view, shape } = source;
  const lone = view.columnAxis === null;
  const rect = lone
    ? { top: from, bottom: to, left: 0, right: 1 }
    : { top: row, bottom: row + 1, left: from, right: to };
  const selection = stridedSelection(view, shape, rect, lone ? { rows: step, columns: 1 } : { rows: 1, columns: step });
  return selection.map((axis, i) => (!lone && i === view.rowAxis && typeof axis !== "number" ? (axis[0] ?? 0) : axis));
}

export function lineLength({ view, shape }: DrawnSource): number {
  const { rows, columns } = tableShape(view, shape);
  return view.columnAxis === null ? rows.count : columns.count;
}

/**
 * A part of a line, in no more than about `points` points. Where that takes long, `show` is given every n-th value
 * first; where it would take too long, these are all.
 */
export async function readLine(
  source: DrawnSource,
  row: number,
  [from, to]: readonly [number, number],
  points: number,
  signal: AbortSignal,
  show: (line: Line) => void = () => undefined,
): Promise<Line> {
  const { path, of } = source;
  const count = to - from;
  const factor = Math.ceil(count / points);
  if (factor <= 2 || (isAtHand(source) && count <= RESULT_VALUES)) {
    const all = numbers(await readValues(source, lineSelection(source, row, from, to), signal));
    if (factor <= 2) return { from, to, factor: 1, low: all, high: all, sampled: false };
    return { from, to, factor, ...runs(all, factor), sampled: false };
  }
  const bytes = lineBytes(source, count);
  if (isAtHand(source) || bytes > RUNS_BYTES) return sampledLine(source, row, [from, to], points, signal);
  if (bytes > AT_ONCE_BYTES) show(await sampledLine(source, row, [from, to], Math.min(points, FIRST_LOOK), signal));
  const whole = from + Math.floor(count / factor) * factor;
  const [low, high] = envelopeTexts(sliceText(path, lineSelection(source, row, from, whole), of), factor);
  const [lows, highs, rest] = await Promise.all([
    explorer().evaluate(low, path, { signal }),
    explorer().evaluate(high, path, { signal }),
    whole < to ? readValues(source, lineSelection(source, row, whole, to), signal) : null,
  ]);
  const end = rest ? runs(numbers(rest), factor) : { low: new Float64Array(), high: new Float64Array() };
  return {
    from,
    to,
    factor,
    low: joined(numbers(lows.data), end.low),
    high: joined(numbers(highs.data), end.high),
    sampled: false,
  };
}

/** Values of a line that is looked at before all of it is. */
const FIRST_LOOK = 128;

function lineCost(source: DrawnSource): ChunkCost {
  const { rows, columns, bytes } = costOf(source);
  return { rows: 1, columns: source.view.columnAxis === null ? rows : columns, bytes };
}

function lineBytes(source: DrawnSource, count: number): number {
  return touchedBytes(1, count, { rows: 1, columns: 1 }, lineCost(source));
}

async function sampledLine(
  source: DrawnSource,
  row: number,
  [from, to]: readonly [number, number],
  points: number,
  signal: AbortSignal,
): Promise<Line> {
  const { path, of } = source;
  const { columns: factor } = reductionFor(1, to - from, { rows: 1, columns: points }, lineCost(source), true);
  const selection = lineSelection(source, row, from, to, factor);
  const { data } = isAtHand(source)
    ? await explorer().read(path, selection, { signal })
    : await explorer().evaluate(sliceText(path, selection, of), path, { signal });
  const values = numbers(data);
  return { from, to, factor, low: values, high: values, sampled: true };
}

/** How often which values occur in what the view shows. */
export async function readHistogram(source: DrawnSource, signal: AbortSignal): Promise<Histogram> {
  const { path, shape, view, of } = source;
  const { rows, columns } = tableShape(view, shape);
  const rect = { top: 0, bottom: rows.count, left: 0, right: columns.count };
  const cost = costOf(source);
  const all = reductionFor(rows.count, columns.count, { rows: rows.count, columns: columns.count }, cost, true);
  const most = columns.count === 1 ? { rows: RESULT_VALUES, columns: 1 } : { rows: 2048, columns: 2048 };
  const fits = isAtHand(source) ? rows.count * columns.count <= RESULT_VALUES : all.bytes <= COUNTED_BYTES;
  const reduction = fits ? { rows: 1, columns: 1 } : reductionFor(rows.count, columns.count, most, cost, true);
  const selection = stridedSelection(view, shape, rect, reduction);
  const stride = reduction.rows * reduction.columns;
  const binned = source.dtype.kind === "float" ? (found: Histogram) => found : byInteger;
  if (isAtHand(source)) {
    const { data } = await explorer().read(path, selection, { signal });
    return binned({ ...counted(numbers(data), BINS), stride });
  }
  const found = await explorer().evaluate(histogramText(sliceText(path, selection, of), BINS), path, { signal });
  return binned({ edges: Float64Array.from(found.coords.edges ?? [], Number), counts: numbers(found.data), stride });
}

/** The value of one cell of the table, as it is stored. */
export async function readCell(source: DrawnSource, row: number, column: number, signal: AbortSignal) {
  const rect = { top: row, bottom: row + 1, left: column, right: column + 1 };
  const selection = stridedSelection(source.view, source.shape, rect, { rows: 1, columns: 1 });
  const data = await readValues(source, selection, signal);
  return data[0] as number | bigint | undefined;
}

/** How often which of the values that are at hand occur, in equal bins from the smallest to the largest. */
export function counted(values: Float64Array, bins: number): { edges: Float64Array; counts: Float64Array } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const counts = new Float64Array(bins);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges: Float64Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins), counts };
}

function runs(values: Float64Array, factor: number): { low: Float64Array; high: Float64Array } {
  const count = Math.ceil(values.length / factor);
  const low = new Float64Array(count).fill(Number.NaN);
  const high = new Float64Array(count).fill(Number.NaN);
  values.forEach((value, i) => {
    const run = Math.floor(i / factor);
    if (!(value >= (low[run] as number))) low[run] = Number.isNaN(value) ? (low[run] as number) : value;
    if (!(value <= (high[run] as number))) high[run] = Number.isNaN(value) ? (high[run] as number) : value;
  });
  return { low, high };
}

function joined(head: Float64Array, tail: Float64Array): Float64Array {
  const all = new Float64Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}

function transposed(data: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = data[row * columns + column] as number;
    }
  }
  return turned;
}

function numbers(values: Values): Float64Array {
  if (values instanceof Float64Array) return values;
  return Float64Array.from(values as NumberArray as ArrayLike<number | bigint>, Number);
}
