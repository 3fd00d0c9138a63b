import { useMemo } from "react";
import type { Rect } from "../../state/datasetView.ts";
import { inPlaces, inPositions, narrowest } from "./cellScale.ts";
import type { ColourBarScene } from "./colourBar.ts";
import type { Limits } from "./colourScale.ts";
import { type Cell, drawHeat, type HeatScene } from "./heatDraw.ts";
import { type Extent, showing } from "./heatWindow.ts";
import type { PlaneLine } from "./lineProfile.ts";
import { PlaneCanvas, type PlaneTool } from "./PlaneCanvas.tsx";
import { scalesOf } from "./planeFrame.ts";

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
  /** Told of a part of whole cells that is marked; null for none. */
  readonly onPart?: (part: Rect | null) => void;
  /** What dragging does, if it does not move the plane. */
  readonly tool?: PlaneTool | undefined;
  /** Told of a line across the plane; null for none. */
  readonly onLine?: (line: PlaneLine | null) => void;
}

const PAGE = 10;

/** A plane of cells, of which one is under the probe: that of the pointer, or moved by the arrows. */
export function HeatCanvas(props: HeatCanvasProps) {
  const { scene, bar, extent, label, theme, onWindow, onLimits, onProbe, onPart, tool, onLine } = props;
  const { window, probe, flipped, mirrored, rowAxis, columnAxis } = scene;
  const scales = scalesOf(scene);
  const least = useMemo(() => narrowest({ rows: rowAxis.cells, columns: columnAxis.cells }), [rowAxis, columnAxis]);
  const onArrow = (down: number, across: number, far: boolean) => {
    const step = probe ? (far ? PAGE : 1) : 0;
    // It begins at the top left of the screen.
    const from = probe ?? {
      row: flipped ? Math.ceil(window.bottom) - 1 : Math.floor(window.top),
      column: mirrored ? Math.ceil(window.right) - 1 : Math.floor(window.left),
    };
    const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
    const row = within(from.row + (flipped ? -down : down) * step, extent.rows);
    const column = within(from.column + (mirrored ? -across : across) * step, extent.columns);
    const cell = { top: row, bottom: row + 1, left: column, right: column + 1 };
    onWindow(inPositions(showing(inPlaces(window, scales), extent, inPlaces(cell, scales)), scales));
    onProbe({ row, column }, true);
  };
  return (
    <PlaneCanvas
      frame={scene}
      draw={drawHeat}
      bar={bar}
      extent={extent}
      cell={least}
      centre={probe && { row: probe.row + 0.5, column: probe.column + 0.5 }}
      label={label}
      theme={theme}
      onWindow={onWindow}
      onLimits={onLimits}
      onPoint={(point) => onProbe(point && { row: Math.floor(point.row), column: Math.floor(point.column) }, false)}
      onArrow={onArrow}
      onEscape={() => {
        if (probe) onProbe(null, true);
        else if (scene.part) onPart?.(null);
        else if (scene.line) onLine?.(null);
        return probe !== null || !!scene.part || !!scene.line;
      }}
      onPart={onPart && ((part) => onPart(part && wholeCells(part, extent)))}
      onEnter={() => {
        if (!probe) return;
        if (tool === "line") onLine?.(lineTo(scene.line ?? null, probe));
        else onPart?.(around(scene.part ?? null, probe));
      }}
      tool={tool}
      onLine={onLine}
    />
  );
}

/** The cells that a part touches. */
function wholeCells({ top, bottom, left, right }: Rect, { rows, columns }: Extent): Rect {
  return {
    top: Math.max(0, Math.floor(top)),
    bottom: Math.min(rows, Math.ceil(bottom)),
    left: Math.max(0, Math.floor(left)),
    right: Math.min(columns, Math.ceil(right)),
  };
}

/** A line that ends in the middle of a cell; it begins there where it has both ends already. */
function lineTo(line: PlaneLine | null, { row, column }: Cell): PlaneLine {
  const end = { row: row + 0.5, column: column + 0.5 };
  const isOpen = line && line.from.row === line.to.row && line.from.column === line.to.column;
  return { from: isOpen ? line.from : end, to: end };
}

/** A part made so large that a cell is in it. */
function around(part: Rect | null, { row, column }: Cell): Rect {
  return {
    top: Math.min(part?.top ?? row, row),
    bottom: Math.max(part?.bottom ?? 0, row + 1),
    left: Math.min(part?.left ?? column, column),
    right: Math.max(part?.right ?? 0, column + 1),
  };
}
