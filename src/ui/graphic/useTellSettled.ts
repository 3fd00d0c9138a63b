import { useEffect } from "react";
import type { NodePath } from "../../core/path.ts";
import type { DatasetView } from "../../state/datasetView.ts";
import { settledKey, usePlay, useSettled } from "../../state/play.ts";

/** Says whether a view shows what was asked for, so that the next picture of a play can follow; a fault ends the play. */
export function useTellSettled(
  { path, view, shape }: { readonly path: NodePath; readonly view: DatasetView; readonly shape: readonly number[] },
  settled: boolean,
  failed: boolean,
): void {
  const key = settled ? settledKey(path, view, shape) : null;
  useEffect(() => useSettled.setState({ key }), [key]);
  useEffect(() => {
    if (failed) usePlay.setState({ axis: null });
  }, [failed]);
}
