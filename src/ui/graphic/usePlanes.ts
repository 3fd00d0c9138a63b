import { useMemo } from "react";
import type { DType } from "../../core/dtype.ts";
import type { Rect } from "../../state/datasetView.ts";
import { costOf, type DrawnSource, drawnKey, hasLabels, type Plane, readPlane } from "../../state/drawing.ts";
import { type DetailRequest, detailFor, reductionFor } from "../../state/plane.ts";
import { useTiles } from "../../state/tiles.ts";
import type { Ahead } from "./drawnCache.ts";
import { type Extent, isWhole, wholeWindow } from "./heatWindow.ts";
import { useDrawn } from "./useDrawn.ts";
import type { Upcoming } from "./useUpcoming.ts";

/** The overview has at most so many points along each axis. */
const OVERVIEW = { rows: 1024, columns: 1024 };
/** A picture this much coarser than the screen is not worth a new one. */
const COARSER = 1.5;
const SETTLED = 90;

interface OfSource<P> {
  readonly plane: P;
  readonly source: string;
}

/** How a part of a plane is read. */
export interface PlaneReading<P> {
  readonly name: string;
  readonly read: (source: DrawnSource, request: DetailRequest, signal: AbortSignal) => Promise<P>;
  readonly bytesOf: (plane: P) => number;
  /** Whether means of the values mean nothing. */
  readonly labels: boolean;
}

export function heatReading(dtype: DType): PlaneReading<Plane> {
  return { name: "plane", read: readPlane, bytesOf: ({ data }) => data.byteLength, labels: hasLabels(dtype) };
}

/** What is only likely to be shown next is read ahead where it costs no more than this, in decoded bytes. */
const GUESS_BYTES = 16 * 2 ** 20;
const NOTHING_AHEAD: Upcoming = { views: [], certain: false };

/** The pictures of a plane: all of it, and the part that is looked at in finer steps; `ahead` are planes to come. */
export function usePlanes<P>(
  source: DrawnSource,
  { name, read, bytesOf: bytes, labels }: PlaneReading<P>,
  extent: Extent,
  window: Rect,
  pixels: Extent,
  ahead: Upcoming = NOTHING_AHEAD,
) {
  const generation = useTiles((state) => state.generation);
  const bytesOf = ({ plane }: OfSource<P>) => bytes(plane);
  const keyOf = (other: DrawnSource) => `${name}\0${drawnKey(other)}\0${generation}`;
  const key = keyOf(source);
  const cost = useMemo(() => costOf(source), [source]);
  const whole: DetailRequest = {
    rect: wholeWindow(extent),
    reduction: reductionFor(extent.rows, extent.columns, OVERVIEW, cost, labels),
  };
  const load = async (request: DetailRequest, signal: AbortSignal): Promise<OfSource<P>> => ({
    plane: await read(source, request, signal),
    source: key,
  });
  const likely = ahead.certain || whole.reduction.bytes <= GUESS_BYTES ? ahead.views : [];
  const coming = likely.map((view): Ahead<OfSource<P>> => {
    const next = { ...source, view };
    const nextKey = keyOf(next);
    return {
      key: nextKey,
      load: async (signal) => ({ plane: await read(next, whole, signal), source: nextKey }),
    };
  });
  const overview = useDrawn<OfSource<P>>(key, (signal) => load(whole, signal), { bytesOf, ahead: coming });
  const finer = finerRequest(window, extent, pixels, whole, () => detailFor(window, extent, pixels, cost, labels));
  const detailKey = finer && overview.value?.source === key ? `${key}\0${JSON.stringify(finer)}` : null;
  const detail = useDrawn<OfSource<P>>(detailKey, (signal) => load(finer ?? whole, signal), {
    delay: SETTLED,
    bytesOf,
  });
  const base = overview.value;
  const shown = detail.value && base && detail.value.source === base.source ? detail.value.plane : null;
  return {
    overview: base?.plane ?? null,
    detail: shown,
    settled: base?.source === key && (detailKey === null || detail.of === detailKey),
    busy: overview.busy || detail.busy,
    fault: overview.fault ?? detail.fault,
    retry: overview.fault ? overview.retry : detail.retry,
    stop: overview.busy ? overview.stop : detail.stop,
  };
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
