import { timeAxis } from "../../core/cfTime.ts";
import { visibleText } from "../../core/plainText.ts";
import { type CellScale, numberAt, positionOfNumber } from "./cellScale.ts";
import { niceTicks, tickTexts } from "./ticks.ts";

/** A mark of an axis. */
export interface Tick {
  /** Its place in rows or columns of the table; the middle of cell i is i + 0.5. */
  readonly at: number;
  readonly text: string;
}

/** What an axis of a plane is called, and what its cells are. */
export interface PlaneAxis {
  /** Name and units of the dimension; empty where it has no name. */
  readonly title: string;
  /** What its marks count, where these are numbers with even steps; null where each cell has a name of its own. */
  readonly even: EvenSteps | null;
  /** How wide its cells are, where these are numbers with uneven steps. */
  readonly cells: CellScale | null;
  /** Marks of the cells `from` up to `to`, about `space` pixels long. */
  ticks(from: number, to: number, space: number): Tick[];
  /** A cell in words: `lat 48.1`; null where it has no label, or that is not known yet. */
  cellLabel(position: number): string | null;
  /** Whether numbers grow along the axis: such an axis points upwards. */
  readonly growing: boolean;
}

/** Numbers with equal steps between them: the axis is drawn to scale. */
export interface EvenSteps {
  /** The value at position 0 of the table, and from each position to the next. */
  readonly first: number;
  readonly step: number;
}

/** Places are not told apart from even ones where they are off by less than this part of a step. */
const UNEVEN = 0.01;

/** null where the steps between the values differ, or they are no finite numbers. */
export function evenSteps(values: readonly (number | string)[]): EvenSteps | null {
  const [first, last] = [values[0], values.at(-1)];
  if (typeof first !== "number" || typeof last !== "number" || values.length < 2) return null;
  const step = (last - first) / (values.length - 1);
  if (!Number.isFinite(step) || step === 0) return null;
  const even = values.every(
    (value, i) => typeof value === "number" && Math.abs(value - first - i * step) <= Math.abs(step) * UNEVEN,
  );
  return even ? { first, step } : null;
}

/** Whether numbers grow from each place to the next. */
export function isGrowing(values: readonly (number | string)[]): boolean {
  return (
    values.length > 1 &&
    values.every((value, i) => typeof value === "number" && (i === 0 || value > Number(values[i - 1])))
  );
}

/**
 * The numbers of a coordinate as an axis whose marks are round, at their exact places: about `count`, and no more than
 * `most` where that would be a single one, which says nothing of the scale.
 */
export function evenTicks(
  { first, step }: EvenSteps,
  from: number,
  to: number,
  count: number,
  most: number = count * 2,
): Tick[] {
  const marks = roundMarks(first + from * step, first + (to - 1) * step, count, most);
  const texts = tickTexts(marks);
  return marks.map((value, i) => ({ at: (value - first) / step + 0.5, text: texts[i] ?? "" }));
}

/** The same for uneven steps; `marks` are the numbers that are marked in place of round ones. */
export function unevenTicks(
  cells: CellScale,
  from: number,
  to: number,
  count: number,
  textsOf: (values: readonly number[]) => readonly string[] = tickTexts,
  marks: (low: number, high: number) => readonly number[] = (low, high) => roundMarks(low, high, count),
): Tick[] {
  const ends = [numberAt(cells, from), numberAt(cells, to)];
  const values = marks(Math.min(...ends), Math.max(...ends));
  const texts = textsOf(values);
  return values.map((value, i) => ({ at: positionOfNumber(cells, value), text: texts[i] ?? "" }));
}

function roundMarks(one: number, other: number, count: number, most = count * 2): number[] {
  const marks = (wanted: number) => niceTicks(Math.min(one, other), Math.max(one, other), wanted);
  const [few, more] = [marks(count), marks(count * 2)];
  return few.length < 2 && more.length <= most ? more : few;
}

/** Marks at whole cells, with what these are called. */
export function cellTicks(from: number, to: number, count: number, name: (position: number) => string): Tick[] {
  return niceTicks(from, to - 1, count, true).map((position) => ({ at: position + 0.5, text: name(position) }));
}

/** `depth (m)`; of times the unit is in the marks. */
export function axisTitle(name: string | null | undefined, units?: string, calendar?: string): string {
  if (!name) return "";
  return units === undefined || units === "" || timeAxis(units, calendar)
    ? visibleText(name)
    : `${visibleText(name)} (${visibleText(units)})`;
}
