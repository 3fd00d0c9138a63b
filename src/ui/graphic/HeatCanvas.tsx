import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Rect } from "../../state/datasetView.ts";
import { paneFocus } from "../panes.ts";
import { type BarEnd, barEndAt, draggedLimits } from "./barDrag.ts";
import { inPlaces, inPositions, narrowest, placeOf } from "./cellScale.ts";
import { type ColourBarScene, drawColourBar } from "./colourBar.ts";
import type { Limits } from "./colourScale.ts";
import styles from "./Graphic.module.css";
import { type Cell, drawHeat, type HeatScene, placesOf, scalesOf } from "./heatDraw.ts";
import { type Extent, framed, panned, showing, wholeWindow, zoomed } from "./heatWindow.ts";

interface HeatCanvasProps {
  readonly scene: HeatScene;
  /** null where colours stand for themselves. */
  readonly bar: ColourBarScene | null;
  readonly extent: Extent;
  readonly label: string;
  readonly theme: string;
  readonly onWindow: (window: Rect) => void;
  /** Told of the limits while an end of the colour bar is dragged. */
  readonly onLimits?: (limits: Limits) => void;
  readonly onProbe: (cell: Cell | null, byKey: boolean) => void;
}

/** What is drawn with Shift or Ctrl held, to zoom into it. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

const IN = 0.8;
const PAGE = 10;

/** The picture and what the hand does with it: wheel and keys zoom, dragging moves, the arrows move a probe. */
export function HeatCanvas({ scene, bar, extent, label, theme, onWindow, onLimits, onProbe }: HeatCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; window: Rect } | null>(null);
  const pulled = useRef<{ end: BarEnd; bar: ColourBarScene } | null>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [cursor, setCursor] = useState<"ns-resize" | undefined>(undefined);
  const { width, height, window, box } = scene;
  const places = placesOf(scene);
  // What the hand does is the same wherever cells are wide or narrow: it is reckoned in places.
  const scales = scalesOf(scene);
  const shown = inPlaces(window, scales);
  const show = (next: Rect) => onWindow(inPositions(next, scales));
  const least = useMemo(() => narrowest({ rows: scales.rows, columns: scales.columns }), [scales.rows, scales.columns]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme gives the colours of axes and hatch
  useLayoutEffect(() => {
    const target = canvas.current;
    const context = target?.getContext("2d");
    if (!target || !context) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    if (target.width !== size.width || target.height !== size.height) Object.assign(target, size);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawHeat(context, scene);
    if (bar) drawColourBar(context, bar);
  }, [scene, bar, theme, width, height]);

  const pointOf = (event: { clientX: number; clientY: number }) => {
    const bounds = canvas.current?.getBoundingClientRect();
    return { x: event.clientX - (bounds?.left ?? 0), y: event.clientY - (bounds?.top ?? 0) };
  };
  const cellAt = (event: { clientX: number; clientY: number }): Cell | null => {
    const { x, y } = pointOf(event);
    if (x < box.x || y < box.y || x >= box.x + box.width || y >= box.y + box.height) return null;
    return { row: Math.floor(places.row(y)), column: Math.floor(places.column(x)) };
  };
  const zoom = (factor: number, at: Cell | null) => {
    const centre = { row: (shown.top + shown.bottom) / 2, column: (shown.left + shown.right) / 2 };
    const middle = at && { row: placeOf(scales.rows, at.row + 0.5), column: placeOf(scales.columns, at.column + 0.5) };
    show(zoomed(shown, extent, factor, middle ?? centre, least));
  };

  // React listens to the wheel passively: the page would scroll as well.
  const onWheel = useRef<(event: WheelEvent) => void>(() => undefined);
  onWheel.current = (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.max(-100, Math.min(100, event.deltaY)) * 0.003), cellAt(event));
  };
  useEffect(() => {
    const target = canvas.current;
    const listener = (event: WheelEvent) => onWheel.current(event);
    target?.addEventListener("wheel", listener, { passive: false });
    return () => target?.removeEventListener("wheel", listener);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [scene.flipped ? 1 : -1, 0],
      ArrowDown: [scene.flipped ? -1 : 1, 0],
      ArrowLeft: [0, scene.mirrored ? 1 : -1],
      ArrowRight: [0, scene.mirrored ? -1 : 1],
    };
    const move = moves[event.key];
    if (move) {
      const step = event.shiftKey ? PAGE : 1;
      // It begins at the top left of the screen.
      const from = scene.probe ?? {
        row: scene.flipped ? Math.ceil(window.bottom) - 1 : Math.floor(window.top),
        column: scene.mirrored ? Math.ceil(window.right) - 1 : Math.floor(window.left),
      };
      const row = Math.max(0, Math.min(extent.rows - 1, from.row + (scene.probe ? move[0] * step : 0)));
      const column = Math.max(0, Math.min(extent.columns - 1, from.column + (scene.probe ? move[1] * step : 0)));
      const cell = { top: row, bottom: row + 1, left: column, right: column + 1 };
      show(showing(shown, extent, inPlaces(cell, scales)));
      onProbe({ row, column }, true);
    } else if (event.key === "+" || event.key === "=") zoom(IN, scene.probe);
    else if (event.key === "-") zoom(1 / IN, scene.probe);
    else if (event.key.toLowerCase() === "f") onWindow(wholeWindow(extent));
    else if (event.key === "Escape" && scene.probe) onProbe(null, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onPointerDown = (event: PointerEvent) => {
    const { x, y } = pointOf(event);
    const end = bar && onLimits ? barEndAt(bar, x, y) : null;
    if (event.button !== 0 || (!end && !cellAt(event))) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (bar && end) pulled.current = { end, bar };
    else if (event.shiftKey || event.ctrlKey) setFrame({ x, y, toX: x, toY: y });
    else drag.current = { x: event.clientX, y: event.clientY, window: shown };
  };

  const onPointerMove = (event: PointerEvent) => {
    const start = drag.current;
    const { x, y } = pointOf(event);
    if (pulled.current) onLimits?.(draggedLimits(pulled.current.bar, pulled.current.end, y));
    else if (frame) setFrame({ ...frame, toX: x, toY: y });
    else if (start) {
      const rows = ((event.clientY - start.y) / box.height) * (shown.bottom - shown.top);
      const columns = ((event.clientX - start.x) / box.width) * (shown.right - shown.left);
      show(panned(start.window, extent, scene.flipped ? rows : -rows, scene.mirrored ? columns : -columns));
    } else {
      setCursor(bar && onLimits && barEndAt(bar, x, y) ? "ns-resize" : undefined);
      onProbe(cellAt(event), false);
    }
  };

  const onPointerUp = () => {
    drag.current = null;
    pulled.current = null;
    if (!frame) return;
    setFrame(null);
    if (Math.abs(frame.toX - frame.x) < 4 || Math.abs(frame.toY - frame.y) < 4) return;
    const [rows, columns] = [
      [places.row(frame.y), places.row(frame.toY)],
      [places.column(frame.x), places.column(frame.toX)],
    ];
    const drawn = {
      top: Math.min(...rows),
      bottom: Math.max(...rows),
      left: Math.min(...columns),
      right: Math.max(...columns),
    };
    show(framed(inPlaces(drawn, scales), extent, least));
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
        onPointerLeave={() => onProbe(null, false)}
        onDoubleClick={() => onWindow(wholeWindow(extent))}
        {...paneFocus("preview")}
      />
      {frame && (
        <div
          className={styles.frameZoom}
          style={{
            left: Math.min(frame.x, frame.toX),
            top: Math.min(frame.y, frame.toY),
            width: Math.abs(frame.toX - frame.x),
            height: Math.abs(frame.toY - frame.y),
          }}
        />
      )}
    </>
  );
}
