import { useEffect, useMemo, useRef } from "react";
import type { Plane } from "../../state/drawing.ts";
import { useLimits } from "../../state/limits.ts";
import { usePlay } from "../../state/play.ts";
import { useSettings } from "../../state/settings.ts";
import { barCounts } from "./colourBar.ts";
import { colourTable, isDiverging } from "./colourMaps.ts";
import { type Limits, limitsBy, scaledLimits, valueRange } from "./colourScale.ts";
import { heatLayer } from "./heatPaint.ts";
import type { PlaneLink } from "./planeLink.ts";

/** The pictures in colours. The overview alone gives the limits, so that zooming changes no colour. */
export function useHeatLook(overview: Plane | null, detail: Plane | null, link: PlaneLink | null) {
  const looks = useSettings((state) => state.looks);
  const { inverted, scale } = looks;
  const colours = link?.colours ?? looks.colours;
  const differs = !!link?.colours;
  const { rule, manual, held } = useLimits();
  const playing = usePlay((state) => state.axis !== null);
  const range = useMemo(() => (overview ? valueRange(overview.data) : null), [overview]);
  const ruled = useMemo(
    () =>
      range &&
      (differs ? around0(limitsBy(rule, null, range, false)) : limitsBy(rule, manual, range, isDiverging(colours))),
    [range, rule, manual, colours, differs],
  );
  // A play in which the colours changed their meaning with each picture would show nothing.
  const begun = useRef<Limits | null>(null);
  const asked = `${rule} ${manual} ${isDiverging(colours)}`;
  const askedThen = useRef(asked);
  if (!playing || askedThen.current !== asked) begun.current = ruled;
  else begun.current ??= ruled;
  askedThen.current = asked;
  const alone = begun.current;
  const latest = useRef(link);
  latest.current = link;
  useEffect(() => {
    if (alone) latest.current?.onLimits(alone);
  }, [alone]);
  const raw = differs ? alone : (held ?? link?.limits ?? alone);
  const limits = useMemo(() => range && raw && scaledLimits(scale, raw, range), [range, raw, scale]);
  const counts = useMemo(
    () => (overview && limits ? barCounts(overview.data, scale, limits) : []),
    [overview, limits, scale],
  );
  const table = colourTable(colours, inverted);
  const layers = useMemo(
    () =>
      limits
        ? [overview, detail]
            .filter((plane) => plane !== null)
            .map((plane) => heatLayer({ plane, table, scale, limits }))
        : [],
    [overview, detail, table, scale, limits],
  );
  return { range, limits, table, layers, counts };
}

function around0([low, high]: Limits): Limits {
  const most = Math.max(Math.abs(low), Math.abs(high));
  return [-most, most];
}
