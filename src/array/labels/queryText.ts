import { refuse } from "../refuse.ts";
import type { Label } from "./coord.ts";
import { type Query, selectByLabel } from "./select.ts";

/** What a date stands for on a time axis, as first and last number; undefined where it is none. */
export type TimeRange = (text: string) => readonly [number, number] | undefined;

/** Places along a dimension: one, or all from the first to before `stop`. */
export type Places = { readonly index: number } | { readonly start: number; readonly stop: number };

/**
 * The places that a text names along a dimension by its labels: one label (`48.1`, `Kiel`, `2000-03-15`), of numbers the
 * nearest one; or all from one to another, both included: `40..60`, `2000-03..2000-07`, `..10`. A date stands for all of
 * that day, month or year.
 */
export function placesOf(dim: string, labels: readonly Label[], text: string, timeRange?: TimeRange): Places {
  const [, from, to] = /^\s*(.*?)\s*\.\.\s*(.*?)\s*$/.exec(text) ?? [];
  const isNumber = typeof labels.find((label) => label !== "") === "number";
  const end = (part: string, side: 0 | 1): Label | null => {
    if (part === "") return null;
    const time = timeRange?.(part);
    if (time) return time[side];
    if (!isNumber) return part;
    const number = Number(part);
    return Number.isNaN(number) ? refuse(`“${part}” is no label of ${dim}: they are numbers.`) : number;
  };
  const between = (low: Label | null, high: Label | null): Places => {
    const part = selectByLabel(dim, labels, { kind: "between", from: low, to: high, step: null }, "exact");
    if (part.kind !== "slice" || part.from === null || part.to === null) return refuse(`Nothing lies between these.`);
    return part.to > part.from ? { start: part.from, stop: part.to } : refuse(`No ${dim} lies between these.`);
  };
  if (from !== undefined && to !== undefined) return between(end(from, 0), end(to, 1));
  const [first, last] = [end(text.trim(), 0), end(text.trim(), 1)];
  if (first === null) return refuse("A label belongs here.");
  // A whole day or month, where it holds more than its nearest moment.
  if (first !== last) {
    try {
      return between(first, last);
    } catch {
      // No label lies in it: the nearest one counts.
    }
  }
  const query: Query = { kind: "label", label: first };
  const part = selectByLabel(dim, labels, query, isNumber ? "nearest" : "exact");
  return part.kind === "integer" ? { index: part.at } : refuse(`There is no such ${dim}.`);
}
