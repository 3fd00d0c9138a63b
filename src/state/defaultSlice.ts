import type { DType } from "../core/dtype.ts";
import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { type DatasetView, defaultView } from "./datasetView.ts";
import { explorer } from "./explorer.ts";
import { useViews } from "./views.ts";

/** The part of a signal that a plot begins with: for each axis an index, or null for all of it. */
export type DefaultSlice = readonly (number | null)[];

/**
 * The `default_slice` of a group of data (NeXus, NXdata): for each axis of its signal a number, the label of a place, or
 * `.` for all. null where the group says none, or one that does not fit.
 */
export async function readDefaultSlice(
  attributes: readonly AttributeInfo[] | undefined,
  { path, shape, dims }: NodeInfo,
  signal: AbortSignal,
): Promise<DefaultSlice | null> {
  const value = attributes?.find(({ name }) => name === "default_slice")?.value;
  const parts =
    Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>, String) : [];
  if (!shape || parts.length !== shape.length) return null;
  const places = parts.map(async (part, axis) => {
    if (part === WHOLE) return null;
    if (/^\d+$/.test(part)) return Number(part);
    const dim = dims?.[axis];
    const found = dim ? await explorer().locate(path, dim, part, { signal }) : null;
    return found && "index" in found ? found.index : Number.NaN;
  });
  const slice = await Promise.all(places).catch(() => null);
  return slice?.every((index, axis) => index === null || index < (shape[axis] ?? 0)) ? slice : null;
}

const WHOLE = ".";

/** What a slice shows: a line where it leaves one axis, else the last two that it leaves; null where it leaves none. */
export function slicedView(slice: DefaultSlice, shape: readonly number[], dtype: DType): DatasetView | null {
  const usual = defaultView(shape, dtype);
  const whole = slice.flatMap((index, axis) => (index === null ? [axis] : []));
  const columnAxis = whole.at(-1);
  if (slice.length !== shape.length || columnAxis === undefined) return null;
  const axes = usual.axes.map((axis, i) => ({ ...axis, index: slice[i] ?? axis.index }));
  if (usual.columnAxis === null) return { ...usual, axes };
  const rowAxis = whole.at(-2);
  if (rowAxis !== undefined) return { rowAxis, columnAxis, axes };
  const beside = slice.findLastIndex((index) => index !== null);
  const row = slice[beside] ?? 0;
  return {
    ...{ rowAxis: beside, columnAxis },
    axes: axes.map((axis, i) => (i === beside ? { ...axis, range: `${row}:${row + 1}` } : axis)),
  };
}

/** Has the signals of a group begin with their slice, as long as nothing else was chosen for them. */
export function beginWithSlice(slice: DefaultSlice, signals: readonly NodeInfo[]): void {
  for (const { path, shape, dtype } of signals) {
    const view = shape && dtype ? slicedView(slice, shape, dtype) : null;
    if (view) useViews.getState().beginWith(path, view);
  }
}

/** Whether a slice leaves one axis, which is a line. */
export function isLineSlice(slice: DefaultSlice): boolean {
  return slice.filter((index) => index === null).length === 1;
}
