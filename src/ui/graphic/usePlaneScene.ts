import { type RefObject, useMemo, useRef, useState } from "react";
import type { DrawnSource } from "../../state/drawing.ts";
import { useSettings } from "../../state/settings.ts";
import { useSize } from "../parts/useSize.ts";
import type { Cell } from "./heatDraw.ts";
import { type Extent, fittedBox } from "./heatWindow.ts";
import type { PlaneFrame } from "./planeFrame.ts";
import type { PlaneLink } from "./planeLink.ts";
import { usePlaneAxes } from "./usePlaneAxes.ts";
import type { LabelledNode } from "./usePlaneAxis.ts";
import { usePlaneWindow } from "./usePlaneWindow.ts";

interface Room {
  /** Pixels above the plane and to the right of it, in a space of a width. */
  readonly top: number;
  readonly right: (width: number) => number;
  /** Whether cells are pixels of a picture, all of one size. */
  readonly pixels: boolean;
}

/** What all planes have: a space, a part that is looked at, axes, a cell under the probe. */
export function usePlaneScene(
  source: DrawnSource,
  labels: LabelledNode | undefined,
  { top, right, pixels }: Room,
  link: PlaneLink["window"] = null,
) {
  const { extent, window, setWindow } = usePlaneWindow(source, link);
  const { mirrored, square } = useSettings((state) => state.looks);
  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const [probe, setProbe] = useState<{ readonly cell: Cell; readonly byKey: boolean } | null>(null);
  const cell = probe && probe.cell.row < extent.rows && probe.cell.column < extent.columns ? probe.cell : null;
  const beside = right(width);
  const axes = usePlaneAxes(source, labels, window, { width: width - beside, height: height - top }, cell, pixels);
  const { left = 0, bottom = 0 } = axes ?? {};
  const box = useMemo(() => {
    const [across, down] = [Math.max(0, width - left - beside), Math.max(0, height - top - bottom)];
    return fittedBox(extent, { x: left, y: top, width: across, height: down }, square);
  }, [extent, left, beside, top, bottom, width, height, square]);
  const frame = useMemo((): PlaneFrame | null => {
    if (!axes) return null;
    const { flipped, rowAxis, columnAxis } = axes;
    return { width, height, box, window, flipped, mirrored, rowAxis, columnAxis };
  }, [width, height, box, window, axes, mirrored]);
  const ratio = globalThis.devicePixelRatio || 1;
  return {
    space: space as RefObject<HTMLDivElement | null>,
    ...{ extent, window, setWindow, axes, frame, box, cell, width, height },
    byKey: probe?.byKey === true,
    onProbe: (next: Cell | null, byKey: boolean) => setProbe(next && { cell: next, byKey }),
    /** Pixels of the screen that the plane has. */
    pixels: { rows: Math.round(box.height * ratio), columns: Math.round(box.width * ratio) } as Extent,
  };
}
