import { create } from "zustand";
import type { DType } from "../core/dtype.ts";
import type { NodePath } from "../core/path.ts";
import { type DatasetView, defaultView, fitsView } from "./datasetView.ts";

/** How each dataset was last looked at. What was chosen for one holds for the next of the same shape. */
interface ViewsState {
  readonly views: ReadonlyMap<NodePath, DatasetView>;
  readonly last: { readonly shape: readonly number[]; readonly view: DatasetView } | null;
  /** How datasets are looked at as long as nothing was chosen for them. */
  readonly firsts: ReadonlyMap<NodePath, DatasetView>;
  beginWith(path: NodePath, view: DatasetView): void;
  setView(path: NodePath, shape: readonly number[], view: DatasetView): void;
}

const KEPT = 500;

export const useViews = create<ViewsState>((set) => ({
  views: new Map(),
  last: null,
  firsts: new Map(),
  beginWith: (path, view) => set(({ firsts }) => ({ firsts: withLatest(firsts, path, view) })),
  setView: (path, shape, view) =>
    set((state) => ({ views: withLatest(state.views, path, view), last: { shape, view } })),
}));

/** What was chosen for many nodes with what is chosen for one; the oldest choices are given up. */
export function withLatest<T>(all: ReadonlyMap<NodePath, T>, path: NodePath, one: T): ReadonlyMap<NodePath, T> {
  const next = new Map(all);
  next.delete(path);
  next.set(path, one);
  const [oldest] = next.keys();
  if (next.size > KEPT && oldest !== undefined) next.delete(oldest);
  return next;
}

/** The view of a dataset: its own, the one it begins with, that of the last one as far as it fits, or the usual one. */
export function viewOf(state: ViewsState, path: NodePath, shape: readonly number[], dtype: DType): DatasetView {
  const own = state.views.get(path);
  if (own && fitsView(own, shape, dtype)) return fittedView(own, shape, shape);
  const first = state.firsts.get(path);
  if (first && fitsView(first, shape, dtype)) return first;
  const { last } = state;
  if (!last || last.shape.length !== shape.length || !fitsView(last.view, shape, dtype))
    return defaultView(shape, dtype);
  return fittedView(last.view, last.shape, shape);
}

/** A view that fits, with all of it inside other data. A range of an axis of another size would mean something else. */
export function fittedView(view: DatasetView, from: readonly number[], shape: readonly number[]): DatasetView {
  const inside = view.axes.every(({ index }, i) => index < (shape[i] ?? 0) && from[i] === shape[i]);
  if (inside) return view;
  const axes = view.axes.map(({ range, index }, i) => ({
    range: from[i] === shape[i] ? range : ":",
    index: Math.max(0, Math.min(index, (shape[i] ?? 0) - 1)),
  }));
  return { ...view, axes };
}
