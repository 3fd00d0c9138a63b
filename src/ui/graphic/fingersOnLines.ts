import type uPlot from "uplot";
import { watchPinch } from "./pinch.ts";

/** What is done to the range that is drawn, in values of x. */
interface RangeMoves {
  readonly onZoom: (factor: number, at: number) => void;
  readonly onPan: (by: number) => void;
}

/** One finger on a plot points and moves the range, two zoom it. Returns how to stop watching. */
export function watchFingers(plot: uPlot, moves: () => RangeMoves): () => void {
  const { over } = plot;
  const valueAt = (clientX: number) => plot.posToVal(clientX - over.getBoundingClientRect().left, "x");
  /** Where the one finger was. */
  let before: number | null = null;
  const stopPinch = watchPinch(over, ({ factor, from, to }) => {
    before = null;
    moves().onZoom(factor, valueAt(from.x));
    moves().onPan(valueAt(from.x) - valueAt(to.x));
  });
  const stop = new AbortController();
  const listen = (
    type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel",
    onTouch: (event: PointerEvent) => void,
  ) => over.addEventListener(type, (event) => event.pointerType === "touch" && onTouch(event), { signal: stop.signal });
  listen("pointerdown", ({ clientX, clientY, isPrimary }) => {
    const { left, top } = over.getBoundingClientRect();
    before = isPrimary ? clientX : null;
    if (isPrimary) plot.setCursor({ left: clientX - left, top: clientY - top }, true);
  });
  listen("pointermove", ({ clientX }) => {
    if (before === null) return;
    moves().onPan(valueAt(before) - valueAt(clientX));
    before = clientX;
  });
  const onEnd = () => {
    before = null;
  };
  listen("pointerup", onEnd);
  listen("pointercancel", onEnd);
  return () => {
    stopPinch();
    stop.abort();
  };
}
