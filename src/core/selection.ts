import { Fault } from "./fault.ts";

/**
 * What is taken of one axis: `count` elements from `start` on, every `step`-th. A `step` below 0 walks backwards.
 * `drop` marks an axis that was selected by a single index and vanishes from the result's shape.
 */
export interface AxisRange {
  readonly start: number;
  readonly step: number;
  readonly count: number;
  readonly drop: boolean;
}

/** One range for each axis of the dataset, in its order. */
export type Selection = readonly AxisRange[];

/**
 * What callers may write: NumPy text (`"0:10, :, 3"`, `"..., ::-1"`), or for each axis a number or
 * `[start, stop, step?]` with null for "to the end". Missing trailing axes are taken whole.
 */
export type SelectionInput = string | readonly AxisInput[];
export type AxisInput = number | readonly [start: number | null, stop: number | null, step?: number | null];

/**
 * The selection in terms of a shape, by Python's rules: negative indices count from the end, slices are clamped, an
 * index outside the axis is a fault (`bad-selection`).
 */
export function normalizeSelection(input: SelectionInput | undefined, shape: readonly number[]): Selection {
  const axes = typeof input === "string" ? parseSelection(input, shape.length) : (input ?? []);
  if (axes.length > shape.length) {
    throw new Fault("bad-selection", `The selection has ${axes.length} axes, the data have ${shape.length}.`);
  }
  return shape.map((n, axis) => {
    const taken = axes[axis];
    return taken === undefined ? wholeAxis(n) : normalizeAxis(taken, n, axis);
  });
}

export function wholeAxis(n: number): AxisRange {
  return { start: 0, step: 1, count: n, drop: false };
}

export function selectionShape(selection: Selection): number[] {
  return selection.filter((range) => !range.drop).map((range) => range.count);
}

export function selectionSize(selection: Selection): number {
  return selection.reduce((product, range) => product * range.count, 1);
}

/** The smallest and the largest index that a range touches; an empty range has none. */
export function rangeBounds({ start, step, count }: AxisRange): [first: number, last: number] | null {
  if (count === 0) return null;
  const end = start + (count - 1) * step;
  return step > 0 ? [start, end] : [end, start];
}

/** NumPy text of a selection: `0:10, :, 3`. */
export function selectionText(selection: Selection, shape: readonly number[]): string {
  return selection.map((range, axis) => rangeText(range, shape[axis] ?? 0)).join(", ");
}

function rangeText({ start, step, count, drop }: AxisRange, n: number): string {
  if (drop) return String(start);
  if (start === 0 && step === 1 && count === n) return ":";
  const stop = start + count * step;
  const end = step < 0 && stop < 0 ? "" : String(step > 0 ? Math.min(stop, n) : stop);
  return `${start}:${end}${step === 1 ? "" : `:${step}`}`;
}

function normalizeAxis(input: AxisInput, n: number, axis: number): AxisRange {
  if (typeof input === "number") {
    requireInteger(input, axis);
    const index = input < 0 ? input + n : input;
    if (index < 0 || index >= n) {
      throw new Fault("bad-selection", `Index ${input} is outside axis ${axis}, which has ${n} elements.`);
    }
    return { start: index, step: 1, count: 1, drop: true };
  }
  const [from, to, by] = input;
  const step = by ?? 1;
  for (const part of [from ?? 0, to ?? 0, step]) requireInteger(part, axis);
  if (step === 0) throw new Fault("bad-selection", `The step of axis ${axis} is 0.`);
  // CPython's PySlice_AdjustIndices.
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? n : n - 1;
  const clamp = (value: number) => Math.min(Math.max(value < 0 ? value + n : value, low), high);
  const start = from === null || from === undefined ? (step > 0 ? low : high) : clamp(from);
  const stop = to === null || to === undefined ? (step > 0 ? high : low) : clamp(to);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start: count === 0 ? 0 : start, step, count, drop: false };
}

function requireInteger(value: number, axis: number): void {
  if (!Number.isSafeInteger(value)) {
    throw new Fault("bad-selection", `${value} on axis ${axis} is not a whole number.`);
  }
}

/** Splits NumPy text into axes; `...` stands for as many whole axes as are missing. */
export function parseSelection(text: string, rank: number): AxisInput[] {
  const body = text
    .trim()
    .replace(/^\[(.*)\]$/s, "$1")
    .trim();
  if (body === "") return [];
  const parts = body
    .replace(/,\s*$/, "")
    .split(",")
    .map((part) => part.trim());
  const ellipses = parts.filter((part) => part === "...").length;
  if (ellipses > 1) throw new Fault("bad-selection", "A selection can hold only one “...”.");
  const axes: AxisInput[] = [];
  for (const part of parts) {
    if (part === "...") {
      const missing = rank - (parts.length - 1);
      if (missing < 0)
        throw new Fault("bad-selection", `The selection has ${parts.length - 1} axes, the data have ${rank}.`);
      for (let i = 0; i < missing; i++) axes.push([null, null]);
    } else axes.push(parseAxis(part));
  }
  return axes;
}

const INTEGER = /^[+-]?\d+$/;

/** `3`, `2:10`, `::-1`. */
export function parseAxis(text: string): AxisInput {
  const parts = text.split(":").map((part) => part.trim());
  const number = (part: string | undefined): number | null => {
    if (part === undefined || part === "") return null;
    if (!INTEGER.test(part)) throw new Fault("bad-selection", `“${text}” is not an index or a range like 2:10.`);
    return Number(part);
  };
  if (parts.length === 1) {
    const index = number(parts[0]);
    if (index === null) throw new Fault("bad-selection", "An axis of the selection is empty; “:” takes all of it.");
    return index;
  }
  if (parts.length > 3) throw new Fault("bad-selection", `“${text}” has too many colons.`);
  return [number(parts[0]), number(parts[1]), number(parts[2])];
}
