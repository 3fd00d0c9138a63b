import type { Line } from "../../state/readLine.ts";

export type Points = readonly [xs: number[], ...ys: (number | null)[][]];

/**
 * Lines as the plot takes them: null where there is a gap. Of a run of values both ends are drawn, the smallest and the
 * largest one after the other, so that the line covers what lies between. `positive` leaves out what has no logarithm.
 */
export function pointsOf(lines: readonly Line[], positive: boolean): Points {
  const [first] = lines;
  if (!first) return [[]];
  const runs = first.factor > 1 && !first.sampled;
  const point = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) || (positive && value <= 0) ? null : value;
  const count = first.low.length;
  const xs = Array.from({ length: runs ? count * 2 : count }, (_, i) =>
    runs
      ? first.from + first.factor * (Math.floor(i / 2) + (i % 2 === 0 ? 0.25 : 0.75))
      : first.from + i * first.factor,
  );
  const ys = lines.map((line) =>
    Array.from({ length: xs.length }, (_, i) => {
      if (!runs) return point(line.low[i]);
      // Up and down in turn: the line does not cross each run twice.
      const run = Math.floor(i / 2);
      return point((i % 2 === 0) === (run % 2 === 0) ? line.low[run] : line.high[run]);
    }),
  );
  return [xs, ...ys];
}

/** The part of a line that is looked at, made smaller or larger around a point. */
export function zoomedRange(
  [from, to]: readonly [number, number],
  length: number,
  factor: number,
  at: number,
): [number, number] {
  const span = Math.min(length, Math.max((to - from) * factor, Math.min(length, 4)));
  const start = at - ((at - from) / (to - from)) * span;
  return shiftedRange([start, start + span], length, 0);
}

export function shiftedRange([from, to]: readonly [number, number], length: number, by: number): [number, number] {
  const span = Math.min(to - from, length);
  const start = Math.max(0, Math.min(from + by, length - span));
  return [start, start + span];
}

/** What is read for a part: whole elements, and a little more on both sides, so that the line goes on to the edge. */
export function readRange([from, to]: readonly [number, number], length: number): [number, number] {
  const extra = (to - from) * 0.1;
  return [Math.max(0, Math.floor(from - extra)), Math.min(length, Math.ceil(to + extra) + 1)];
}

/** Row numbers as they are typed: `0, 5, 12`; null where one is not a row. */
export function parseRows(text: string, count: number, most: number): number[] | null {
  const rows = text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .map(Number);
  if (rows.length === 0 || rows.length > most) return null;
  return rows.every((row) => Number.isInteger(row) && row >= 0 && row < count) ? [...new Set(rows)] : null;
}
