import type { Histogram } from "./readHistogram.ts";

/**
 * Where few whole numbers lie between the smallest and the largest, one bar for each of them: equal bins, which are
 * narrower than 1 there, would show gaps that the data do not have.
 */
export function byInteger(histogram: Histogram): Histogram {
  const { edges, counts } = histogram;
  const low = edges[0] ?? 0;
  const span = (edges[edges.length - 1] ?? 0) - low;
  if (!Number.isInteger(low) || !Number.isInteger(span) || span < 1 || span >= counts.length) return histogram;
  const each = new Float64Array(span + 1);
  counts.forEach((count, bin) => {
    const number = Math.min(span, Math.ceil((bin / counts.length) * span - 1e-9));
    each[number] = (each[number] ?? 0) + count;
  });
  return { ...histogram, counts: each, edges: Float64Array.from({ length: span + 2 }, (_, i) => low - 0.5 + i) };
}
