import { exactNumber, groupedCount } from "../../core/numberText.ts";
import { quotedCell, safeText } from "../../core/separatedText.ts";
import type { Rect } from "../../state/datasetView.ts";
import type { Plane } from "../../state/drawing.ts";
import { type PlaneScales, placeOf, positionOf } from "./cellScale.ts";
import type { Cell } from "./heatDraw.ts";
import { planeValue } from "./heatPaint.ts";
import type { Extent } from "./heatWindow.ts";

/** A straight line across a plane, from one place in rows and columns to another; parts of cells count. */
export interface PlaneLine {
  readonly from: Cell;
  readonly to: Cell;
}

/** A step of a line: how far it is from its beginning, in cells, and the cell that lies there. */
export interface ProfileStep extends Cell {
  readonly distance: number;
}

/** No more steps are drawn, or wanted. */
const MOST_STEPS = 4096;

/**
 * Even steps along a line, from end to end, about one for each cell. A line is straight on the screen: where cells are
 * wide and narrow, it is so in their places.
 */
export function profileSteps({ from, to }: PlaneLine, extent: Extent, { rows, columns }: PlaneScales): ProfileStep[] {
  const cells = Math.max(Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  const count = Math.max(1, Math.min(MOST_STEPS, Math.ceil(cells)));
  const [top, left] = [placeOf(rows, from.row), placeOf(columns, from.column)];
  const [down, across] = [placeOf(rows, to.row) - top, placeOf(columns, to.column) - left];
  const length = Math.hypot(down, across);
  const cell = (position: number, size: number) => Math.max(0, Math.min(size - 1, Math.floor(position)));
  return Array.from({ length: count + 1 }, (_, i) => {
    const part = i / count;
    return {
      distance: part * length,
      row: cell(positionOf(rows, top + part * down), extent.rows),
      column: cell(positionOf(columns, left + part * across), extent.columns),
    };
  });
}

/** The cells that a line lies in, from edge to edge. */
export function lineRect(steps: readonly ProfileStep[]): Rect {
  let [top, bottom, left, right] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
  for (const { row, column } of steps) {
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
  }
  return { top, bottom, left, right };
}

/** The value of the cell at each step; NaN where the plane has none. */
export function profileValues(plane: Plane, steps: readonly ProfileStep[]): Float64Array {
  return Float64Array.from(steps, ({ row, column }) => planeValue(plane, row, column) ?? Number.NaN);
}

/** What the values of a profile are. */
export function profileNote({ reduction: { kind, rows, columns } }: Plane): string {
  const block = `${groupedCount(rows)} × ${groupedCount(columns)}`;
  if (kind === "exact") return "The cell under each step of the line (nearest).";
  return `The nearest ${kind === "mean" ? `mean of ${block} cells` : `one of ${block} cells`} at each step of the line.`;
}

/** The profile as a table of text; rows and columns are indices of the dataset. */
export function profileCsv(
  steps: readonly ProfileStep[],
  values: Float64Array,
  indexOf: (cell: Cell) => Cell,
  names: readonly [row: string, column: string],
): string {
  const lines = steps.map((step, i) => {
    const { row, column } = indexOf(step);
    return [exactNumber(step.distance), row, column, exactNumber(values[i] ?? Number.NaN)].join(",");
  });
  return `${[["distance in cells", ...names, "value"].map((name) => quotedCell(safeText(name), ",")).join(","), ...lines].join("\n")}\n`;
}
