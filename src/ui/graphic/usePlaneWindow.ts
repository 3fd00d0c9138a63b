import { useEffect, useMemo, useState } from "react";
import { type Rect, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { boxOf, useVisible } from "../../state/visible.ts";
import { type Extent, wholeWindow } from "./heatWindow.ts";
import type { PlaneLink } from "./planeLink.ts";

export interface PlaneWindow {
  readonly extent: Extent;
  readonly window: Rect;
  readonly setWindow: (window: Rect) => void;
}

/** The part of a plane that is looked at; all of it again when the plane is another one. */
export function usePlaneWindow({ path, shape, view }: DrawnSource, link: PlaneLink["window"] = null): PlaneWindow {
  const { rows, columns } = tableShape(view, shape);
  const extent = useMemo(() => ({ rows: rows.count, columns: columns.count }), [rows.count, columns.count]);
  const [state, setState] = useState({ extent, window: wholeWindow(extent) });
  const shared = link?.shown;
  const alone = link === null;
  const window = useMemo(() => {
    if (shared) return scaled(shared, extent.rows, extent.columns);
    return alone && state.extent === extent ? state.window : wholeWindow(extent);
  }, [shared, alone, state, extent]);
  useEffect(
    () => useVisible.setState({ path, box: boxOf(view, shape, wholeCells(window)) }),
    [path, view, shape, window],
  );
  const setWindow = (next: Rect) =>
    link ? link.onShow(scaled(next, 1 / extent.rows, 1 / extent.columns)) : setState({ extent, window: next });
  return { extent, window, setWindow };
}

function scaled({ top, left, bottom, right }: Rect, down: number, across: number): Rect {
  return { top: top * down, bottom: bottom * down, left: left * across, right: right * across };
}

function wholeCells({ top, left, bottom, right }: Rect): Rect {
  return { top: Math.floor(top), left: Math.floor(left), bottom: Math.ceil(bottom), right: Math.ceil(right) };
}
