import { useMemo, useRef, useState } from "react";
import { datasetIndex, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { useSettings } from "../../state/settings.ts";
import { useSize } from "../parts/useSize.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { HeatCanvas } from "./HeatCanvas.tsx";
import { HeatTools } from "./HeatTools.tsx";
import type { Cell } from "./heatDraw.ts";
import { planeValue } from "./heatPaint.ts";
import { fittedBox, isWhole, wholeWindow } from "./heatWindow.ts";
import { heatLabel, pictureNote } from "./heatWords.ts";
import { Readout } from "./Readout.tsx";
import { useThemeName } from "./tokens.ts";
import { useHeatLook } from "./useHeatLook.ts";
import { heatReading, usePlanes } from "./usePlanes.ts";
import { usePlaneWindow } from "./usePlaneWindow.ts";
import { useProbe } from "./useProbe.ts";
import { useTellSettled } from "./useTellSettled.ts";
import { useUpcoming } from "./useUpcoming.ts";

interface HeatViewProps {
  readonly source: DrawnSource;
  /** Where the tools of the view belong. */
  readonly tools: HTMLElement | null;
}

const NARROW = 480;

/** A plane of numbers as colours. */
export function HeatView({ source, tools }: HeatViewProps) {
  const { shape, view } = source;
  const { rows, columns } = tableShape(view, shape);
  const { extent, window, setWindow } = usePlaneWindow(source);
  const { colours, scale, flipped, mirrored } = useSettings((state) => state.looks);
  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const narrow = width < NARROW;
  const left = 18 + 7 * Math.max(2, String(Math.max(datasetIndex(rows, 0), datasetIndex(rows, rows.count - 1))).length);
  const right = narrow ? 70 : 124;
  const box = useMemo(
    () =>
      fittedBox(extent, { x: left, y: 14, width: Math.max(0, width - left - right), height: Math.max(0, height - 44) }),
    [extent, left, right, width, height],
  );
  const reading = useMemo(() => heatReading(source.dtype), [source.dtype]);
  const ahead = useUpcoming(view, shape);
  const theme = useThemeName();
  const [probe, setProbe] = useState<{ cell: Cell; byKey: boolean } | null>(null);
  const ratio = globalThis.devicePixelRatio || 1;
  const pixels = { rows: Math.round(box.height * ratio), columns: Math.round(box.width * ratio) };
  const { overview, detail, settled, busy, fault, retry } = usePlanes(source, reading, extent, window, pixels, ahead);
  useTellSettled(source, settled, fault !== null);

  const { range, limits, layers, counts } = useHeatLook(overview, detail);

  const cell = probe && probe.cell.row < extent.rows && probe.cell.column < extent.columns ? probe.cell : null;
  const best = detail && cell && planeValue(detail, cell.row, cell.column) !== undefined ? detail : overview;
  const known =
    cell && best?.reduction.kind === "exact" && settled ? planeValue(best, cell.row, cell.column) : undefined;
  const exact = useProbe(source, cell, known);

  const scene = useMemo(
    () => ({
      width,
      height,
      box,
      window,
      flipped,
      mirrored,
      layers,
      probe: cell,
      rowName: (row: number) => String(datasetIndex(rows, row)),
      columnName: (column: number) => String(datasetIndex(columns, column)),
    }),
    [width, height, box, window, flipped, mirrored, layers, cell, rows, columns],
  );
  const bar = useMemo(
    () => ({
      bar: { x: box.x + box.width + (narrow ? 12 : 52), y: box.y, width: 14, height: box.height },
      side: narrow ? 0 : 34,
      map: colours,
      scale,
      limits: limits ?? ([0, 1] as const),
      counts,
    }),
    [box, narrow, colours, scale, limits, counts],
  );

  function positionOn(axis: number, index: number): number {
    if (cell && axis === view.rowAxis) return datasetIndex(rows, cell.row);
    return cell && axis === view.columnAxis ? datasetIndex(columns, cell.column) : index;
  }

  return (
    <GraphicFrame
      tools={tools}
      toolbar={
        <HeatTools
          limits={limits ?? [0, 1]}
          whole={isWhole(window, extent)}
          onWhole={() => setWindow(wholeWindow(extent))}
        />
      }
      readout={
        <Readout
          position={cell && view.axes.map((axis, i) => positionOn(i, axis.index)).join(", ")}
          value={exact}
          spoken={probe?.byKey === true}
        />
      }
      busy={busy}
      fault={fault}
      onRetry={retry}
      note={overview && pictureNote(detail ?? overview)}
      settled={settled}
    >
      <div ref={space} className={styles.space}>
        {width > 0 && overview && limits && (
          <HeatCanvas
            scene={scene}
            bar={bar}
            extent={extent}
            theme={theme}
            label={heatLabel(extent, range, overview)}
            onWindow={setWindow}
            onProbe={(next, byKey) => setProbe(next && { cell: next, byKey })}
          />
        )}
      </div>
    </GraphicFrame>
  );
}
