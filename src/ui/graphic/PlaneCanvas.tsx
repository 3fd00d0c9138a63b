import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Rect } from "../../state/datasetView.ts";
import { paneFocus } from "../panes.ts";
import { type BarEnd, barEndAt, draggedLimits } from "./barDrag.ts";
import { inPlaces, inPositions } from "./cellScale.ts";
import { type ColourBarScene, drawColourBar } from "./colourBar.ts";
import type { Limits } from "./colourScale.ts";
import { fitCanvas } from "./fitCanvas.ts";
import styles from "./Graphic.module.css";
import { type Box, type Extent, framed, panned, wholeWindow, zoomed } from "./heatWindow.ts";
import type { PlaneLine } from "./lineProfile.ts";
import { type Pinch, type Place, watchPinch } from "./pinch.ts";
import { type PlaneFrame, placesOf, scalesOf } from "./planeFrame.ts";

/** A point of a plane, in rows and columns and on the canvas. */
export interface PlanePoint {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

interface PlaneCanvasProps<F extends PlaneFrame> {
  readonly frame: F;
  readonly draw: (context: CanvasRenderingContext2D, frame: F) => void;
  /** null where colours stand for nothing. */
  readonly bar: ColourBarScene | null;
  readonly extent: Extent;
  /** The least that is worth zooming into, in places. */
  readonly cell: Extent;
  /** What the keyboard zooms around; null for the middle. */
  readonly centre: { readonly row: number; readonly column: number } | null;
  readonly label: string;
  readonly theme: string;
  readonly onWindow: (window: Rect) => void;
  /** Told of the limits while an end of the colour bar is dragged. */
  readonly onLimits?: ((limits: Limits) => void) | undefined;
  /** Told of what is under the pointer; null outside the plane. */
  readonly onPoint: (point: PlanePoint | null) => void;
  /** Told of arrows, in directions on the screen; with Shift they go far. */
  readonly onArrow: (down: number, across: number, far: boolean) => void;
  /** Whether there was something to be put away. */
  readonly onEscape: () => boolean;
  /** Told of a part that is marked with Alt held, or where `marks`; null for none. Enter marks what the probe is on. */
  readonly onPart?: ((part: Rect | null) => void) | undefined;
  readonly onEnter?: (() => void) | undefined;
  /** What dragging does; by itself it moves the plane. */
  readonly tool?: PlaneTool | undefined;
  /** Told of a line that is drawn; null where it has no length. */
  readonly onLine?: ((line: PlaneLine | null) => void) | undefined;
}

/** What dragging does in place of moving the plane. */
export type PlaneTool = "part" | "line";

/** What is drawn by hand: with Shift or Ctrl held to zoom into it, or to mark it, or a line. */
interface Frame {
  readonly does: PlaneTool | "zoom";
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

const IN = 0.8;
const ARROWS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A plane and what the hand does with it: wheel, fingers and keys zoom, dragging moves, a frame is zoomed into. */
export function PlaneCanvas<F extends PlaneFrame>({
  frame,
  draw,
  bar,
  extent,
  cell,
  centre,
  label,
  theme,
  onWindow,
  onLimits,
  onPoint,
  onArrow,
  onEscape,
  onPart,
  onEnter,
  tool,
  onLine,
}: PlaneCanvasProps<F>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; window: Rect } | null>(null);
  const pulled = useRef<{ end: BarEnd; bar: ColourBarScene } | null>(null);
  const [framing, setFraming] = useState<Frame | null>(null);
  const [cursor, setCursor] = useState<"ns-resize" | undefined>(undefined);
  const { width, height, window, box, flipped, mirrored } = frame;
  const places = placesOf(frame);
  // What the hand does is the same wherever cells are wide or narrow: it is reckoned in places.
  const scales = scalesOf(frame);
  const shown = inPlaces(window, scales);
  // Fingers move more often than the page is rendered: each event goes on from what the last one asked for.
  const asked = useRef(shown);
  asked.current = shown;
  const show = (next: Rect) => {
    asked.current = next;
    onWindow(inPositions(next, scales));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme gives the colours of axes and hatch
  useLayoutEffect(() => {
    const context = fitCanvas(canvas.current, width, height);
    if (!context) return;
    draw(context, frame);
    if (bar) drawColourBar(context, bar, width);
  }, [frame, draw, bar, theme, width, height]);

  const placeAt = (event: { clientX: number; clientY: number }) => {
    const bounds = canvas.current?.getBoundingClientRect();
    return { x: event.clientX - (bounds?.left ?? 0), y: event.clientY - (bounds?.top ?? 0) };
  };
  const pointAt = (event: { clientX: number; clientY: number }): PlanePoint | null => {
    const { x, y } = placeAt(event);
    if (x < box.x || y < box.y || x >= box.x + box.width || y >= box.y + box.height) return null;
    return { row: places.row(y), column: places.column(x), x, y };
  };
  /** What lies under a place of the screen, in places; beside the plane what is nearest. */
  const under = ({ x, y }: Place) => {
    const { top, left, bottom, right } = asked.current;
    const at = placeAt({ clientX: x, clientY: y });
    const down = Math.max(0, Math.min(1, (at.y - box.y) / box.height));
    const across = Math.max(0, Math.min(1, (at.x - box.x) / box.width));
    return {
      row: top + (flipped ? 1 - down : down) * (bottom - top),
      column: left + (mirrored ? 1 - across : across) * (right - left),
    };
  };
  const zoom = (factor: number, around: { readonly row: number; readonly column: number }) =>
    show(zoomed(asked.current, extent, factor, around, cell));
  const zoomByKey = (factor: number) => {
    const at =
      centre && inPlaces({ top: centre.row, bottom: centre.row, left: centre.column, right: centre.column }, scales);
    const { top, left, bottom, right } = at ?? shown;
    zoom(factor, { row: (top + bottom) / 2, column: (left + right) / 2 });
  };
  /** The window moved by what the hand went on the screen. */
  const moved = (from: Rect, across: number, down: number): Rect => {
    const rows = (down / box.height) * (from.bottom - from.top);
    const columns = (across / box.width) * (from.right - from.left);
    return panned(from, extent, flipped ? rows : -rows, mirrored ? columns : -columns);
  };

  // React listens to the wheel passively: the page would scroll as well.
  const onWheel = useRef<(event: WheelEvent) => void>(() => undefined);
  onWheel.current = (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.max(-100, Math.min(100, event.deltaY)) * 0.003), under({ x: event.clientX, y: event.clientY }));
  };
  useEffect(() => {
    const target = canvas.current;
    const listener = (event: WheelEvent) => onWheel.current(event);
    target?.addEventListener("wheel", listener, { passive: false });
    return () => target?.removeEventListener("wheel", listener);
  }, []);

