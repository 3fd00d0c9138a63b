import { useEffect, useMemo, useState } from "react";
import type { NodePath } from "../../core/path.ts";
import type { DatasetView, Rect } from "../../state/datasetView.ts";
import type { Bounds } from "../../state/limits.ts";
import { settledKey, useSettled } from "../../state/play.ts";
import type { PlaneLink } from "../graphic/planeLink.ts";

export interface Links {
  readonly zoom: boolean;
  readonly limits: boolean;
  readonly setZoom: (linked: boolean) => void;
  readonly setLimits: (linked: boolean) => void;
  /** What a panel shares with the others; of colours one that stands `apart` has its own. */
  readonly of: (panel: number, apart: boolean) => PlaneLink;
}

/**
 * What panels have in common: the part that is looked at, and what the colours stand for; by themselves unless
 * their `units` differ.
 */
export function useLinks(
  count: number,
  viewKeys: readonly string[],
  path: NodePath,
  view: DatasetView,
  shape: readonly number[],
  units: readonly string[],
): Links {
  const [zoom, setZoom] = useState(true);
  const [chosenLimits, setLimits] = useState<boolean | null>(null);
  const limits = chosenLimits ?? new Set(units.filter((unit) => unit !== "")).size <= 1;
  const [window, setWindow] = useState<Rect | null>(null);
  const [own, setOwn] = useState<ReadonlyMap<number, Bounds>>(new Map());
  const [settled, setSettled] = useState<ReadonlyMap<number, string | null>>(new Map());

  const shared = useMemo((): Bounds | null => {
    const all = [...own].filter(([panel]) => panel < count).map(([, bounds]) => bounds);
    if (!limits || all.length === 0) return null;
    return [Math.min(...all.map(([low]) => low)), Math.max(...all.map(([, high]) => high))];
  }, [own, limits, count]);

  // A play goes on when all panels show their picture.
  const ready = count > 0 && viewKeys.every((key, i) => settled.get(i) === key);
  const key = ready ? settledKey(path, view, shape) : null;
  useEffect(() => {
    if (count > 0) useSettled.setState({ key });
  }, [key, count]);

  return {
    zoom,
    limits,
    setZoom,
    setLimits,
    of: (panel, apart) => ({
      window: zoom ? { shown: window, onShow: setWindow } : null,
      limits: apart ? null : shared,
      colours: apart ? "RdBu" : null,
      onLimits: (bounds) =>
        setOwn((before) => {
          const known = before.get(panel);
          if (apart || (known?.[0] === bounds[0] && known[1] === bounds[1])) return before;
          return new Map(before).set(panel, bounds);
        }),
      onSettled: (shown) =>
        setSettled((before) => (before.get(panel) === shown ? before : new Map(before).set(panel, shown))),
    }),
  };
}
