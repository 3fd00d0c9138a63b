import type { Rect } from "../../state/datasetView.ts";

/** The cell cursor, and the cell that the selection was begun at. */
export interface GridSelection {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
}

export interface GridExtent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are on screen at once. */
  readonly page: number;
}

export interface GridKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

export const HOME: GridSelection = { row: 0, column: 0, anchorRow: 0, anchorColumn: 0 };

export function selectCell(row: number, column: number): GridSelection {
  return { row, column, anchorRow: row, anchorColumn: column };
}

export function extendTo(selection: GridSelection, row: number, column: number): GridSelection {
  return { ...selection, row, column };
}

export function selectionRect({ row, column, anchorRow, anchorColumn }: GridSelection): Rect {
  return {
    top: Math.min(row, anchorRow),
    bottom: Math.max(row, anchorRow) + 1,
    left: Math.min(column, anchorColumn),
    right: Math.max(column, anchorColumn) + 1,
  };
}

/** What a key does to the selection; null if it is none of the grid's. */
export function moveByKey(
  selection: GridSelection,
  { key, ctrl, shift }: GridKey,
  extent: GridExtent,
): GridSelection | null {
  const { row, column } = selection;
  const lastRow = extent.rows - 1;
  const lastColumn = extent.columns - 1;
  if (ctrl && key.toLowerCase() === "a") {
    return { row: lastRow, column: lastColumn, anchorRow: 0, anchorColumn: 0 };
  }
  const target = ((): readonly [number, number] | null => {
    switch (key) {
      case "ArrowUp":
        return [ctrl ? 0 : row - 1, column];
      case "ArrowDown":
        return [ctrl ? lastRow : row + 1, column];
      case "ArrowLeft":
        return [row, ctrl ? 0 : column - 1];
      case "ArrowRight":
        return [row, ctrl ? lastColumn : column + 1];
      case "PageUp":
        return [row - extent.page, column];
      case "PageDown":
        return [row + extent.page, column];
      case "Home":
        return [ctrl ? 0 : row, 0];
      case "End":
        return [ctrl ? lastRow : row, lastColumn];
      default:
        return null;
    }
  })();
  if (!target) return null;
  const nextRow = clamp(target[0], lastRow);
  const nextColumn = clamp(target[1], lastColumn);
  return shift ? extendTo(selection, nextRow, nextColumn) : selectCell(nextRow, nextColumn);
}

/** `123`, `123, 45`; negative numbers count from the end. null if it is neither, or outside the table. */
export function parseJump(
  text: string,
  extent: { readonly rows: number; readonly columns: number },
): GridSelection | null {
  const match = /^\s*([+-]?\d+)\s*(?:[,; ]\s*([+-]?\d+)\s*)?$/.exec(text);
  if (!match) return null;
  const row = fromEnd(Number(match[1]), extent.rows);
  const column = fromEnd(Number(match[2] ?? 0), extent.columns);
  return row < 0 || row >= extent.rows || column < 0 || column >= extent.columns ? null : selectCell(row, column);
}

function fromEnd(index: number, count: number): number {
  return index < 0 ? index + count : index;
}

function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(index, last));
}
