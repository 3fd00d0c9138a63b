import { useMemo } from "react";
import type { DatasetView } from "../../state/datasetView.ts";
import { usePlay, viewAhead } from "../../state/play.ts";

/** Pictures that are read before their time. */
const AHEAD = 3;

/** What is shown next while an axis is being played, the nearest first. */
export function useUpcoming(view: DatasetView, shape: readonly number[]): readonly DatasetView[] {
  const { axis, step, loop } = usePlay();
  return useMemo(() => {
    if (axis === null) return [];
    const next = Array.from({ length: AHEAD }, (_, i) => viewAhead(view, shape, axis, step * (i + 1), loop));
    return next.filter((each) => each !== null);
  }, [view, shape, axis, step, loop]);
}
