import { create } from "zustand";
import type { NodePath } from "../core/path.ts";
import { type DatasetView, datasetIndex, isDrawn, shownRange, viewKey, withAxis } from "./datasetView.ts";

/** How an axis is played through. The pace stays for the next one. */
interface PlayState {
  /** The axis that is being played; null while nothing is. */
  readonly axis: number | null;
  readonly fps: number;
  /** Indices from one picture to the next. */
  readonly step: number;
  /** Whether it begins anew at the end. */
  readonly loop: boolean;
}

export const PACES: readonly number[] = [1, 2, 5, 10, 20, 30];

export const usePlay = create<PlayState>(() => ({ axis: null, fps: 10, step: 1, loop: true }));

/** What is on screen as it was asked for: the next picture is not begun before that. null while it is being read. */
export const useSettled = create<{ readonly key: string | null }>(() => ({ key: null }));

export function settledKey(path: NodePath, view: DatasetView, shape: readonly number[]): string {
  return `${path}\0${viewKey(view, shape)}`;
}

/** Axes that are neither rows nor columns and have somewhere to go. */
export function steppedAxes(view: DatasetView, shape: readonly number[]): number[] {
  return shape.flatMap((size, axis) => (isDrawn(view, axis) || size < 2 ? [] : [axis]));
}

/** The view some steps on along an axis, within what the axis is restricted to; null beyond its end. */
export function viewAhead(
  view: DatasetView,
  shape: readonly number[],
  axis: number,
  steps: number,
  loop: boolean,
): DatasetView | null {
  const range = shownRange(view, shape, axis);
  const position = Math.round(((view.axes[axis]?.index ?? 0) - range.start) / range.step) + steps;
  const inside = position >= 0 && position < range.count;
  if (range.count === 0 || (!inside && !loop)) return null;
  const wrapped = ((position % range.count) + range.count) % range.count;
  return withAxis(view, axis, { index: datasetIndex(range, inside ? position : wrapped) });
}
