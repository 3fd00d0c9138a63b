import { useMemo } from "react";
import { type Rect, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { useSettings } from "../../state/settings.ts";
import type { Cell } from "./heatDraw.ts";
import type { PlaneAxis } from "./planeAxis.ts";
import { TITLE } from "./planeFrame.ts";
import { type LabelledNode, usePlaneAxis } from "./usePlaneAxis.ts";

export interface PlaneAxes {
  readonly rowAxis: PlaneAxis;
  readonly columnAxis: PlaneAxis;
  /** Pixels to the left of the plane and below it. */
  readonly left: number;
  readonly bottom: number;
  /** Whether the first row is at the bottom: as numbers grow upwards, unless that is turned round. */
  readonly flipped: boolean;
}

const CHARACTER = 7;

/**
 * The axes of a plane in a space of so many pixels; null until it is known what they are called. Cells are as wide as
 * their coordinates say, unless they are `pixels` of a picture.
 */
export function usePlaneAxes(
  { view, shape }: DrawnSource,
  labels: LabelledNode | undefined,
  window: Rect,
  space: { readonly width: number; readonly height: number },
  probe: Cell | null,
  pixels = false,
): PlaneAxes | null {
  const { rows, columns } = tableShape(view, shape);
  const turned = useSettings((state) => state.looks.flipped);
  const rowAxis = usePlaneAxis(labels, view.rowAxis, rows, shape[view.rowAxis ?? 0] ?? 1, {
    from: window.top,
    to: window.bottom,
    space: space.height,
    probe: probe?.row ?? null,
    down: true,
    pixels,
  });
  const columnAxis = usePlaneAxis(labels, view.columnAxis, columns, shape[view.columnAxis ?? 0] ?? 1, {
    from: window.left,
    to: window.right,
    space: space.width,
    probe: probe?.column ?? null,
    down: false,
    pixels,
  });
  return useMemo(() => {
    if (!rowAxis || !columnAxis) return null;
    return {
      rowAxis,
      columnAxis,
      ...axesRoom(rowAxis, columnAxis, [window.top, window.bottom], space.height),
      flipped: rowAxis.growing !== turned,
    };
  }, [rowAxis, columnAxis, window.top, window.bottom, space.height, turned]);
}

/** Pixels that axes need to the left of a plane and below it. */
export function axesRoom(
  rowAxis: PlaneAxis,
  columnAxis: PlaneAxis,
  [top, bottom]: readonly [number, number],
  height: number,
): { readonly left: number; readonly bottom: number } {
  const texts = rowAxis.ticks(top, bottom, height).map(({ text }) => text.length);
  // In steps of two characters, so that the plane stands still while the marks change.
  const longest = 2 * Math.ceil(Math.max(2, ...texts) / 2);
  return { left: 18 + CHARACTER * longest + titleSpace(rowAxis), bottom: 30 + titleSpace(columnAxis) };
}

function titleSpace({ title }: PlaneAxis): number {
  return title === "" ? 0 : TITLE;
}

/** A cell in the words of its coordinates: `lat 48.1, lon -20.5`; null where it has none. */
export function cellLabels({ rowAxis, columnAxis }: PlaneAxes, { row, column }: Cell): string | null {
  const labels = [rowAxis.cellLabel(row), columnAxis.cellLabel(column)].filter((label) => label !== null);
  return labels.length > 0 ? labels.join(", ") : null;
}
