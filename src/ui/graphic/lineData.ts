import type { Line } from "../../state/readLine.ts";

export type Points = readonly [xs: number[], ...ys: (number | null | undefined)[][]];

/**
 * Lines as the plot takes them: null where there is a gap. Of a run of values both ends are drawn, the smallest and the
 * largest one after the other, so that the line covers what lies between. `positive` leaves out what has no logarithm;
 * `xOf` gives the value along the axis of a position, growing or falling.
 */
export function pointsOf(
  lines: readonly Line[],
  positive: boolean,
  xOf: (position: number) => number = (position) => position,
): Points {
  const all = lines.map((line) => ({ xs: positionsOf(line).map(xOf), ys: heightsOf(line, positive) }));
  const [first] = all;
  if (!first) return [[]];
  if (all.every(({ xs }) => xs.length === first.xs.length && xs.every((x, i) => x === first.xs[i]))) {
    const falling = (first.xs[1] ?? 0) < (first.xs[0] ?? 0);
    const points: Points = [first.xs, ...all.map(({ ys }) => ys)];
    if (falling) for (const values of points) values.reverse();
    return points;
  }
  const xs = [...new Set(all.flatMap((line) => line.xs))].sort((left, right) => left - right);
  const places = new Map(xs.map((x, i) => [x, i]));
  return [
    xs,
    ...all.map((line) => {
      // Where only another line has a point there is no gap: undefined, not null.
      const ys: (number | null | undefined)[] = new Array(xs.length).fill(undefined);
      line.xs.forEach((x, i) => {
        ys[places.get(x) ?? 0] = line.ys[i] ?? null;
      });
      return ys;
    }),
  ];
}

function isRuns({ factor, sampled }: Line): boolean {
  return factor > 1 && !sampled;
}

function positionsOf(line: Line): number[] {
  const { from, factor, low } = line;
  if (!isRuns(line)) return Array.from(low, (_, i) => from + i * factor);
  return Array.from(
    { length: low.length * 2 },
    (_, i) => from + factor * (Math.floor(i / 2) + (i % 2 === 0 ? 0.25 : 0.75)),
  );
}

function heightsOf(line: Line, positive: boolean): (number | null)[] {
  const { low, high } = line;
  const point = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) || (positive && value <= 0) ? null : value;
  if (!isRuns(line)) return Array.from(low, point);
  return Array.from({ length: low.length * 2 }, (_, i) => {
    // Up and down in turn: the line does not cross each run twice.
    const run = Math.floor(i / 2);
    return point((i % 2 === 0) === (run % 2 === 0) ? low[run] : high[run]);
  });
}

/** Pixels from point to point from which on each is marked. */
const APART = 16;

/** Whether the points that a line leads through are marked: where `steps` of them, in so many pixels, leave room. */
export function marksPoints(steps: number, pixels: number): boolean {
  return steps * APART < pixels;
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
