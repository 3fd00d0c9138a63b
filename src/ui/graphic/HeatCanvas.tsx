import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { Rect } from "../../state/datasetView.ts";
import { paneFocus } from "../panes.ts";
import { type ColourBarScene, drawColourBar } from "./colourBar.ts";
import styles from "./Graphic.module.css";
import { type Cell, drawHeat, type HeatScene, placesOf } from "./heatDraw.ts";
import { type Extent, panned, showing, wholeWindow, zoomed } from "./heatWindow.ts";

interface HeatCanvasProps {
  readonly scene: HeatScene;
  /** null where colours stand for themselves. */
  readonly bar: ColourBarScene | null;
  readonly extent: Extent;
  readonly label: string;
  readonly theme: string;
  readonly onWindow: (window: Rect) => void;
  readonly onProbe: (cell: Cell | null, byKey: boolean) => void;
  readonly children?: ReactNode;
}

const IN = 0.8;
const PAGE = 10;

/** The picture and what the hand does with it: wheel and keys zoom, dragging moves, the arrows move a probe. */
export function HeatCanvas({ scene, bar, extent, label, theme, onWindow, onProbe }: HeatCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; window: Rect } | null>(null);
  const { width, height, window, box } = scene;
  const places = placesOf(scene);

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

  const cellAt = (event: { clientX: number; clientY: number }): Cell | null => {
    const frame = canvas.current?.getBoundingClientRect();
    const x = event.clientX - (frame?.left ?? 0);
    const y = event.clientY - (frame?.top ?? 0);
    if (x < box.x || y < box.y || x >= box.x + box.width || y >= box.y + box.height) return null;
    return { row: Math.floor(places.row(y)), column: Math.floor(places.column(x)) };
  };
  const zoom = (factor: number, at: Cell | null) => {
    const centre = { row: (window.top + window.bottom) / 2, column: (window.left + window.right) / 2 };
    onWindow(zoomed(window, extent, factor, at ? { row: at.row + 0.5, column: at.column + 0.5 } : centre));
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
      const from = scene.probe ?? { row: Math.floor(window.top), column: Math.floor(window.left) };
      const row = Math.max(0, Math.min(extent.rows - 1, from.row + (scene.probe ? move[0] * step : 0)));
      const column = Math.max(0, Math.min(extent.columns - 1, from.column + (scene.probe ? move[1] * step : 0)));
      onWindow(showing(window, extent, row, column));
      onProbe({ row, column }, true);
    } else if (event.key === "+" || event.key === "=") zoom(IN, scene.probe);
    else if (event.key === "-") zoom(1 / IN, scene.probe);
    else if (event.key.toLowerCase() === "f") onWindow(wholeWindow(extent));
    else if (event.key === "Escape" && scene.probe) onProbe(null, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onPointerMove = (event: PointerEvent) => {
    const start = drag.current;
    if (start) {
      const rows = ((event.clientY - start.y) / box.height) * (window.bottom - window.top);
      const columns = ((event.clientX - start.x) / box.width) * (window.right - window.left);
      onWindow(panned(start.window, extent, scene.flipped ? rows : -rows, scene.mirrored ? columns : -columns));
    } else onProbe(cellAt(event), false);
  };

  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      style={{ width, height }}
      role="img"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0 || !cellAt(event)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY, window };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerLeave={() => onProbe(null, false)}
      onDoubleClick={() => onWindow(wholeWindow(extent))}
      {...paneFocus("preview")}
    />
  );
}
