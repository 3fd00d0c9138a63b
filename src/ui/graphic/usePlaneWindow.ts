import { useEffect, useMemo, useState } from "react";
import { type Rect, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { boxOf, useVisible } from "../../state/visible.ts";
import { type Extent, wholeWindow } from "./heatWindow.ts";

export interface PlaneWindow {
  readonly extent: Extent;
  readonly window: Rect;
  readonly setWindow: (window: Rect) => void;
}

/** The part of a plane that is looked at; all of it again when the plane is another one. */
export function usePlaneWindow({ path, shape, view }: DrawnSource): PlaneWindow {
  const { rows, columns } = tableShape(view, shape);
  const extent = useMemo(() => ({ rows: rows.count, columns: columns.count }), [rows.count, columns.count]);
  const [state, setState] = useState({ extent, window: wholeWindow(extent) });
  const window = useMemo(() => (state.extent === extent ? state.window : wholeWindow(extent)), [state, extent]);
  useEffect(
    () => useVisible.setState({ path, box: boxOf(view, shape, wholeCells(window)) }),
    [path, view, shape, window],
  );
  return { extent, window, setWindow: (next) => setState({ extent, window: next }) };
}

function wholeCells({ top, left, bottom, right }: Rect): Rect {
  return { top: Math.floor(top), left: Math.floor(left), bottom: Math.ceil(bottom), right: Math.ceil(right) };
}
