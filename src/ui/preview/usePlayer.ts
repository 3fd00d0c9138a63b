import { useEffect, useRef } from "react";
import type { NodePath } from "../../core/path.ts";
import type { DatasetView } from "../../state/datasetView.ts";
import { settledKey, usePlay, useSettled, viewAhead } from "../../state/play.ts";

/**
 * Plays through an axis: the next picture follows at its time, but never before the one that is shown has been read,
 * so that none is passed over.
 */
export function usePlayer(
  path: NodePath,
  shape: readonly number[],
  view: DatasetView,
  onChange: (view: DatasetView) => void,
): void {
  const { axis, fps, step, loop } = usePlay();
  const ready = useSettled(({ key }) => key === settledKey(path, view, shape));
  const shownAt = useRef(0);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (axis === null || !ready) return undefined;
    const next = viewAhead(view, shape, axis, step, loop);
    if (!next) {
      usePlay.setState({ axis: null });
      return undefined;
    }
    const wait = Math.max(0, shownAt.current + 1000 / fps - performance.now());
    const timer = setTimeout(() => {
      shownAt.current = performance.now();
      latest.current(next);
    }, wait);
    return () => clearTimeout(timer);
  }, [axis, fps, step, loop, ready, view, shape]);
  // It ends with the dataset that it was begun for.
  useEffect(() => () => usePlay.setState({ axis: null }), []);
}

/** Begins or ends playing; who wants no motion goes one step on. */
export function togglePlay(
  axis: number,
  view: DatasetView,
  shape: readonly number[],
  onChange: (view: DatasetView) => void,
): void {
  const { axis: playing, step } = usePlay.getState();
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const next = viewAhead(view, shape, axis, step, true);
    if (next) onChange(next);
  } else usePlay.setState({ axis: playing === axis ? null : axis });
}