  const onPinch = useRef<(pinch: Pinch) => void>(() => undefined);
  onPinch.current = ({ factor, from, to }) => {
    // What the first finger began.
    drag.current = null;
    pulled.current = null;
    setFraming(null);
    zoom(factor, under(from));
    show(moved(asked.current, to.x - from.x, to.y - from.y));
  };
  useEffect(() => (canvas.current ? watchPinch(canvas.current, (pinch) => onPinch.current(pinch)) : undefined), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) onArrow(...arrow, event.shiftKey);
    else if (event.key === "+" || event.key === "=") zoomByKey(IN);
    else if (event.key === "-") zoomByKey(1 / IN);
    else if (event.key.toLowerCase() === "f") onWindow(wholeWindow(extent));
    else if (event.key === "Enter" && onEnter) onEnter();
    else if (event.key !== "Escape" || !onEscape()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onPointerDown = (event: PointerEvent) => {
    const { x, y } = placeAt(event);
    const end = bar && onLimits ? barEndAt(bar, x, y) : null;
    if (event.button !== 0 || (!end && !pointAt(event))) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.pointerType === "touch") onPoint(pointAt(event)); // a finger does not hover
    if (bar && end) pulled.current = { end, bar };
    else if (event.shiftKey || event.ctrlKey) setFraming({ does: "zoom", x, y, toX: x, toY: y });
    else if (onLine && tool === "line") setFraming({ does: "line", x, y, toX: x, toY: y });
    else if (onPart && (tool === "part" || event.altKey)) setFraming({ does: "part", x, y, toX: x, toY: y });
    else drag.current = { x: event.clientX, y: event.clientY, window: shown };
  };

  const onPointerMove = (event: PointerEvent) => {
    const start = drag.current;
    const { x, y } = placeAt(event);
    if (pulled.current) onLimits?.(draggedLimits(pulled.current.bar, pulled.current.end, y));
    else if (framing) setFraming({ ...framing, toX: x, toY: y });
    else if (start) show(moved(start.window, event.clientX - start.x, event.clientY - start.y));
    else {
      setCursor(bar && onLimits && barEndAt(bar, x, y) ? "ns-resize" : undefined);
      onPoint(pointAt(event));
    }
  };

  const onPointerUp = () => {
    drag.current = null;
    pulled.current = null;
    if (!framing) return;
    setFraming(null);
    if (framing.does === "line") {
      const [from, to] = [insideOf(box, framing.x, framing.y), insideOf(box, framing.toX, framing.toY)].map(
        ({ x, y }) => ({ row: places.row(y), column: places.column(x) }),
      );
      const long = Math.hypot(framing.toX - framing.x, framing.toY - framing.y) >= 4;
      onLine?.(long && from && to ? { from, to } : null);
      return;
    }
    if (Math.abs(framing.toX - framing.x) < 4 || Math.abs(framing.toY - framing.y) < 4) {
      if (framing.does === "part") onPart?.(null);
      return;
    }
    const rows = [places.row(framing.y), places.row(framing.toY)];
    const columns = [places.column(framing.x), places.column(framing.toX)];
    const drawn = {
      ...{ top: Math.min(...rows), bottom: Math.max(...rows) },
      ...{ left: Math.min(...columns), right: Math.max(...columns) },
    };
    if (framing.does === "part") onPart?.(drawn);
    else show(framed(inPlaces(drawn, scales), extent, cell));
  };

  return (
    <>
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={{ width, height, cursor }}
        role="img"
        aria-label={label}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={({ pointerType }) => pointerType !== "touch" && onPoint(null)}
        onDoubleClick={() => onWindow(wholeWindow(extent))}
        {...paneFocus("preview")}
      />
      {framing?.does === "line" && (
        <svg className={styles.lineZoom} aria-hidden="true">
          <line x1={framing.x} y1={framing.y} x2={framing.toX} y2={framing.toY} />
        </svg>
      )}
      {framing && framing.does !== "line" && (
        <div
          className={styles.frameZoom}
          style={{
            left: Math.min(framing.x, framing.toX),
            top: Math.min(framing.y, framing.toY),
            width: Math.abs(framing.toX - framing.x),
            height: Math.abs(framing.toY - framing.y),
          }}
        />
      )}
    </>
  );
}

/** A place of the canvas moved into the plane. */
function insideOf(box: Box, x: number, y: number): { readonly x: number; readonly y: number } {
  const within = (at: number, from: number, length: number) => Math.max(from, Math.min(from + length - 1e-6, at));
  return { x: within(x, box.x, box.width), y: within(y, box.y, box.height) };
}
