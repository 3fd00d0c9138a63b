import { useMemo } from "react";
import type { Plane } from "../../state/drawing.ts";
import { useLimits } from "../../state/limits.ts";
import { useSettings } from "../../state/settings.ts";
import { barCounts } from "./colourBar.ts";
import { isDiverging } from "./colourMaps.ts";
import { limitsBy, scaledLimits, valueRange } from "./colourScale.ts";
import { paintPlane } from "./heatPaint.ts";

/** The pictures in colours. The overview alone gives the limits, so that zooming changes no colour. */
export function useHeatLook(overview: Plane | null, detail: Plane | null) {
  const { colours, scale } = useSettings((state) => state.looks);
  const { rule, manual } = useLimits();
  const range = useMemo(() => (overview ? valueRange(overview.data) : null), [overview]);
  const limits = useMemo(
    () => range && scaledLimits(scale, limitsBy(rule, manual, range, isDiverging(colours)), range),
    [range, rule, manual, scale, colours],
  );
  const base = useMemo(
    () => overview && limits && paintPlane(overview, colours, scale, limits),
    [overview, limits, colours, scale],
  );
  const fine = useMemo(
    () => detail && limits && paintPlane(detail, colours, scale, limits),
    [detail, limits, colours, scale],
  );
  const counts = useMemo(
    () => (overview && limits ? barCounts(overview.data, scale, limits) : []),
    [overview, limits, scale],
  );
  const layers = useMemo(() => [base, fine].filter((layer) => layer !== null), [base, fine]);
  return { range, limits, layers, counts };
}
