import { type DType, shortDtype } from "../../core/dtype.ts";
import { visibleName } from "../../core/plainText.ts";
import type { Value } from "../../core/value.ts";
import { exactText, rawText, valueText } from "../../core/valueText.ts";
import { datasetIndex, type Rect } from "../../state/datasetView.ts";
import { cellOf, isRead, type TileSource } from "../../state/tiles.ts";
import { type ColumnLayout, columnWidth, evenColumns, fieldWidth, unevenColumns } from "./columnLayout.ts";
import type { GridModel } from "./gridModel.ts";

const CHARACTER = 7.3;
/** Columns alone in their table are as wide as the space they have, up to this. */
const LONE_COLUMN = 640;

const RIGHT: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "complex", "time"]);

/** A dataset as a grid: rows and columns of the view, or the fields of a compound as columns. */
export function datasetModel(source: TileSource, dtype: DType, earlier: TileSource | null): GridModel {
  const { rows, columns } = source.table;
  const fields = dtype.kind === "compound" && source.view.columnAxis === null ? dtype.fields : null;
  const values = (row: number, column: number): { value: Value } | undefined => {
    const found = cellOf(source, row, fields ? 0 : column) ?? (earlier && cellOf(earlier, row, fields ? 0 : column));
    if (!found || !fields) return found ?? undefined;
    return { value: fieldOf(found.value, fields[column]?.name ?? "") };
  };
  const typeOf = (column: number): DType => fields?.[column]?.dtype ?? dtype;
  const lastIndex = rows.count === 0 ? 0 : Math.max(datasetIndex(rows, 0), datasetIndex(rows, rows.count - 1));
  return {
    label: `Values of ${visibleName(source.path)}`,
    rows: rows.count,
    columns: fields
      ? unevenColumns(fields.map((field) => fieldWidth(field.name, field.dtype)))
      : layoutOf(source, dtype, columns.count),
    rowHeaderWidth: Math.max(48, Math.ceil(String(lastIndex).length * CHARACTER) + 22),
    rowName: (row) => String(datasetIndex(rows, row)),
    columnName: (column) => {
      if (fields) return visibleName(fields[column]?.name ?? "");
      return source.view.columnAxis === null ? "value" : String(datasetIndex(columns, column));
    },
    columnSide: (column) => (RIGHT.has(typeOf(column).kind) ? "right" : "left"),
    ...(fields && { columnNote: (column: number) => shortDtype(typeOf(column)) }),
    cell(row, column) {
      const found = values(row, column);
      if (!found) return undefined;
      const { brief, tone } = valueText(found.value, typeOf(column));
      const link = tone === "reference" && typeof found.value === "string" ? found.value : undefined;
      return { text: brief, tone, ...(link !== undefined && { link }) };
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

function layoutOf(source: TileSource, dtype: DType, count: number): ColumnLayout {
  if (source.view.columnAxis !== null) return evenColumns(count, columnWidth(dtype));
  const wide = dtype.kind === "string" || dtype.kind === "vlen" || dtype.kind === "array" || dtype.kind === "reference";
  return evenColumns(1, wide ? LONE_COLUMN : Math.max(columnWidth(dtype), 176));
}

function fieldOf(value: Value, name: string): Value {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return null;
  return (value as { readonly [field: string]: Value })[name] ?? null;
}
