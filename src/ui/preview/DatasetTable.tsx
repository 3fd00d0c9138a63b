import { Copy, PaintBucket } from "lucide-react";
import { useState } from "react";
import { createPortal } from "react-dom";
import type { DType } from "../../core/dtype.ts";
import type { NodePath } from "../../core/path.ts";
import { visibleText } from "../../core/plainText.ts";
import { normalizeSelection } from "../../core/selection.ts";
import { type DatasetView, datasetIndex, selectionOf, type TableShape } from "../../state/datasetView.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useSettings } from "../../state/settings.ts";
import type { NumberFormat } from "../../state/viewKinds.ts";
import { copySnippet, snippetKinds } from "../export/copySnippet.ts";
import { Select } from "../graphic/Select.tsx";
import { useTellSettled } from "../graphic/useTellSettled.ts";
import { CopyAsMenu } from "./CopyAsMenu.tsx";
import { DataGrid } from "./DataGrid.tsx";
import { type GridSelection, HOME, selectionRect } from "./gridSelection.ts";
import { JumpField } from "./JumpField.tsx";
import styles from "./Preview.module.css";
import { ReadFault } from "./ReadFault.tsx";
import { SelectionLine } from "./SelectionLine.tsx";
import { useDatasetGrid } from "./useDatasetGrid.ts";

interface DatasetTableProps {
  readonly path: NodePath;
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly chunks: readonly number[] | null;
  readonly view: DatasetView;
  /** An expression whose values are shown in place of the dataset's own. */
  readonly of?: string | undefined;
  /** Where the tools of the table belong. */
  readonly tools: HTMLElement | null;
  /** Told of the rows that are selected, first and last. */
  readonly onRows: (first: number, last: number) => void;
}

const FORMATS: readonly (readonly [NumberFormat, string])[] = [
  ["auto", "6 digits"],
  ["exact", "All digits"],
  ["scientific", "1.0e0"],
  ["hex", "Hex"],
];

/** A dataset as a table, with what can be done with its cells. */
export function DatasetTable({ path, shape, dtype, chunks, view, of, tools, onRows }: DatasetTableProps) {
  const { model, source, copy, fault, retry, busy, onWindow, sorted, sortBy, note } = useDatasetGrid(
    ...([path, shape, dtype, view, of] as const),
  );
  useTellSettled({ path, view, shape }, !busy && model.rows > 0, fault !== null);
  const [wanted, setWanted] = useState<GridSelection>(HOME);
  const setSelection = (next: GridSelection) => {
    setWanted(next);
    const places = [next.row, next.anchorRow].map((row) => sorted?.order[row] ?? row);
    onRows(Math.min(...places), Math.max(...places));
  };
  const selection = withinTable(wanted, model.rows, model.columns.count);
  const rect = selectionRect(selection);
  const exact = model.rows > 0 ? model.exact(selection.row, selection.column) : undefined;

  /** The selected cells, or all that the table shows where there is only the cursor. */
  const taken = () => {
    // In another order the selected rows are no slice.
    const one = sorted || (rect.bottom - rect.top === 1 && (model.columns.count === 1 || rect.right - rect.left === 1));
    const fields = dtype.kind === "compound" && view.columnAxis === null;
    const part = one ? { top: 0, bottom: source.table.rows.count, left: 0, right: source.table.columns.count } : rect;
    return normalizeSelection(selectionOf(view, shape, fields ? { ...part, left: 0, right: 1 } : part), shape);
  };

  const kinds = snippetKinds(path);
  const drawn = { path, shape, dtype, chunks, view, ...(of !== undefined && { of }) };
  const { format, tinted } = useSettings((state) => state.looks);
  const { setLooks } = useSettings.getState();
  const numbers = dtype.kind === "int" || dtype.kind === "uint" || dtype.kind === "float";
  const formats = FORMATS.filter(([each]) => each !== "hex" || dtype.kind !== "float");
  const toolbar = (
    <>
      {(numbers || dtype.kind === "compound") && (
        <Select
          label="Format of numbers"
          value={formats.some(([each]) => each === format) ? format : "auto"}
          options={formats}
          onChange={(next) => setLooks({ format: next })}
        />
      )}
      {numbers && (
        <button
          type="button"
          className="icon-button"
          aria-label="Tint the cells"
          title="Tint the cells by their values"
          aria-pressed={tinted}
          onClick={() => setLooks({ tinted: !tinted })}
        >
          <PaintBucket size={15} aria-hidden />
        </button>
      )}
      <JumpField
        extent={{ rows: model.rows, columns: model.columns.count }}
        single={model.columns.count === 1}
        onJump={(to) => setSelection(sorted ? movedTo(to, sorted.order.indexOf(to.row)) : to)}
      />
      <div className={styles.cell}>
        <span className={styles.exact} title={exact}>
          <span className="quiet">
            [{positionText(view, source.table, { ...selection, row: sorted?.order[selection.row] ?? selection.row })}]
          </span>{" "}
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
        {kinds.length > 0 && (
          <CopyAsMenu kinds={kinds} onCopy={(kind) => void copySnippet(kind, path, taken(), shape)} />
        )}
      </div>
    </>
  );

  return (
    <div className={styles.table}>
      {tools && createPortal(toolbar, tools)}
      <ReadFault className={styles.fault} fault={fault} onRetry={retry} />
      <DataGrid
        key={path}
        model={model}
        selection={selection}
        onSelect={setSelection}
        onWindow={onWindow}
        onCopy={(part) => void copy(part)}
        onFollow={(target) => void useNavigation.getState().goTo(target)}
        onSort={sortBy}
        busy={busy}
      />
      {note !== null && <p className={styles.selection}>{note}</p>}
      {!sorted && <SelectionLine source={drawn} rect={rect} />}
    </div>
  );
}

function movedTo(selection: GridSelection, row: number): GridSelection {
  return { ...selection, row, anchorRow: row };
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
