import type { DType } from "../core/dtype.ts";
import type { NodePath } from "../core/path.ts";
import type { AxisInput } from "../core/selection.ts";
import type { Values } from "../core/value.ts";
import { type DatasetView, type Rect, viewKey } from "./datasetView.ts";
import { explorer } from "./explorer.ts";
import { type ChunkCost, chunkCost, type DetailRequest, type Reduction, stridedSelection } from "./plane.ts";
import { isResult } from "./results.ts";
import { meanText, sliceText } from "./sliceText.ts";
import { rowsFirst } from "./tiles.ts";

/** What a view draws: a dataset of numbers, as it is laid out. */
export interface DrawnSource {
  readonly path: NodePath;
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly chunks: readonly number[] | null;
  readonly view: DatasetView;
  /** An expression of the same shape, whose values are drawn in place of the dataset's own. */
  readonly of?: string;
  /** Numbers that stand for no value: they are drawn as NaN is. */
  readonly missing?: readonly number[];
}

/** A part of what is drawn as an expression, with NaN for what is missing. */
export function sliceOf({ path, of, missing = [] }: DrawnSource, selection: readonly AxisInput[]): string {
  const slice = sliceText(path, selection, of);
  return missing.reduce((text, value) => `where(${slice} == ${value}, nan, ${text})`, slice);
}

export function withoutMissing(values: Float64Array, missing: readonly number[] = []): Float64Array {
  return missing.length === 0 ? values : values.map((value) => (missing.includes(value) ? Number.NaN : value));
}

/** Identity of what is drawn of a source. */
export function drawnKey({ path, shape, view, of, missing }: DrawnSource): string {
  return `${path}\0${of ?? ""}\0${viewKey(view, shape)}\0${missing?.join() ?? ""}`;
}

/** A part of a plane as numbers, row by row. */
export interface Plane {
  readonly rect: Rect;
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
  readonly reduction: Reduction;
}

export function costOf({ shape, chunks, dtype, view }: DrawnSource): ChunkCost {
  return chunkCost(shape, chunks, dtype.size, view);
}

/** Labels have no mean. */
export function hasLabels(dtype: DType): boolean {
  return dtype.kind === "bool" || dtype.kind === "enum";
}

export async function readPlane(source: DrawnSource, request: DetailRequest, signal: AbortSignal): Promise<Plane> {
  const { path, shape, view } = source;
  const { rect } = request;
  const sampled = request.reduction.kind === "mean" && isAtHand(source);
  const reduction: Reduction = sampled ? { ...request.reduction, kind: "sample" } : request.reduction;
  const mean = reduction.kind === "mean";
  const strided = stridedSelection(view, shape, rect, mean ? { rows: 1, columns: 1 } : reduction);
  const straight = rowsFirst(view);
  let values: Values;
  if (mean) {
    const factors = straight ? [reduction.rows, reduction.columns] : [reduction.columns, reduction.rows];
    values = (await explorer().evaluate(meanText(sliceOf(source, strided), factors), path, { signal })).data;
  } else if (reduction.kind === "sample" && !isAtHand(source)) {
    values = (await explorer().evaluate(sliceOf(source, strided), path, { signal })).data;
  } else values = await readValues(source, strided, signal);
  const part = mean ? Math.floor : Math.ceil;
  const rows = part((rect.bottom - rect.top) / reduction.rows);
  const columns = part((rect.right - rect.left) / reduction.columns);
  const data = withoutMissing(numbers(values), source.missing);
  return { rect, rows, columns, data: straight ? data : transposed(data, columns, rows), reduction };
}

/** Whether the values are in memory: taking elements out of a result is cheap, computing it anew is not. */
export function isAtHand({ path, of }: DrawnSource): boolean {
  return of === undefined && isResult(path);
}

/** The selected values, in the order of the file. */
export async function readValues(
  { path, of }: DrawnSource,
  selection: AxisInput[],
  signal: AbortSignal,
): Promise<Values> {
  if (of === undefined) return (await explorer().read(path, selection, { signal })).data;
  return (await explorer().evaluate(sliceText(path, selection, of), path, { signal })).data;
}

/** The value of one cell of the table, as it is stored. */
export async function readCell(source: DrawnSource, row: number, column: number, signal: AbortSignal) {
  const rect = { top: row, bottom: row + 1, left: column, right: column + 1 };
  const selection = stridedSelection(source.view, source.shape, rect, { rows: 1, columns: 1 });
  const data = await readValues(source, selection, signal);
  return data[0] as number | bigint | undefined;
}

function transposed(data: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = data[row * columns + column] as number;
    }
  }
  return turned;
}

export function numbers(values: Values): Float64Array {
  if (values instanceof Float64Array) return values;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return Float64Array.from(values, Number);
  return new Float64Array(values as ArrayLike<number>);
}
