import type { Histogram } from "./readHistogram.ts";

/** Bars that are drawn at the most. */
export const BARS = 256;
/** Bins that are counted: so many more than bars that the values of bars can be told apart. */
export const BINS = 16 * BARS;
/** Steps that are looked for in numbers of any kind: more would lie too close in the bins to be told from chance. */
const MOST_STEPS = BINS / 8;
/** So few bins fit steps by chance. */
const FEWEST_FILLED = 16;
/** How far from its place a value may lie, in bins: numbers that were packed are rounded. */
const ROUNDING = 0.05;

/**
 * The bars of a histogram of `BINS` equal bins from the smallest value to the largest. Where values lie on even steps,
 * as whole numbers, packed numbers and those of an instrument do, each bar has as many steps as any other: bars of any
 * width would make a comb that is not in the data.
 */
export function barsOf(histogram: Histogram, whole: boolean): Histogram {
  const { edges, counts } = histogram;
  const low = edges[0] ?? 0;
  const span = (edges[edges.length - 1] ?? 0) - low;
  const steps = (whole ? wholeSteps(low, span) : null) ?? stepsOf(counts);
  if (steps === null) return merged(histogram);
  const each = Math.ceil((steps + 1) / BARS);
  const bars = new Float64Array(Math.ceil((steps + 1) / each));
  counts.forEach((count, bin) => {
    const bar = Math.floor(stepIn(bin, steps, counts.length) / each);
    bars[bar] = (bars[bar] ?? 0) + count;
  });
  const step = span / steps;
  const edge = (_: unknown, i: number) => low + (i * each - 0.5) * step;
  return { ...histogram, counts: bars, edges: Float64Array.from({ length: bars.length + 1 }, edge) };
}

function wholeSteps(low: number, span: number): number | null {
  return Number.isInteger(low) && Number.isInteger(span) && span >= 1 && span < BINS ? span : null;
}

/** The number of even steps from the first bin to the last on which all that is counted lies; null if there is none. */
export function stepsOf(counts: Float64Array): number | null {
  const filled: number[] = [];
  counts.forEach((count, bin) => {
    if (count > 0) filled.push(bin);
  });
  if (filled.length < FEWEST_FILLED || filled.length > MOST_STEPS + 1) return null;
  // No two values are closer than a step: the closest two say how long it is, but for the place in their bins.
  const closest = filled.reduce(
    (least, bin, i) => Math.min(least, bin - (filled[i - 1] ?? -counts.length)),
    counts.length,
  );
  const fewest = Math.max(1, Math.floor(counts.length / (closest + 1)));
  const most = Math.min(MOST_STEPS, Math.ceil(counts.length / Math.max(1, closest - 1)));
  for (let steps = fewest; steps <= most; steps++) {
    const width = counts.length / steps;
    const isOnStep = (bin: number) => {
      const place = Math.min(stepIn(bin, steps, counts.length) * width, counts.length - 0.5);
      return place > bin - ROUNDING && place < bin + 1 + ROUNDING;
    };
    if (filled.every(isOnStep)) return steps;
  }
  return null;
}

/** Which of so many steps is nearest to the middle of a bin. */
function stepIn(bin: number, steps: number, bins: number): number {
  return Math.min(steps, Math.round(((bin + 0.5) / bins) * steps));
}

function merged(histogram: Histogram): Histogram {
  const each = BINS / BARS;
  const counts = new Float64Array(BARS);
  histogram.counts.forEach((count, bin) => {
    const bar = Math.floor(bin / each);
    counts[bar] = (counts[bar] ?? 0) + count;
  });
  return { ...histogram, counts, edges: histogram.edges.filter((_, edge) => edge % each === 0) };
}
