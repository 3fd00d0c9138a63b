import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { clampOffset, MAX_SCROLL, scrollPosition, tableOffset } from "./scaledScroll.ts";

export interface Offset {
  readonly x: number;
  readonly y: number;
}

interface Extent {
  readonly content: { readonly width: number; readonly height: number };
  readonly viewport: { readonly width: number; readonly height: number };
}

/** A scroll position that differs by less than this from the one that was set is the one that was set, rounded. */
const ROUNDING = 1.5;

/** Offset of a table of any size, kept in step with the scroll bars of `scroller`. */
export function useGridScroll(scroller: RefObject<HTMLElement | null>, extent: Extent) {
  const [offset, setOffset] = useState<Offset>({ x: 0, y: 0 });
  const state = useRef({ offset, extent, set: { x: 0, y: 0 }, touched: false });
  state.current.extent = extent;

  const scrollTo = useCallback(
    (wanted: Offset) => {
      const { content, viewport } = state.current.extent;
      const next = {
        x: clampOffset(wanted.x, content.width, viewport.width),
        y: clampOffset(wanted.y, content.height, viewport.height),
      };
      state.current.offset = next;
      state.current.set = {
        x: scrollPosition(next.x, content.width, viewport.width),
        y: scrollPosition(next.y, content.height, viewport.height),
      };
      scroller.current?.scrollTo({ left: state.current.set.x, top: state.current.set.y, behavior: "instant" });
      setOffset(next);
    },
    [scroller],
  );

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { content, viewport } = state.current.extent;
    const { set, offset: old, touched } = state.current;
    const axis = (now: number, was: number, offset: number, length: number, view: number) => {
      if (Math.abs(now - was) < ROUNDING) return offset;
      return touched && length > MAX_SCROLL
        ? clampOffset(offset + now - was, length, view)
        : tableOffset(now, length, view);
    };
    const next = {
      x: axis(element.scrollLeft, set.x, old.x, content.width, viewport.width),
      y: axis(element.scrollTop, set.y, old.y, content.height, viewport.height),
    };
    if (next.x === old.x && next.y === old.y) return;
    state.current.offset = next;
    state.current.set = { x: element.scrollLeft, y: element.scrollTop };
    setOffset(next);
  }, [scroller]);

  // A finger moves a huge table by true px, too. When it has come to rest, the scroll bar is put where it belongs.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const begin = () => {
      state.current.touched = true;
    };
    const end = () => {
      if (!state.current.touched) return;
      state.current.touched = false;
      scrollTo(state.current.offset);
    };
    element.addEventListener("touchstart", begin, { passive: true });
    element.addEventListener("scrollend", end);
    return () => {
      element.removeEventListener("touchstart", begin);
      element.removeEventListener("scrollend", end);
    };
  }, [scroller, scrollTo]);

  // A table that became smaller may have ended above where it was scrolled to.
  const { content, viewport } = extent;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the sizes that count
  useEffect(() => {
    if (viewport.height > 0) scrollTo(state.current.offset);
  }, [content.width, content.height, viewport.width, viewport.height, scrollTo]);

  // The wheel moves by true px, however many of them a px of the scroll bar stands for. React's own wheel listener is
  // passive, so that it could not keep the browser from scrolling as well.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey) return;
      const unit =
        event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 22 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
      const sideways = event.shiftKey && event.deltaX === 0;
      const { x, y } = state.current.offset;
      scrollTo({
        x: x + unit * (sideways ? event.deltaY : event.deltaX),
        y: y + unit * (sideways ? 0 : event.deltaY),
      });
      event.preventDefault();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller, scrollTo]);

  const current = useCallback(() => state.current.offset, []);
  return { offset, scrollTo, onScroll, current };
}
