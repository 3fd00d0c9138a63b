import { tableShape } from "./datasetView.ts";
import { costOf, type DrawnSource, isAtHand, numbers, readValues, sliceOf, withoutMissing } from "./drawing.ts";
import { explorer } from "./explorer.ts";
import { type ChunkCost, reductionFor, stridedSelection, touchedBytes } from "./plane.ts";
import { envelopeTexts } from "./sliceText.ts";

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

/** Values of a result, which are in memory already, that are looked at on the page. */
const RESULT_VALUES = 2 ** 22;
/** The ends of all runs of a line are looked for up to here, and after a first look at a few values from there. */
const RUNS_BYTES = 1024 * 2 ** 20;
const AT_ONCE_BYTES = 48 * 2 ** 20;

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
  const { path } = source;
  const count = to - from;
  const factor = Math.ceil(count / points);
  if (factor <= 2 || (isAtHand(source) && count <= RESULT_VALUES)) {
    const all = withoutMissing(
      numbers(await readValues(source, lineSelection(source, row, from, to), signal)),
      source.missing,
    );
    if (factor <= 2) return { from, to, factor: 1, low: all, high: all, sampled: false };
    return { from, to, factor, ...runs(all, factor), sampled: false };
  }
  const bytes = lineBytes(source, count);
  if (isAtHand(source) || bytes > RUNS_BYTES) return sampledLine(source, row, [from, to], points, signal);
  if (bytes > AT_ONCE_BYTES) show(await sampledLine(source, row, [from, to], Math.min(points, FIRST_LOOK), signal));
  const whole = from + Math.floor(count / factor) * factor;
  const [low, high] = envelopeTexts(sliceOf(source, lineSelection(source, row, from, whole)), factor);
  const [lows, highs, rest] = await Promise.all([
    explorer().evaluate(low, path, { signal }),
    explorer().evaluate(high, path, { signal }),
    whole < to ? readValues(source, lineSelection(source, row, whole, to), signal) : null,
  ]);
  const end = rest
    ? runs(withoutMissing(numbers(rest), source.missing), factor)
    : { low: new Float64Array(), high: new Float64Array() };
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
  part: readonly [number, number],
  points: number,
  signal: AbortSignal,
): Promise<Line> {
  return readEvery(source, row, part, strideFor(source, part[1] - part[0], points), signal);
}

/** Every how many elements one is looked at, so that about `points` of them are, and not too much is read for them. */
export function strideFor(source: DrawnSource, count: number, points: number): number {
  return reductionFor(1, count, { rows: 1, columns: points }, lineCost(source), true).columns;
}

/** Every n-th element of a part of a line. */
export async function readEvery(
  source: DrawnSource,
  row: number,
  [from, to]: readonly [number, number],
  factor: number,
  signal: AbortSignal,
): Promise<Line> {
  const { path } = source;
  const selection = lineSelection(source, row, from, to, factor);
  const { data } = isAtHand(source)
    ? await explorer().read(path, selection, { signal })
    : await explorer().evaluate(sliceOf(source, selection), path, { signal });
  const values = withoutMissing(numbers(data), source.missing);
  return { from, to, factor, low: values, high: values, sampled: true };
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
