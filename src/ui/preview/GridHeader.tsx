// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtual in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the tab stop
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
}

export function GridHeader({ model, columns, x, height, selected }: GridHeaderProps) {
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
        </div>
      ))}
    </div>
  );
}
