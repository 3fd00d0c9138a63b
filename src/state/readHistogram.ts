import { tableShape } from "./datasetView.ts";
import { costOf, type DrawnSource, isAtHand, numbers, sliceOf, withoutMissing } from "./drawing.ts";
import { explorer } from "./explorer.ts";
import { BINS, barsOf } from "./histogram.ts";
import { reductionFor, stridedSelection } from "./plane.ts";
import { finiteText, histogramText } from "./sliceText.ts";

export interface Histogram {
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  /** How many elements stand for one another; 1 where all were counted. */
  readonly stride: number;
  /** Elements that were looked at: those that are no finite numbers are in no bin. */
  readonly elements: number;
}

/** Values of a result, which are in memory already, that are looked at on the page. */
const RESULT_VALUES = 2 ** 22;
/** A histogram of all values is made up to here. */
const COUNTED_BYTES = 1024 * 2 ** 20;

/** How often which values occur in what the view shows. */
export async function readHistogram(source: DrawnSource, signal: AbortSignal): Promise<Histogram> {
  const { path, shape, view } = source;
  const { rows, columns } = tableShape(view, shape);
  const rect = { top: 0, bottom: rows.count, left: 0, right: columns.count };
  const cost = costOf(source);
  const all = reductionFor(rows.count, columns.count, { rows: rows.count, columns: columns.count }, cost, true);
  const most = columns.count === 1 ? { rows: RESULT_VALUES, columns: 1 } : { rows: 2048, columns: 2048 };
  const fits = isAtHand(source) ? rows.count * columns.count <= RESULT_VALUES : all.bytes <= COUNTED_BYTES;
  const reduction = fits ? { rows: 1, columns: 1 } : reductionFor(rows.count, columns.count, most, cost, true);
  const selection = stridedSelection(view, shape, rect, reduction);
  const stride = reduction.rows * reduction.columns;
  const elements = Math.ceil(rows.count / reduction.rows) * Math.ceil(columns.count / reduction.columns);
  const bars = (found: Histogram) => barsOf(found, source.dtype.kind !== "float");
  if (isAtHand(source)) {
    const { data } = await explorer().read(path, selection, { signal });
    return bars({ ...counted(withoutMissing(numbers(data), source.missing), BINS), stride, elements });
  }
  const slice = sliceOf(source, selection);
  const count = async (text: string) => {
    const { coords, data } = await explorer().evaluate(histogramText(text, BINS), path, { signal });
    return { edges: Float64Array.from(coords.edges ?? [], Number), counts: numbers(data), stride, elements };
  };
  const found = await count(slice);
  // Bins that reach to infinity hold nothing: they are made anew for what is finite.
  const isEndless = [found.edges[0], found.edges.at(-1)].some(
    (edge) => Math.abs(edge ?? 0) === Number.POSITIVE_INFINITY,
  );
  return bars(isEndless ? await count(finiteText(slice)) : found);
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
