import { type DType, shortDtype } from "../../core/dtype.ts";
import { visibleName } from "../../core/plainText.ts";
import type { Value } from "../../core/value.ts";
import { exactText, valueText } from "../../core/valueText.ts";
import type { Frame, FrameColumn } from "../../state/frames.ts";
import { frameCell } from "../../state/frameTiles.ts";
import { fieldWidth, unevenColumns } from "../preview/columnLayout.ts";
import type { GridModel } from "../preview/gridModel.ts";

const RIGHT: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "complex"]);

/** Room for the labels of rows: a time to the second is shown in full. */
const LABEL = { time: 176, other: 128 };

/** A data frame as a grid, its rows as they are or in an order. */
export function frameModel({ index, columns, rows }: Frame, order: readonly number[] | null): GridModel {
  const placeOf = (row: number) => order?.[row] ?? row;
  const found = (row: number, at: number) => {
    const column = columns[at];
    const value = column && column.problem === undefined ? frameCell(column, placeOf(row)) : undefined;
    return column && value !== undefined ? { column, value } : undefined;
  };
  return {
    label: "Data frame",
    rows,
    columns: unevenColumns(columns.map(({ name, dtype }) => fieldWidth(name, dtype))),
    rowHeaderWidth: (index ? LABEL[index.as === "time" ? "time" : "other"] : 32) + String(rows).length * 7,
    rowName: (row) => String(placeOf(row)),
    ...(index && {
      rowLabel: (row: number) => {
        const value = frameCell(index, placeOf(row));
        return value === undefined ? "…" : cellText(value, index.dtype);
      },
    }),
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
  if (column.as === "time") return "time";
  return column.categories ? `category of ${column.categories.length}` : shortDtype(column.dtype);
}

/** A cell as it is copied: what is missing is empty. */
export function cellText(value: Value, dtype: DType): string {
  return value === null ? "" : exactText(value, dtype);
}
