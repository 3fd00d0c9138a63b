import type { DType } from "../core/dtype.ts";
import { type AxisInput, type AxisRange, normalizeSelection, parseAxis } from "../core/selection.ts";

/** What is taken of one axis of a dataset. */
export interface AxisView {
  /** NumPy text: `:`, `2:10`, `::-1`. Restricts rows, columns, or the indices that an outer axis steps through. */
  readonly range: string;
  /** Index in the dataset of an axis that is neither rows nor columns. */
  readonly index: number;
}

/** How a dataset of any rank is laid out as a table. */
export interface DatasetView {
  /** null for a scalar. */
  readonly rowAxis: number | null;
  /** null where the columns are the fields of a compound, or where there is only one. */
  readonly columnAxis: number | null;
  readonly axes: readonly AxisView[];
}

/** A part of the table, in its own rows and columns; the ends are not included. */
export interface Rect {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** As many numbers at the end are the components of one thing, where two longer axes come before them. */
const COMPONENTS = 4;
const FIELD = 8;

/**
 * The last two axes as rows and columns, passing over those of one element and one of components; the other axes at
 * their middle.
 */
export function defaultView(shape: readonly number[], dtype: DType): DatasetView {
  const rank = shape.length;
  const axes = shape.map((size) => ({ range: ":", index: Math.floor(size / 2) }));
  if (rank === 0) return { rowAxis: null, columnAxis: null, axes };
  if (rank === 1 || dtype.kind === "compound") return { rowAxis: rank - 1, columnAxis: null, axes };
  const long = shape.flatMap((size, axis) => (size > 1 ? [axis] : []));
  const [third = -1, second = -1, last = -1] = long.slice(-3);
  const field = long.length > 2 && (shape[third] ?? 0) >= FIELD && (shape[second] ?? 0) >= FIELD;
  if (field && (shape[last] ?? 0) <= COMPONENTS) return { rowAxis: third, columnAxis: second, axes: first(axes, last) };
  // Where fewer than two are long, axes of one element fill up.
  const kept = [...shape.keys()].sort((a, b) => Number(long.includes(b)) - Number(long.includes(a)) || b - a);
  const [rowAxis = 0, columnAxis = 1] = kept.slice(0, 2).sort((a, b) => a - b);
  return { rowAxis, columnAxis, axes };
}

/** Of components the first one is shown. */
function first(axes: readonly AxisView[], axis: number): AxisView[] {
  return axes.map((each, i) => (i === axis ? { ...each, index: 0 } : each));
}

/** Rows and columns of data as they are first laid out. */
export function drawnSides(shape: readonly number[], dtype: DType): readonly [rows: number, columns: number] {
  const { rows, columns } = tableShape(defaultView(shape, dtype), shape);
  return [rows.count, columns.count];
}

/** Whether a view that was chosen for other data can be kept for these. */
export function fitsView(view: DatasetView, shape: readonly number[], dtype: DType): boolean {
  const fallback = defaultView(shape, dtype);
  return (
    view.axes.length === shape.length &&
    (view.columnAxis === null) === (fallback.columnAxis === null) &&
    view.axes.every((axis, i) => isDrawn(view, i) || axis.index < Math.max(shape[i] ?? 0, 1))
  );
}

export function isDrawn(view: DatasetView, axis: number): boolean {
  return axis === view.rowAxis || axis === view.columnAxis;
}

/** The elements that an axis is restricted to, in the order in which they are shown. A single index is a range of one. */
export function axisRange(text: string, size: number): AxisRange {
  const input = text.trim() === "" ? ([null, null] as const) : parseAxis(text.trim());
  const [range] = normalizeSelection([input], [size]);
  if (!range) throw new Error("an axis has exactly one range");
  return { ...range, drop: false };
}

/** What the view shows along an axis; a text that no longer fits the axis takes all of it. */
export function shownRange(view: DatasetView, shape: readonly number[], axis: number): AxisRange {
  const size = shape[axis] ?? 0;
  try {
    return axisRange(view.axes[axis]?.range ?? ":", size);
  } catch {
    return axisRange(":", size);
  }
}

export interface TableShape {
  readonly rows: AxisRange;
  readonly columns: AxisRange;
}

const ONE: AxisRange = { start: 0, step: 1, count: 1, drop: false };

export function tableShape(view: DatasetView, shape: readonly number[]): TableShape {
  return {
    rows: view.rowAxis === null ? ONE : shownRange(view, shape, view.rowAxis),
    columns: view.columnAxis === null ? ONE : shownRange(view, shape, view.columnAxis),
  };
}

/** The index in the dataset of a row or a column of the table. */
export function datasetIndex(range: AxisRange, position: number): number {
  return range.start + position * range.step;
}

/** The selection that reads a part of the table. */
export function selectionOf(view: DatasetView, shape: readonly number[], rect: Rect): AxisInput[] {
  const { rows, columns } = tableShape(view, shape);
  return shape.map((_, axis) => {
    if (axis === view.rowAxis) return stretch(rows, rect.top, rect.bottom);
    if (axis === view.columnAxis) return stretch(columns, rect.left, rect.right);
    return view.axes[axis]?.index ?? 0;
  });
}

function stretch(range: AxisRange, from: number, to: number): AxisInput {
  const stop = datasetIndex(range, to);
  return [datasetIndex(range, from), stop < 0 ? null : stop, range.step];
}

/** Identity of what the table shows: two views with the same key show the same elements at the same places. */
export function viewKey(view: DatasetView, shape: readonly number[]): string {
  const axes = shape.map((_, axis) => {
    if (axis !== view.rowAxis && axis !== view.columnAxis) return view.axes[axis]?.index ?? 0;
    const { start, step, count } = shownRange(view, shape, axis);
    return `${start}:${count}:${step}`;
  });
  return `${view.rowAxis}/${view.columnAxis}/${axes.join(",")}`;
}

export function withAxis(view: DatasetView, axis: number, change: Partial<AxisView>): DatasetView {
  return { ...view, axes: view.axes.map((old, i) => (i === axis ? { ...old, ...change } : old)) };
}

/** Restricts an outer axis, and moves its index into the restriction. */
export function restrictAxis(view: DatasetView, shape: readonly number[], axis: number, text: string): DatasetView {
  const range = axisRange(text, shape[axis] ?? 0);
  const index = view.axes[axis]?.index ?? 0;
  const offset = (index - range.start) / range.step;
  const inside = Number.isInteger(offset) && offset >= 0 && offset < range.count;
  return withAxis(view, axis, { range: text.trim() || ":", index: inside ? index : range.start });
}

/** As many columns are drawn as lines all at once. */
const FEW_LINES = 6;

/** Whether lines run down the columns: where there are few and long ones. */
export function runsDown(view: DatasetView, shape: readonly number[]): boolean {
  const { rows, columns } = tableShape(view, shape);
  return view.columnAxis !== null && columns.count <= FEW_LINES && rows.count > columns.count;
}

/** Makes an axis the rows or the columns; the axis that was there takes its place. */
export function assignAxis(view: DatasetView, role: "rowAxis" | "columnAxis", axis: number): DatasetView {
  const other = role === "rowAxis" ? "columnAxis" : "rowAxis";
  return view[other] === axis ? { ...view, [role]: axis, [other]: view[role] } : { ...view, [role]: axis };
}
