import { useEffect, useRef } from "react";
import type { NodePath } from "../../core/path.ts";
import { type DatasetView, viewKey } from "../../state/datasetView.ts";
import { settledKey, usePlay, useSettled } from "../../state/play.ts";

/**
 * Says whether a view shows what was asked for, so that the next picture of a play can follow; a fault ends the play.
 * Where others are drawn beside it, they are told in place of the player.
 */
export function useTellSettled(
  { path, view, shape }: { readonly path: NodePath; readonly view: DatasetView; readonly shape: readonly number[] },
  settled: boolean,
  failed: boolean,
  tell?: (viewKey: string | null) => void,
): void {
  const key = settled ? (tell ? viewKey(view, shape) : settledKey(path, view, shape)) : null;
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    if (latest.current) latest.current(key);
    else useSettled.setState({ key });
  }, [key]);
  useEffect(() => {
    if (failed) usePlay.setState({ axis: null });
  }, [failed]);
}
