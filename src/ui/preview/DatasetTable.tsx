import { Copy } from "lucide-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import type { DType } from "../../core/dtype.ts";
import type { NodePath } from "../../core/path.ts";
import { normalizeSelection } from "../../core/selection.ts";
import {
  assignAxis,
  type DatasetView,
  datasetIndex,
  selectionOf,
  type TableShape,
  withAxis,
} from "../../state/datasetView.ts";
import { useNavigation } from "../../state/navigation.ts";
import { isResult } from "../../state/results.ts";
import { useViews, viewOf } from "../../state/views.ts";
import { copySnippet } from "../export/copySnippet.ts";
import { visibleText } from "../format/plainText.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { CopyAsMenu } from "./CopyAsMenu.tsx";
import { DataGrid } from "./DataGrid.tsx";
import { DimensionBar } from "./DimensionBar.tsx";
import { type GridSelection, HOME, selectionRect } from "./gridSelection.ts";
import { JumpField } from "./JumpField.tsx";
import styles from "./Preview.module.css";
import { useDatasetGrid } from "./useDatasetGrid.ts";

interface DatasetTableProps {
  readonly path: NodePath;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

export function DatasetTable({ path, shape, dtype }: DatasetTableProps) {
  const views = useViews((state) => state);
  const view = useMemo(() => viewOf(views, path, shape, dtype), [views, path, shape, dtype]);
  const setView = (next: DatasetView) => useViews.getState().setView(path, shape, next);
  const { model, source, copy, fault, retry, busy, onWindow } = useDatasetGrid(path, shape, dtype, view);
  const [wanted, setSelection] = useState<GridSelection>(HOME);
  const selection = withinTable(wanted, model.rows, model.columns.count);
  const rect = selectionRect(selection);
  const exact = model.rows > 0 ? model.exact(selection.row, selection.column) : undefined;

  /** The selected cells, or all that the table shows where there is only the cursor. */
  const taken = () => {
    const one = rect.bottom - rect.top === 1 && (model.columns.count === 1 || rect.right - rect.left === 1);
    const fields = dtype.kind === "compound" && view.columnAxis === null;
    const part = one ? { top: 0, bottom: source.table.rows.count, left: 0, right: source.table.columns.count } : rect;
    return normalizeSelection(selectionOf(view, shape, fields ? { ...part, left: 0, right: 1 } : part), shape);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches("input, select")) return;
    const next = viewByKey(view, shape, event.key);
    if (next) setView(next);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the grid inside
    <div className={styles.dataset} onKeyDown={onKeyDown}>
      <div className={styles.toolbar}>
        <JumpField
          extent={{ rows: model.rows, columns: model.columns.count }}
          single={model.columns.count === 1}
          onJump={setSelection}
        />
        <span className={styles.exact} title={exact}>
          <span className="quiet">[{positionText(view, source.table, selection)}]</span>{" "}
          <bdi>{exact === undefined ? "…" : visibleText(exact.slice(0, 300))}</bdi>
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Copy selected cells"
          title="Copy selected cells (Ctrl C)"
          onClick={() => void copy(rect)}
        >
          <Copy size={15} aria-hidden />
        </button>
        {!isResult(path) && <CopyAsMenu onCopy={(kind) => void copySnippet(kind, path, taken(), shape)} />}
      </div>
      {fault && (
        <div className={styles.fault}>
          <FaultNote fault={fault} title="These values could not be read">
            <button type="button" className="button" data-small onClick={retry}>
              Retry
            </button>
          </FaultNote>
        </div>
      )}
      <DataGrid
        key={path}
        model={model}
        selection={selection}
        onSelect={setSelection}
        onWindow={onWindow}
        onCopy={(part) => void copy(part)}
        onFollow={(target) => void useNavigation.getState().goTo(target)}
        busy={busy}
      />
      <DimensionBar shape={shape} view={view} onChange={setView} />
    </div>
  );
}

/** `[` and `]` step through the outermost axis, with Shift by ten; `t` swaps rows and columns. */
function viewByKey(view: DatasetView, shape: readonly number[], key: string): DatasetView | null {
  if (key === "t" && view.rowAxis !== null && view.columnAxis !== null)
    return assignAxis(view, "rowAxis", view.columnAxis);
  const step = { "[": -1, "]": 1, "{": -10, "}": 10 }[key];
  const axis = shape.findIndex((_, i) => i !== view.rowAxis && i !== view.columnAxis);
  if (step === undefined || axis < 0) return null;
  const index = (view.axes[axis]?.index ?? 0) + step;
  return withAxis(view, axis, { index: Math.max(0, Math.min(index, (shape[axis] ?? 1) - 1)) });
}

function withinTable(selection: GridSelection, rows: number, columns: number): GridSelection {
  const clamp = (index: number, count: number) => Math.max(0, Math.min(index, count - 1));
  return {
    row: clamp(selection.row, rows),
    column: clamp(selection.column, columns),
    anchorRow: clamp(selection.anchorRow, rows),
    anchorColumn: clamp(selection.anchorColumn, columns),
  };
}

/** Where the cursor is in the dataset. */
function positionText(view: DatasetView, table: TableShape, { row, column }: GridSelection): string {
  return view.axes
    .map((axis, i) => {
      if (i === view.rowAxis) return datasetIndex(table.rows, row);
      if (i === view.columnAxis) return datasetIndex(table.columns, column);
      return axis.index;
    })
    .join(", ");
}
