import type { Rect } from "../../state/datasetView.ts";

/** The part of a plane that is looked at, in rows and columns; whole cells are not required. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** Fewer cells than this along an axis are not worth zooming into. */
const FEWEST = 4;
const ONE: Extent = { rows: 1, columns: 1 };

export function wholeWindow({ rows, columns }: Extent): Rect {
  return { top: 0, left: 0, bottom: rows, right: columns };
}

/**
 * The window made smaller (`factor` below 1) or larger around a point that stays where it is; `cell` is how large the
 * smallest cells are.
 */
export function zoomed(
  window: Rect,
  extent: Extent,
  factor: number,
  at: { row: number; column: number },
  cell = ONE,
): Rect {
  const least = fewest(extent, cell);
  const height = Math.min(extent.rows, Math.max((window.bottom - window.top) * factor, least.rows));
  const width = Math.min(extent.columns, Math.max((window.right - window.left) * factor, least.columns));
  const down = (at.row - window.top) / (window.bottom - window.top);
  const across = (at.column - window.left) / (window.right - window.left);
  return within(at.row - down * height, at.column - across * width, height, width, extent);
}

function fewest({ rows, columns }: Extent, cell: Extent): Extent {
  return { rows: Math.min(FEWEST * cell.rows, rows), columns: Math.min(FEWEST * cell.columns, columns) };
}

export function panned(window: Rect, extent: Extent, rows: number, columns: number): Rect {
  const height = window.bottom - window.top;
  const width = window.right - window.left;
  return within(window.top + rows, window.left + columns, height, width, extent);
}

/** A part that was framed by hand, inside the plane and not too small. */
export function framed({ top, left, bottom, right }: Rect, extent: Extent, cell = ONE): Rect {
  const least = fewest(extent, cell);
  const height = Math.min(extent.rows, Math.max(bottom - top, least.rows));
  const width = Math.min(extent.columns, Math.max(right - left, least.columns));
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
export function showing(window: Rect, extent: Extent, cell: Rect): Rect {
  const rows = cell.top < window.top ? cell.top - window.top : Math.max(0, cell.bottom - window.bottom);
  const columns = cell.left < window.left ? cell.left - window.left : Math.max(0, cell.right - window.right);
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
