import { create } from "zustand";
import type { DType } from "../core/dtype.ts";
import type { NodePath } from "../core/path.ts";
import { type DatasetView, defaultView, fitsView } from "./datasetView.ts";

/** How each dataset was last looked at. What was chosen for one holds for the next of the same shape. */
interface ViewsState {
  readonly views: ReadonlyMap<NodePath, DatasetView>;
  readonly last: { readonly shape: readonly number[]; readonly view: DatasetView } | null;
  setView(path: NodePath, shape: readonly number[], view: DatasetView): void;
}

const KEPT = 500;

export const useViews = create<ViewsState>((set) => ({
  views: new Map(),
  last: null,
  setView: (path, shape, view) =>
    set((state) => {
      const views = new Map(state.views);
      views.delete(path);
      views.set(path, view);
      const [oldest] = views.keys();
      if (views.size > KEPT && oldest !== undefined) views.delete(oldest);
      return { views, last: { shape, view } };
    }),
}));

/** The view of a dataset: its own, that of the last one of the same shape, or the usual one. */
export function viewOf(state: ViewsState, path: NodePath, shape: readonly number[], dtype: DType): DatasetView {
  const own = state.views.get(path);
  if (own && fitsView(own, shape, dtype)) return own;
  const { last } = state;
  const sameShape = last && last.shape.length === shape.length && last.shape.every((size, i) => size === shape[i]);
  return sameShape && fitsView(last.view, shape, dtype) ? last.view : defaultView(shape, dtype);
}
