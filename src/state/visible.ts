import { create } from "zustand";
import type { NodePath } from "../core/path.ts";
import { rangeBounds } from "../core/selection.ts";
import { type DatasetView, datasetIndex, type Rect, tableShape } from "./datasetView.ts";

/** First and last index along each axis of a dataset. */
export type IndexBox = readonly (readonly [first: number, last: number])[];

/** The part of a dataset that is on screen. */
interface VisibleState {
  readonly path: NodePath | null;
  readonly box: IndexBox;
}

export const useVisible = create<VisibleState>(() => ({ path: null, box: [] }));

/** The elements that a part of the table shows. */
export function boxOf(view: DatasetView, shape: readonly number[], rect: Rect): IndexBox {
  const { rows, columns } = tableShape(view, shape);
  return shape.map((_, axis) => {
    if (axis === view.rowAxis) return ends(rows, rect.top, rect.bottom);
    if (axis === view.columnAxis) return ends(columns, rect.left, rect.right);
    const index = view.axes[axis]?.index ?? 0;
    return [index, index];
  });
}

function ends(range: Parameters<typeof datasetIndex>[0], from: number, to: number): readonly [number, number] {
  const start = datasetIndex(range, from);
  const count = Math.max(1, Math.min(to, range.count) - from);
  return rangeBounds({ start, step: range.step, count, drop: false }) ?? [start, start];
}
