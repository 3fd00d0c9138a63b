/**
 * Browsers cannot scroll over more than some 10^7 px. A longer table is scrolled over MAX_SCROLL of them, each standing
 * for several px of the table; wheel and keyboard still move by true px.
 */
export const MAX_SCROLL = 8_000_000;

/** Length of the element that the browser scrolls over. */
export function scrollLength(content: number): number {
  return Math.min(content, MAX_SCROLL);
}

/** Offset in the table that a scroll position stands for. */
export function tableOffset(scroll: number, content: number, viewport: number): number {
  if (content <= MAX_SCROLL) return scroll;
  return clampOffset((scroll * (content - viewport)) / (MAX_SCROLL - viewport), content, viewport);
}

/** The scroll position that stands for an offset in the table. */
export function scrollPosition(offset: number, content: number, viewport: number): number {
  if (content <= MAX_SCROLL) return offset;
  return (offset * (MAX_SCROLL - viewport)) / (content - viewport);
}

export function clampOffset(offset: number, content: number, viewport: number): number {
  return Math.max(0, Math.min(offset, content - viewport));
}

/** The offset, as near to the present one as possible, at which a stretch of the table is in view. */
export function offsetShowing(start: number, size: number, offset: number, viewport: number): number {
  if (start < offset) return start;
  if (start + size > offset + viewport) return start + Math.min(size, viewport) - viewport;
  return offset;
}
