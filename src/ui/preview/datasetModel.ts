import { type DType, shortDtype } from "../../core/dtype.ts";
import { visibleName } from "../../core/plainText.ts";
import type { Value } from "../../core/value.ts";
import { exactText, rawText, valueText } from "../../core/valueText.ts";
import { fieldName, fieldValue, leafFields } from "../../state/compoundFields.ts";
import { datasetIndex, type Rect } from "../../state/datasetView.ts";
import { cellOf, isRead, type TileSource } from "../../state/tiles.ts";
import type { Looks, NumberFormat } from "../../state/viewKinds.ts";
import { formattedNumber, formatWidth } from "../format/numberFormat.ts";
import { type ColumnLayout, columnWidth, evenColumns, fieldWidth, unevenColumns } from "./columnLayout.ts";
import type { GridModel } from "./gridModel.ts";
import type { LabelAt } from "./useAxisLabels.ts";

const CHARACTER = 7.3;
/** Columns alone in their table are as wide as the space they have, up to this. */
const LONE_COLUMN = 640;

/** How the numbers of a table are written and coloured. */
export type TableLooks = Pick<Looks, "format" | "tinted">;
const PLAIN: TableLooks = { format: "auto", tinted: false };

const RIGHT: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "complex", "time"]);

/** Labels of rows and columns, by their indices in the dataset; absent where an axis has none. */
export interface AxisLabels {
  readonly rows?: LabelAt | undefined;
  readonly columns?: LabelAt | undefined;
}

/** Rows in another order, and their elements. */
export interface SortedRows {
  readonly order: readonly number[];
  readonly element: (row: number) => Value;
}

/** Characters of the labels of rows: a date with its time of day. */
const LABEL = 16;

/** A dataset as a grid: rows and columns of the view, or the fields of a compound as columns. */
export function datasetModel(
  source: TileSource,
  dtype: DType,
  earlier: TileSource | null,
  { format, tinted }: TableLooks = PLAIN,
  shown: Rect | null = null,
  labels: AxisLabels = {},
  sorted: SortedRows | null = null,
): GridModel {
  const { rows, columns } = source.table;
  const fields = dtype.kind === "compound" && source.view.columnAxis === null ? leafFields(dtype) : null;
  const values = (row: number, column: number): { value: Value } | undefined => {
    if (sorted && fields) return { value: fieldValue(sorted.element(row), fields[column]?.names ?? []) };
    const found = cellOf(source, row, fields ? 0 : column) ?? (earlier && cellOf(earlier, row, fields ? 0 : column));
    if (!found || !fields) return found ?? undefined;
    return { value: fieldValue(found.value, fields[column]?.names ?? []) };
  };
  const indexOf = (row: number) => datasetIndex(rows, sorted?.order[row] ?? row);
  const typeOf = (column: number): DType => fields?.[column]?.dtype ?? dtype;
  const tintOf = tinted && !fields && shown ? tinting(shown, values) : null;
  const lastIndex = rows.count === 0 ? 0 : Math.max(datasetIndex(rows, 0), datasetIndex(rows, rows.count - 1));
  return {
    label: `Values of ${visibleName(source.path)}`,
    rows: rows.count,
    columns: fields
      ? unevenColumns(fields.map((field) => fieldWidth(fieldName(field), field.dtype)))
      : layoutOf(source, dtype, columns.count, format),
    rowHeaderWidth:
      Math.max(48, Math.ceil(String(lastIndex).length * CHARACTER) + 22) +
      (labels.rows ? Math.ceil(LABEL * CHARACTER) : 0),
    rowName: (row) => String(indexOf(row)),
    ...(labels.rows && { rowLabel: (row: number) => labels.rows?.(indexOf(row)) }),
    columnName: (column) => {
      if (fields) return visibleName(fields[column] ? fieldName(fields[column]) : "");
      if (source.view.columnAxis === null) return "value";
      const index = datasetIndex(columns, column);
      return labels.columns ? (labels.columns(index) ?? "…") : String(index);
    },
    columnSide: (column) => (RIGHT.has(typeOf(column).kind) ? "right" : "left"),
    ...(fields
      ? { columnNote: (column: number) => shortDtype(typeOf(column)) }
      : labels.columns && { columnNote: (column: number) => String(datasetIndex(columns, column)) }),
    cell(row, column) {
      const found = values(row, column);
      if (!found) return undefined;
      const type = typeOf(column);
      const { brief, tone } = valueText(found.value, type);
      const text = formattedNumber(found.value, type, format) ?? brief;
      const tint = tintOf?.(found.value);
      const link = tone === "reference" && typeof found.value === "string" ? found.value : undefined;
      return { text, tone, ...(link !== undefined && { link }), ...(tint !== undefined && { tint }) };
    },
    exact(row, column) {
      const found = values(row, column);
      if (!found) return undefined;
      const text = exactText(found.value, typeOf(column));
      const raw = rawText(found.value, typeOf(column));
      return raw === undefined ? text : `${text} (${raw})`;
    },
  };
}

/** Whether a source can stand in for another until that one is read: same data, same places. */
export function canStandIn(earlier: TileSource | null, source: TileSource, window: Rect): boolean {
  return (
    earlier !== null &&
    earlier.path === source.path &&
    earlier.table.rows.count === source.table.rows.count &&
    earlier.table.columns.count === source.table.columns.count &&
    !isRead(source, window)
  );
}

/** Where a number lies between the smallest and the largest on screen. */
function tinting(
  { top, bottom, left, right }: Rect,
  values: (row: number, column: number) => { value: Value } | undefined,
): (value: Value) => number | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const value = values(row, column)?.value;
      if ((typeof value !== "number" && typeof value !== "bigint") || !Number.isFinite(Number(value))) continue;
      low = Math.min(low, Number(value));
      high = Math.max(high, Number(value));
    }
  }
  return (value) => {
    const number = typeof value === "number" || typeof value === "bigint" ? Number(value) : Number.NaN;
    return Number.isFinite(number) && high > low ? (number - low) / (high - low) : undefined;
  };
}

function layoutOf(source: TileSource, dtype: DType, count: number, format: NumberFormat): ColumnLayout {
  const needed = Math.max(columnWidth(dtype), formatWidth(dtype, format) ?? 0);
  if (source.view.columnAxis !== null) return evenColumns(count, needed);
  const wide = dtype.kind === "string" || dtype.kind === "vlen" || dtype.kind === "array" || dtype.kind === "reference";
  return evenColumns(1, wide ? LONE_COLUMN : Math.max(needed, 176));
}
