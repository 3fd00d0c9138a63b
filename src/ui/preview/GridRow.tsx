// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtual in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the tab stop
import type { CSSProperties } from "react";
import styles from "./DataGrid.module.css";
import type { GridModel } from "./gridModel.ts";
import { type GridSelection, selectionRect } from "./gridSelection.ts";

interface GridRowProps {
  readonly id: string;
  readonly model: GridModel;
  readonly row: number;
  readonly y: number;
  /** Offset of the columns. */
  readonly x: number;
  readonly columns: readonly number[];
  readonly selection: GridSelection;
}

export function GridRow({ id, model, row, y, x, columns, selection }: GridRowProps) {
  const { top, bottom, left, right } = selectionRect(selection);
  const inRows = row >= top && row < bottom;
  const single = bottom - top === 1 && right - left === 1;
  return (
    <div className={styles.row} role="row" aria-rowindex={row + 2} style={{ transform: `translateY(${y}px)` }}>
      <div
        className={styles.rowHeader}
        role="rowheader"
        aria-colindex={1}
        data-on={inRows || undefined}
        style={{ width: model.rowHeaderWidth }}
      >
        {model.rowLabel && <bdi className={styles.label}>{model.rowLabel(row)}</bdi>}
        {model.rowName(row)}
      </div>
      {columns.map((column) => {
        const cell = model.cell(row, column);
        const selected = inRows && column >= left && column < right;
        const cursor = row === selection.row && column === selection.column;
        return (
          <div
            key={column}
            id={`${id}-${row}-${column}`}
            className={styles.cell}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={selected}
            data-tone={cell?.tone}
            data-selected={(selected && !single) || undefined}
            data-cursor={cursor || undefined}
            data-tinted={cell?.tint === undefined ? undefined : true}
            style={{
              ...(cell?.tint !== undefined && ({ "--tint": `${Math.round(cell.tint * 45)}%` } as CSSProperties)),
              width: model.columns.width(column),
              transform: `translateX(${model.rowHeaderWidth + model.columns.start(column) - x}px)`,
            }}
          >
            {cell?.link === undefined ? <bdi>{cell?.text}</bdi> : <bdi data-link>{cell.text}</bdi>}
          </div>
        );
      })}
    </div>
  );
}
