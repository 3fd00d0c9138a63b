import type { Rect } from "../../state/datasetView.ts";

/** Which points of a plane lie on the screen: from `start` over `span`, no further than `most`, in points of the plane. */
export interface PlaneTransform {
  readonly startX: number;
  readonly startY: number;
  readonly spanX: number;
  readonly spanY: number;
  readonly mostX: number;
  readonly mostY: number;
}

/** `cell` is how many rows and columns of the table a point of the plane stands for. */
export function planeTransform(
  rect: Rect,
  cell: { readonly rows: number; readonly columns: number },
  window: Rect,
  { flipped, mirrored }: { readonly flipped: boolean; readonly mirrored: boolean },
): PlaneTransform {
  const [spanX, spanY] = [(window.right - window.left) / cell.columns, (window.bottom - window.top) / cell.rows];
  const [startX, startY] = [(window.left - rect.left) / cell.columns, (window.top - rect.top) / cell.rows];
  return {
    startX: mirrored ? startX + spanX : startX,
    startY: flipped ? startY + spanY : startY,
    spanX: mirrored ? -spanX : spanX,
    spanY: flipped ? -spanY : spanY,
    // The last point of a sample may stand for less than a whole block.
    mostX: Math.max(1, (rect.right - rect.left) / cell.columns),
    mostY: Math.max(1, (rect.bottom - rect.top) / cell.rows),
  };
}
