// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtual in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the tab stop
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { Rect } from "../../state/datasetView.ts";
import styles from "./DataGrid.module.css";
import type { GridModel } from "./gridModel.ts";

interface GridHeaderProps {
  readonly model: GridModel;
  readonly columns: readonly number[];
  /** Offset of the columns. */
  readonly x: number;
  readonly height: number;
  readonly selected: Rect;
  readonly onSort?: ((column: number) => void) | undefined;
}

export function GridHeader({ model, columns, x, height, selected, onSort }: GridHeaderProps) {
  return (
    <div className={styles.header} role="row" aria-rowindex={1} style={{ height }}>
      <div className={styles.corner} role="columnheader" aria-colindex={1} style={{ width: model.rowHeaderWidth }}>
        <span className="visually-hidden">row</span>
      </div>
      {columns.map((column) => (
        <div
          key={column}
          className={styles.columnHeader}
          role="columnheader"
          aria-colindex={column + 2}
          aria-sort={sortOf(model, column)}
          data-side={model.columnSide(column)}
          data-on={(column >= selected.left && column < selected.right) || undefined}
          style={{
            width: model.columns.width(column),
            transform: `translateX(${model.rowHeaderWidth + model.columns.start(column) - x}px)`,
          }}
          title={model.columnName(column)}
        >
          <bdi>{model.columnName(column)}</bdi>
          {model.columnNote && <small>{model.columnNote(column)}</small>}
          {model.sorting?.can(column) && (
            <button
              type="button"
              className={styles.sort}
              // The grid is one tab stop: by the keyboard the column of the cursor is sorted.
              tabIndex={-1}
              data-sort
              aria-label={`Sort by ${model.columnName(column)}`}
              title={`Sort by ${model.columnName(column)} (S)`}
              // The focus stays in the grid.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onSort?.(column)}
            >
              <SortIcon sorted={sortOf(model, column)} />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function sortOf({ sorting }: GridModel, column: number): "ascending" | "descending" | "none" | undefined {
  if (!sorting?.can(column)) return undefined;
  if (sorting.by?.column !== column) return "none";
  return sorting.by.descending ? "descending" : "ascending";
}

function SortIcon({ sorted }: { readonly sorted: ReturnType<typeof sortOf> }) {
  if (sorted === "ascending") return <ArrowUp size={13} aria-hidden />;
  return sorted === "descending" ? <ArrowDown size={13} aria-hidden /> : <ArrowUpDown size={13} aria-hidden />;
}
