import { useMemo, useRef } from "react";
import { type DatasetView, shownRange } from "../../state/datasetView.ts";
import { usePlay, viewAhead } from "../../state/play.ts";

/** Pictures that are read before their time while an axis is being played. */
const AHEAD = 3;

export interface Upcoming {
  /** What is shown next, the nearest first. */
  readonly views: readonly DatasetView[];
  /** Whether they will be shown, or are only likely to be: after a step along an axis another one. */
  readonly certain: boolean;
}

/** What is shown next, as far as that can be told. */
export function useUpcoming(view: DatasetView, shape: readonly number[]): Upcoming {
  const { axis, step, loop } = usePlay();
  const trail = useRef<{ readonly view: DatasetView; readonly before: DatasetView }>({ view, before: view });
  if (trail.current.view !== view) trail.current = { view, before: trail.current.view };
  const { before } = trail.current;
  return useMemo(() => {
    if (axis === null) {
      const last = stepBetween(before, view);
      const places = last && Math.round(last.step / shownRange(view, shape, last.axis).step);
      const next = last && places ? viewAhead(view, shape, last.axis, places, false) : null;
      return { views: next ? [next] : [], certain: false };
    }
    const next = Array.from({ length: AHEAD }, (_, i) => viewAhead(view, shape, axis, step * (i + 1), loop));
    return { views: next.filter((each) => each !== null), certain: true };
  }, [before, view, shape, axis, step, loop]);
}

/** The one index in which a view differs from the one before it; null where more than that has changed. */
export function stepBetween(before: DatasetView, view: DatasetView): { axis: number; step: number } | null {
  if (before.rowAxis !== view.rowAxis || before.columnAxis !== view.columnAxis) return null;
  if (before.axes.length !== view.axes.length) return null;
  const moved = view.axes.flatMap(({ index }, axis) => {
    const step = index - (before.axes[axis]?.index ?? index);
    return step === 0 ? [] : [{ axis, step }];
  });
  return moved.length === 1 ? (moved[0] ?? null) : null;
}
