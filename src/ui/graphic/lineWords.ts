import { briefNumber, groupedCount } from "../../core/numberText.ts";
import type { Line } from "../../state/readLine.ts";
import { nothingOf } from "./nothingOf.ts";

/** The picture in words. */
export function lineLabel(lines: readonly Line[], length: number): string {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    for (const value of line.low) if (value < low) low = value;
    for (const value of line.high) if (value > high) high = value;
  }
  const size = `${lines.length > 1 ? `${lines.length} lines` : "Line"}, ${groupedCount(length)} values`;
  return low <= high ? `${size}, min ${briefNumber(low)}, max ${briefNumber(high)}` : size;
}

/** Where the pointer is, and the values there with their units, which may be empty. */
export function hoverWords(
  lines: readonly Line[],
  position: number,
  name: (position: number) => string,
  units: string,
) {
  const [first] = lines.toSorted((one, other) => other.to - one.to);
  if (!first) return null;
  const placeIn = ({ from, factor, sampled }: Line) =>
    sampled || factor === 1 ? Math.round((position - from) / factor) : Math.floor((position - from) / factor);
  const at = placeIn(first);
  if (!(at >= 0 && at < first.low.length)) return null;
  const from = first.from + at * first.factor;
  const to = Math.min(from + first.factor, first.to) - 1;
  const values = lines.map((line) => [line.low, line.high].map((ends) => ends[placeIn(line)] ?? Number.NaN));
  const known = values.flat().some((value) => !Number.isNaN(value));
  return {
    position: first.factor > 1 && !first.sampled ? `${name(from)}…${name(to)}` : name(from),
    value:
      values.map((ends) => [...new Set(ends.map((end) => briefNumber(end)))].join(" … ")).join("  ") +
      (known && units !== "" ? ` ${units}` : ""),
  };
}

/** What a point of the line stands for; null where it is one value. */
export function lineNote([line]: readonly Line[]): string | null {
  if (!line || line.factor === 1) return null;
  const count = groupedCount(line.factor);
  return line.sampled
    ? `Sample: one of ${count} values. Zoom in for more.`
    : `Smallest and largest of each ${count} values. Zoom in for more.`;
}

/** Why none of some lines can be drawn; null where one can, and where there are none. */
export function nothingOfLines(lines: readonly Line[], log: boolean): string | null {
  const words = lines.map(({ low, high }) => nothingOf(low, log) && nothingOf(high, log));
  return words.every((each) => each !== null) ? (words[0] ?? null) : null;
}

/** Bytes that lines take in memory. */
export function lineBytes(lines: readonly Line[]): number {
  return lines.reduce((bytes, { low, high }) => bytes + low.byteLength + (high === low ? 0 : high.byteLength), 0);
}
