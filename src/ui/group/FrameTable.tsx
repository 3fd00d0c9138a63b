import { useCallback, useEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { toast } from "sonner";
import { type DType, shortDtype } from "../../core/dtype.ts";
import { groupedCount } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import { exactText, valueText } from "../../core/valueText.ts";
import type { Rect } from "../../state/datasetView.ts";
import type { FrameColumn } from "../../state/frameColumns.ts";
import { cancelFrame, frameCell, readFrameColumn, requestFrame, useFrameTiles } from "../../state/frameTiles.ts";
import { useNotices } from "../../state/notices.ts";
import { copyText } from "../parts/clipboard.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { fieldWidth, unevenColumns } from "../preview/columnLayout.ts";
import { DataGrid } from "../preview/DataGrid.tsx";
import type { GridModel } from "../preview/gridModel.ts";
import { type GridSelection, HOME } from "../preview/gridSelection.ts";
import styles from "./Group.module.css";

interface FrameTableProps {
  readonly columns: readonly FrameColumn[];
  readonly rows: number;
  /** Where what is said of it belongs. */
  readonly slot: HTMLElement | null;
}

const OVERSCAN = 16;
const COPIED_CELLS = 500_000;
const RIGHT: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "complex"]);

/** A data frame as one table; of its columns only the rows on screen are read. */
export function FrameTable({ columns, rows, slot }: FrameTableProps) {
  const { arrivals, pending, fault } = useFrameTiles();
  const [window, setWindow] = useState<Rect | null>(null);
  const [selection, setSelection] = useState<GridSelection>(HOME);
  const request = useCallback(() => {
    if (!window) return;
    const shown = columns.filter((_, i) => i === 0 || (i > window.left && i <= window.right));
    requestFrame(shown, Math.max(0, window.top - OVERSCAN), Math.min(rows, window.bottom + OVERSCAN));
  }, [columns, rows, window]);
  useEffect(request, [request]);
  useEffect(() => cancelFrame, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cells are looked up anew whenever some have arrived
  const model = useMemo(() => frameModel(columns, rows), [columns, rows, arrivals]);
  const copy = async (rect: Rect) => {
    const cells = (rect.bottom - rect.top) * (rect.right - rect.left);
    if (cells > COPIED_CELLS) {
      toast.error(
        `${groupedCount(cells)} cells are too many for the clipboard. Select at most ${groupedCount(COPIED_CELLS)}.`,
      );
      return;
    }
    try {
      const parts = columns.slice(rect.left + 1, rect.right + 1);
      const values = await Promise.all(parts.map((column) => readFrameColumn(column, rect.top, rect.bottom)));
      const lines = Array.from({ length: rect.bottom - rect.top }, (_, row) =>
        parts.map(({ dtype }, i) => cellText(values[i]?.[row] ?? null, dtype)).join("\t"),
      );
      await copyText(lines.join("\n"), `${groupedCount(cells)} cells`);
    } catch (error) {
      useNotices.getState().tellFault("The cells were not copied", error);
    }
  };
  const problems = columns.filter(({ problem }) => problem !== undefined);
  const said = (
    <p className={styles.said}>
      {groupedCount(rows)} rows, {groupedCount(columns.length - 1)} columns
      {problems.map(({ name, problem }) => (
        <span key={name}>
          <strong>
            <bdi>{visibleName(name)}</bdi>
          </strong>
          : {problem}
        </span>
      ))}
    </p>
  );
  return (
    <div className={styles.group}>
      {slot && createPortal(said, slot)}
      {fault && (
        <div className={styles.line}>
          <FaultNote fault={fault} title="These values could not be read">
            <button type="button" className="button" data-small onClick={request}>
              Retry
            </button>
          </FaultNote>
        </div>
      )}
      <DataGrid
        model={model}
        selection={selection}
        onSelect={setSelection}
        onWindow={setWindow}
        onCopy={(rect) => void copy(rect)}
        onFollow={() => undefined}
        busy={pending > 0}
      />
    </div>
  );
}

function frameModel([index, ...columns]: readonly FrameColumn[], rows: number): GridModel {
  const found = (row: number, at: number) => {
    const column = columns[at];
    const value = column && column.problem === undefined ? frameCell(column, row) : undefined;
    return column && value !== undefined ? { column, value } : undefined;
  };
  return {
    label: "Data frame",
    rows,
    columns: unevenColumns(columns.map(({ name, dtype }) => fieldWidth(name, dtype))),
    rowHeaderWidth: 128 + String(rows).length * 7,
    rowName: String,
    rowLabel: (row) => {
      const value = index && frameCell(index, row);
      return value === undefined || !index ? "…" : cellText(value, index.dtype);
    },
    columnName: (at) => visibleName(columns[at]?.name ?? ""),
    columnSide: (at) => (RIGHT.has(columns[at]?.dtype.kind ?? "string") ? "right" : "left"),
    columnNote: (at) => noteOf(columns[at]),
    cell: (row, at) => {
      const cell = found(row, at);
      if (!cell) return undefined;
      if (cell.value === null) return { text: "", tone: "missing" };
      const { brief, tone } = valueText(cell.value, cell.column.dtype);
      return { text: brief, tone };
    },
    exact: (row, at) => {
      const cell = found(row, at);
      return cell && cellText(cell.value, cell.column.dtype);
    },
  };
}

function noteOf(column: FrameColumn | undefined): string {
  if (!column || column.problem !== undefined) return "not shown";
  return column.categories ? `category of ${column.categories.length}` : shortDtype(column.dtype);
}

function cellText(value: Parameters<typeof exactText>[0], dtype: DType): string {
  return value === null ? "" : exactText(value, dtype);
}
