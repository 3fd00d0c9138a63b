import { useMemo } from "react";
import { type DatasetView, type Rect, viewKey } from "../../state/datasetView.ts";
import { costOf, type DrawnSource, hasLabels, type Plane, readPlane } from "../../state/drawing.ts";
import { type DetailRequest, detailFor, reductionFor } from "../../state/plane.ts";
import { useTiles } from "../../state/tiles.ts";
import type { Ahead } from "./drawnCache.ts";
import { type Extent, isWhole, wholeWindow } from "./heatWindow.ts";
import { useDrawn } from "./useDrawn.ts";

/** The overview has at most so many points along each axis. */
const OVERVIEW = { rows: 1024, columns: 1024 };
/** A picture this much coarser than the screen is not worth a new one. */
const COARSER = 1.5;
const SETTLED = 90;

interface OfSource {
  readonly plane: Plane;
  readonly source: string;
}

const bytesOf = ({ plane }: OfSource) => plane.data.byteLength;
const NOTHING_AHEAD: readonly DatasetView[] = [];

/** The pictures of a plane: all of it, and the part that is looked at in finer steps; `ahead` are planes to come. */
export function useHeat(
  source: DrawnSource,
  extent: Extent,
  window: Rect,
  pixels: Extent,
  ahead: readonly DatasetView[] = NOTHING_AHEAD,
) {
  const { dtype } = source;
  const generation = useTiles((state) => state.generation);
  const key = planeKey(source, generation);
  const cost = useMemo(() => costOf(source), [source]);
  const whole: DetailRequest = {
    rect: wholeWindow(extent),
    reduction: reductionFor(extent.rows, extent.columns, OVERVIEW, cost, hasLabels(dtype)),
  };
  const load = async (request: DetailRequest, signal: AbortSignal): Promise<OfSource> => ({
    plane: await readPlane(source, request, signal),
    source: key,
  });
  const coming = ahead.map((view): Ahead<OfSource> => {
    const next = { ...source, view };
    const nextKey = planeKey(next, generation);
    return {
      key: nextKey,
      load: async (signal) => ({ plane: await readPlane(next, whole, signal), source: nextKey }),
    };
  });
  const overview = useDrawn<OfSource>(key, (signal) => load(whole, signal), { bytesOf, ahead: coming });
  const finer = finerRequest(window, extent, pixels, whole, () =>
    detailFor(window, extent, pixels, cost, hasLabels(dtype)),
  );
  const detailKey = finer && overview.value?.source === key ? `${key}\0${JSON.stringify(finer)}` : null;
  const detail = useDrawn<OfSource>(detailKey, (signal) => load(finer ?? whole, signal), { delay: SETTLED, bytesOf });
  const base = overview.value;
  const shown = detail.value && base && detail.value.source === base.source ? detail.value.plane : null;
  return {
    overview: base?.plane ?? null,
    detail: shown,
    settled: base?.source === key && (detailKey === null || detail.of === detailKey),
    busy: overview.busy || detail.busy,
    fault: overview.fault ?? detail.fault,
    retry: overview.fault ? overview.retry : detail.retry,
  };
}

function planeKey({ path, shape, view }: DrawnSource, generation: number): string {
  return `plane\0${path}\0${viewKey(view, shape)}\0${generation}`;
}

/** A request for what the overview is too coarse for; null where it is not. */
function finerRequest(
  window: Rect,
  extent: Extent,
  pixels: Extent,
  whole: DetailRequest,
  make: () => DetailRequest,
): DetailRequest | null {
  if (isWhole(window, extent) || pixels.rows < 1 || pixels.columns < 1) return null;
  const { rows, columns } = whole.reduction;
  const rowsNeeded = Math.max(1, (window.bottom - window.top) / pixels.rows) * COARSER;
  const columnsNeeded = Math.max(1, (window.right - window.left) / pixels.columns) * COARSER;
  if (rows <= rowsNeeded && columns <= columnsNeeded) return null;
  const request = make();
  return request.reduction.rows < rows || request.reduction.columns < columns ? request : null;
}
