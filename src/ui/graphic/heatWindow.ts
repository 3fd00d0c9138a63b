import type { Rect } from "../../state/datasetView.ts";

/** The part of a plane that is looked at, in rows and columns; whole cells are not required. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** Fewer cells than this along an axis are not worth zooming into. */
const FEWEST = 4;

export function wholeWindow({ rows, columns }: Extent): Rect {
  return { top: 0, left: 0, bottom: rows, right: columns };
}

/** The window made smaller (`factor` below 1) or larger around a point that stays where it is. */
export function zoomed(window: Rect, extent: Extent, factor: number, at: { row: number; column: number }): Rect {
  const height = Math.min(extent.rows, Math.max((window.bottom - window.top) * factor, Math.min(FEWEST, extent.rows)));
  const width = Math.min(
    extent.columns,
    Math.max((window.right - window.left) * factor, Math.min(FEWEST, extent.columns)),
  );
  const down = (at.row - window.top) / (window.bottom - window.top);
  const across = (at.column - window.left) / (window.right - window.left);
  return within(at.row - down * height, at.column - across * width, height, width, extent);
}

export function panned(window: Rect, extent: Extent, rows: number, columns: number): Rect {
  const height = window.bottom - window.top;
  const width = window.right - window.left;
  return within(window.top + rows, window.left + columns, height, width, extent);
}

/** A part that was framed by hand, inside the plane and not too small. */
export function framed({ top, left, bottom, right }: Rect, extent: Extent): Rect {
  const height = Math.min(extent.rows, Math.max(bottom - top, FEWEST));
  const width = Math.min(extent.columns, Math.max(right - left, FEWEST));
  return within((top + bottom - height) / 2, (left + right - width) / 2, height, width, extent);
}

function within(top: number, left: number, height: number, width: number, extent: Extent): Rect {
  const y = Math.max(0, Math.min(top, extent.rows - height));
  const x = Math.max(0, Math.min(left, extent.columns - width));
  return { top: y, left: x, bottom: y + height, right: x + width };
}

export function isWhole(window: Rect, { rows, columns }: Extent): boolean {
  return window.top <= 0 && window.left <= 0 && window.bottom >= rows && window.right >= columns;
}

/** The window moved, if need be, so that a cell lies in it. */
export function showing(window: Rect, extent: Extent, row: number, column: number): Rect {
  const rows = row < window.top ? row - window.top : Math.max(0, row + 1 - window.bottom);
  const columns = column < window.left ? column - window.left : Math.max(0, column + 1 - window.right);
  return rows === 0 && columns === 0 ? window : panned(window, extent, rows, columns);
}

/** Planes up to this many times as long as wide keep the shape of their cells; longer ones fill the space. */
const LONGEST = 5;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where in a space the plane is drawn. */
export function fittedBox({ rows, columns }: Extent, space: Box, square = true): Box {
  const ratio = columns / rows;
  if (!square || ratio > LONGEST || ratio < 1 / LONGEST || space.width <= 0 || space.height <= 0) return space;
  const width = Math.min(space.width, space.height * ratio);
  const height = Math.min(space.height, space.width / ratio);
  return {
    x: Math.round(space.x + (space.width - width) / 2),
    y: Math.round(space.y + (space.height - height) / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}
