import { useMemo } from "react";
import { groupedCount } from "../../core/numberText.ts";
import type { Rect } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { ScatterPoints } from "../../state/readScatter.ts";
import { type PlotPart, readScatterDetail, refined, type ScatterDetail } from "../../state/scatterDetail.ts";
import { type Extent, isWhole } from "./heatWindow.ts";
import type { PointScale } from "./scatterScene.ts";
import { useDrawn } from "./useDrawn.ts";

/** A zoom that goes on asks for nothing yet. */
const SETTLED = 90;

interface Scales {
  readonly along: PointScale;
  readonly up: PointScale;
}

/**
 * The points of a plot that is zoomed into: those of the overview, and in the part that is looked at finer ones, as soon
 * as they are read. `key` identifies the overview.
 */
export function useScatterDetail(
  source: DrawnSource,
  overview: ScatterPoints | null,
  key: string | null,
  scales: Scales | null,
  window: Rect,
  extent: Extent,
) {
  const wanted = overview && scales && overview.stride > 1 && !isWhole(window, extent) ? { overview, scales } : null;
  const around = detailWindow(window);
  const asked = wanted && key !== null ? `${key} ${Object.values(around).join()}` : null;
  const { value, of, busy, fault, retry, stop } = useDrawn<{ of: string; detail: ScatterDetail | null }>(
    asked,
    async (signal) => {
      if (!wanted) return { of: "", detail: null };
      const part = partOf(around, wanted.scales);
      return { of: key ?? "", ...(await readScatterDetail(source, wanted.overview, part, signal)) };
    },
    { delay: SETTLED, bytesOf: ({ detail }) => (detail ? detail.x.byteLength * 4 : 64) },
  );
  const detail = asked !== null && value?.of === key ? value.detail : null;
  const points = useMemo(() => overview && refined(overview, detail), [overview, detail]);
  const settled = asked === null || of === asked;
  return { points, detail: settled ? detail : null, settled, busy, fault, retry, stop };
}

/** The part that is read for a window: a little more than it, with edges that stay while it moves a little. */
export function detailWindow({ top, bottom, left, right }: Rect): Rect {
  const outward = (from: number, to: number): [number, number] => {
    const step = 2 ** Math.ceil(Math.log2(to - from)) / 4;
    return [Math.floor(from / step) * step, Math.ceil(to / step) * step];
  };
  const [rows, columns] = [outward(top, bottom), outward(left, right)];
  return { top: rows[0], bottom: rows[1], left: columns[0], right: columns[1] };
}

function partOf({ top, bottom, left, right }: Rect, { along, up }: Scales): PlotPart {
  return { x: [along.valueAt(left), along.valueAt(right)], y: [up.valueAt(top), up.valueAt(bottom)] };
}

/** What the points on screen are of; null where they are all. */
export function scatterNote(
  { stride, count }: Pick<ScatterPoints, "stride" | "count">,
  detail: Pick<ScatterDetail, "range" | "x"> | null,
  position: (place: number) => string,
): string | null {
  if (stride === 1) return null;
  const { from = 0, to = count, stride: every = stride, partial = false } = detail?.range ?? {};
  const more = every > 1 ? " Zoom in for more." : "";
  const all = detail?.x.length === 0 ? "No points in this part." : "All points of this part.";
  const sample = every > 1 ? `Sample: one of ${groupedCount(every)} points.` : all;
  const where = partial ? ` Looked for from [${position(from)}] to [${position(to - 1)}].` : "";
  return `${sample}${where}${more}`;
}
