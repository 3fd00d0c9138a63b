import type { DType } from "../../core/dtype.ts";

/** Where the columns of a table lie, in px. */
export interface ColumnLayout {
  readonly count: number;
  readonly total: number;
  start(column: number): number;
  width(column: number): number;
  /** The column at an offset. */
  at(offset: number): number;
}

export function evenColumns(count: number, width: number): ColumnLayout {
  return {
    count,
    total: count * width,
    start: (column) => column * width,
    width: () => width,
    at: (offset) => Math.max(0, Math.min(Math.floor(offset / width), count - 1)),
  };
}

export function unevenColumns(widths: readonly number[]): ColumnLayout {
  const starts = [0];
  for (const width of widths) starts.push((starts.at(-1) ?? 0) + width);
  return {
    count: widths.length,
    total: starts.at(-1) ?? 0,
    start: (column) => starts[column] ?? 0,
    width: (column) => widths[column] ?? 0,
    at(offset) {
      let low = 0;
      let high = widths.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return Math.max(low, 0);
    },
  };
}

/** What a value of this type needs. */
export function columnWidth(dtype: DType): number {
  switch (dtype.kind) {
    case "bool":
      return 72;
    case "int":
    case "uint":
      return dtype.size <= 2 ? 72 : dtype.size <= 4 ? 104 : 176;
    case "float":
      return 104;
    case "complex":
      return 184;
    case "enum":
      return 128;
    case "time":
      return 144;
    case "string":
      return dtype.length !== null && dtype.length < 16 ? 136 : 240;
    default:
      return 264;
  }
}

const CHARACTER = 7.5;

/** Wide enough for the values, and for the name of a field where that is not too long. */
export function fieldWidth(name: string, dtype: DType): number {
  return Math.max(columnWidth(dtype), Math.min(Math.ceil(name.length * CHARACTER) + 24, 240));
}
