import type { AxisInput, AxisRange } from "../core/selection.ts";
import { type DatasetView, datasetIndex, type Rect, tableShape } from "./datasetView.ts";

/** Every how many rows and columns one is taken, or how many are taken together. */
export interface Stride {
  readonly rows: number;
  readonly columns: number;
}

/** How a part of a plane is brought to the size of the screen. */
export interface Reduction extends Stride {
  /** All elements, means of blocks, or single elements that stand for their blocks. */
  readonly kind: "exact" | "mean" | "sample";
  /** Decoded bytes that are read for it. */
  readonly bytes: number;
}

/** What reading costs: the chunks of the two axes that are drawn, and the bytes of a whole chunk. */
export interface ChunkCost {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: number;
}

/** Means are worth their cost up to here; beyond, a picture of single elements comes first. */
const MEAN_BYTES = 96 * 2 ** 20;
/** A sample reads no more than this, so that the first picture of the largest array does not take minutes. */
const SAMPLE_BYTES = 384 * 2 ** 20;
/** A picture with fewer points than this along an axis shows nothing. */
const FEWEST = 64;

/** The cost of a dataset's planes. Where there are no chunks, rows of the file are what is read at once. */
export function chunkCost(
  shape: readonly number[],
  chunks: readonly number[] | null,
  itemSize: number,
  view: Pick<DatasetView, "rowAxis" | "columnAxis">,
): ChunkCost {
  const sizes = chunks ?? shape.map((size, axis) => (axis === shape.length - 1 ? Math.min(size, 65_536) : 1));
  const along = (axis: number | null) => (axis === null ? 1 : Math.max(1, sizes[axis] ?? 1));
  return {
    rows: along(view.rowAxis),
    columns: along(view.columnAxis),
    bytes: sizes.reduce((product, size) => product * size, Math.max(1, itemSize)),
  };
}

/** Decoded bytes that are touched by every n-th row and column of a part of a plane. */
export function touchedBytes(rows: number, columns: number, stride: Stride, cost: ChunkCost): number {
  const touched = (count: number, step: number, chunk: number) =>
    Math.min(Math.ceil(count / chunk), Math.ceil(count / step));
  return touched(rows, stride.rows, cost.rows) * touched(columns, stride.columns, cost.columns) * cost.bytes;
}

/** How to bring `rows` × `columns` elements to at most `pixels` along each axis. */
export function reductionFor(
  rows: number,
  columns: number,
  pixels: { readonly rows: number; readonly columns: number },
  cost: ChunkCost,
  labels: boolean,
): Reduction {
  const stride = {
    rows: Math.max(1, Math.ceil(rows / pixels.rows)),
    columns: Math.max(1, Math.ceil(columns / pixels.columns)),
  };
  const bytes = touchedBytes(rows, columns, { rows: 1, columns: 1 }, cost);
  if (stride.rows === 1 && stride.columns === 1) return { kind: "exact", ...stride, bytes };
  if (bytes <= MEAN_BYTES && !labels) return { kind: "mean", ...stride, bytes };
  let next: Stride = stride;
  while (touchedBytes(rows, columns, next, cost) > SAMPLE_BYTES) {
    const wider = widened(next, rows, columns, cost);
    if (!wider) break;
    next = wider;
  }
  return { kind: "sample", ...next, bytes: touchedBytes(rows, columns, next, cost) };
}

/** The next wider stride: along the axis where more chunks can still be passed over. */
function widened(stride: Stride, rows: number, columns: number, cost: ChunkCost): Stride | null {
  const rowsLeft = rows / (stride.rows * 2) >= FEWEST;
  const columnsLeft = columns / (stride.columns * 2) >= FEWEST;
  if (!rowsLeft && !columnsLeft) return null;
  const byRows = !columnsLeft || (rowsLeft && stride.rows / cost.rows >= stride.columns / cost.columns);
  return byRows ? { ...stride, rows: stride.rows * 2 } : { ...stride, columns: stride.columns * 2 };
}

/** A part of a plane, aligned to a stride. */
export interface DetailRequest {
  readonly rect: Rect;
  readonly reduction: Reduction;
}

/**
 * What is read for a part of the plane that is looked at: a little more than it, so that small moves find it there,
 * with its edges on multiples of the stride, so that neighbours meet.
 */
export function detailFor(
  window: Rect,
  extent: { readonly rows: number; readonly columns: number },
  pixels: { readonly rows: number; readonly columns: number },
  cost: ChunkCost,
  labels: boolean,
): DetailRequest {
  const margin = 0.25;
  const aligned = (from: number, to: number, size: number, most: number): [number, number] => {
    const step = 2 ** Math.ceil(Math.log2(Math.max(1, (to - from) / most)));
    const extra = (to - from) * margin;
    return [
      Math.max(0, Math.floor((from - extra) / step) * step),
      Math.min(size, Math.ceil((to + extra) / step) * step),
    ];
  };
  const [top, bottom] = aligned(window.top, window.bottom, extent.rows, pixels.rows);
  const [left, right] = aligned(window.left, window.right, extent.columns, pixels.columns);
  // A little finer than the screen, so that the next steps of a zoom need nothing new.
  const more = (1 + 2 * margin) * 1.5;
  const reduction = reductionFor(
    bottom - top,
    right - left,
    { rows: pixels.rows * more, columns: pixels.columns * more },
    cost,
    labels,
  );
  return { rect: { top, bottom, left, right }, reduction };
}

/** The selection of every n-th row and column of a part of the table. */
export function stridedSelection(view: DatasetView, shape: readonly number[], rect: Rect, stride: Stride): AxisInput[] {
  const { rows, columns } = tableShape(view, shape);
  return shape.map((_, axis) => {
    if (axis === view.rowAxis) return stretch(rows, rect.top, rect.bottom, stride.rows);
    if (axis === view.columnAxis) return stretch(columns, rect.left, rect.right, stride.columns);
    return view.axes[axis]?.index ?? 0;
  });
}

function stretch(range: AxisRange, from: number, to: number, stride: number): AxisInput {
  const stop = datasetIndex(range, to);
  return [datasetIndex(range, from), stop < 0 ? null : stop, range.step * stride];
}
