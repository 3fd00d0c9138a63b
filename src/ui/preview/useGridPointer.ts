import type { MouseEvent, PointerEvent } from "react";
import type { NodePath } from "../../core/path.ts";
import type { GridModel } from "./gridModel.ts";
import { extendTo, type GridSelection, selectCell } from "./gridSelection.ts";

interface GridPointer {
  readonly model: GridModel;
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
  readonly cellAt: (event: MouseEvent) => readonly [row: number, column: number];
  readonly onFollow: (path: NodePath) => void;
}

/** A tooltip with more characters than this is no help. */
const TOOLTIP = 4000;

/** What the pointer does in a grid: choose cells, rows and columns, follow links, tell exact values. */
export function useGridPointer({ model, selection, onSelect, cellAt, onFollow }: GridPointer) {
  const { rows, columns } = model;
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || event.pointerType === "touch" || rows === 0 || columns.count === 0) return;
      if (onScrollBar(event) || (event.target as Element).closest("[data-sort]")) return;
      const [row, column] = cellAt(event);
      const lastRow = rows - 1;
      const lastColumn = columns.count - 1;
      if (row < 0 && column < 0) onSelect({ row: lastRow, column: lastColumn, anchorRow: 0, anchorColumn: 0 });
      else if (row < 0) onSelect({ row: 0, column, anchorRow: lastRow, anchorColumn: column });
      else if (column < 0) onSelect({ row, column: 0, anchorRow: row, anchorColumn: lastColumn });
      else {
        onSelect(event.shiftKey ? extendTo(selection, row, column) : selectCell(row, column));
        event.currentTarget.setPointerCapture(event.pointerId);
      }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const [row, column] = cellAt(event);
      const next = extendTo(selection, Math.max(row, 0), Math.max(column, 0));
      if (next.row !== selection.row || next.column !== selection.column) onSelect(next);
    },
    onClick(event: MouseEvent<HTMLElement>) {
      // A captured pointer's click goes to the grid itself: what lies under it is asked for.
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const [row, column] = cellAt(event);
      if (row < 0 || column < 0) return;
      const link = under?.closest("[data-link]") ? model.cell(row, column)?.link : undefined;
      if (link !== undefined) onFollow(link);
      else if (event.detail > 0 && !onScrollBar(event)) onSelectByTouch(event, row, column);
    },
    onMouseOver(event: MouseEvent<HTMLElement>) {
      const [row, column] = cellAt(event);
      if (row >= 0 && column >= 0 && event.target instanceof HTMLElement && event.target !== event.currentTarget) {
        event.target.title = model.exact(row, column)?.slice(0, TOOLTIP) ?? "";
      }
    },
  };

  /** A touch chooses when it turns out to be a tap; before that it may have been the start of scrolling. */
  function onSelectByTouch(event: MouseEvent<HTMLElement>, row: number, column: number): void {
    if ((event.nativeEvent as globalThis.PointerEvent).pointerType === "touch") onSelect(selectCell(row, column));
  }
}

function onScrollBar(event: MouseEvent<HTMLElement>): boolean {
  const frame = event.currentTarget.getBoundingClientRect();
  const { clientWidth, clientHeight } = event.currentTarget;
  return event.clientX - frame.left >= clientWidth || event.clientY - frame.top >= clientHeight;
}
