import type { Rect } from "./datasetView.ts";
import { type DrawnSource, sliceOf } from "./drawing.ts";
import { explorer } from "./explorer.ts";
import { stridedSelection } from "./plane.ts";

/** Numbers about numbers. The deviation is that of the values themselves (its divisor is their count). */
export interface Statistics {
  readonly count: number;
  readonly nan: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
  /** Of whole numbers exact, in 64 bits. */
  readonly sum: number | bigint;
}

/** Computes the statistics of a part of the table, of each of its values. */
export async function readStatistics(source: DrawnSource, rect: Rect, signal: AbortSignal): Promise<Statistics> {
  const selection = stridedSelection(source.view, source.shape, rect, { rows: 1, columns: 1 });
  const slice = sliceOf(source, selection);
  const [{ data }, sums] = await Promise.all([
    explorer().evaluate(`describe(${slice})`, source.path, { signal }),
    explorer().evaluate(`sum(${slice}${source.dtype.kind === "float" ? ", skipna=True" : ""})`, source.path, {
      signal,
    }),
  ]);
  const [count = 0, nan = 0, min = Number.NaN, max = Number.NaN, mean = Number.NaN, std = Number.NaN] = Array.from(
    data as ArrayLike<number | bigint>,
    Number,
  );
  return { count, nan, min, max, mean, std, sum: sums.data[0] ?? 0 };
}
