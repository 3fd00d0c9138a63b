import { useMemo, useRef, useState } from "react";
import { groupedCount } from "../../core/numberText.ts";
import type { NodePath } from "../../core/path.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { PictureLayout } from "../../state/picture.ts";
import { type Picture, readPicture } from "../../state/readPicture.ts";
import { useSettings } from "../../state/settings.ts";
import { useSize } from "../parts/useSize.ts";
import { framePicture } from "./framePicture.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { HeatCanvas } from "./HeatCanvas.tsx";
import { type Cell, drawHeat } from "./heatDraw.ts";
import { pictureLayer } from "./heatPaint.ts";
import { fittedBox, isWhole, wholeWindow } from "./heatWindow.ts";
import { pictureNote } from "./heatWords.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { PlaneButtons } from "./PlaneButtons.tsx";
import { pictureTitle } from "./pictureTitle.ts";
import { paletteOnDisk, planeCode } from "./planeCode.ts";
import { Readout } from "./Readout.tsx";
import { useThemeName } from "./tokens.ts";
import { useOfferPicture } from "./useOfferPicture.ts";
import { cellLabels, usePlaneAxes } from "./usePlaneAxes.ts";
import type { LabelledNode } from "./usePlaneAxis.ts";
import { type PlaneReading, usePlanes } from "./usePlanes.ts";
import { usePlaneWindow } from "./usePlaneWindow.ts";
import { useTellSettled } from "./useTellSettled.ts";
import { useUpcoming } from "./useUpcoming.ts";

interface ImageViewProps {
  readonly source: DrawnSource;
  /** Names and coordinates of its dimensions, once they are known. */
  readonly labels: LabelledNode | undefined;
  readonly layout: PictureLayout;
  /** Where the tools of the view belong. */
  readonly tools: HTMLElement | null;
}

const WORDS = { colours: "colours", palette: "colours of a palette", grey: "grey" } as const;

/** Numbers that are a picture, in its own colours. */
export function ImageView({ source, labels, layout, tools }: ImageViewProps) {
  const { shape, view } = source;
  const { extent, window, setWindow } = usePlaneWindow(source);
  const { mirrored, square } = useSettings((state) => state.looks);
  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const [probe, setProbe] = useState<{ cell: Cell; byKey: boolean } | null>(null);
  const cell = probe && probe.cell.row < extent.rows && probe.cell.column < extent.columns ? probe.cell : null;
  const axes = usePlaneAxes(source, labels, window, { width, height }, cell, true);
  const { left = 0, bottom = 0 } = axes ?? {};
  const box = useMemo(
    () =>
      fittedBox(
        extent,
        { x: left, y: 14, width: Math.max(0, width - left - 24), height: Math.max(0, height - 14 - bottom) },
        square,
      ),
    [extent, left, bottom, width, height, square],
  );
  const theme = useThemeName();
  const ratio = globalThis.devicePixelRatio || 1;
  const pixels = { rows: Math.round(box.height * ratio), columns: Math.round(box.width * ratio) };
  const reading = useMemo(
    (): PlaneReading<Picture> => ({
      name: `image ${JSON.stringify(layout)}`,
      read: (from, request, signal) => readPicture(from, layout, request, signal),
      bytesOf: (picture) => picture.pixels.byteLength,
      labels: true,
    }),
    [layout],
  );
  const ahead = useUpcoming(view, shape);
  const { overview, detail, settled, busy, fault, retry } = usePlanes(source, reading, extent, window, pixels, ahead);
  useTellSettled(source, settled, fault !== null);
  const layers = useMemo(
    () => [overview, detail].filter((picture) => picture !== null).map(pictureLayer),
    [overview, detail],
  );
  const shown = cell && (pixelText(detail, cell) ?? pixelText(overview, cell));
  const scene = useMemo(
    () =>
      axes && {
        width,
        height,
        box,
        window,
        flipped: axes.flipped,
        mirrored,
        layers,
        probe: cell,
        rowAxis: axes.rowAxis,
        columnAxis: axes.columnAxis,
      },
    [width, height, box, window, axes, mirrored, layers, cell],
  );
  useOfferPicture(
    settled && scene
      ? {
          path: source.path,
          paint: async (scale, theme) =>
            framePicture(pictureTitle(source, labels), { width, height, scale, theme }, (context) =>
              drawHeat(context, { ...scene, probe: null }),
            ),
          python: async () => {
            const colours = plottedColours(source.path, layout);
            return colours && planeCode(source, labels, scene, colours, layout);
          },
        }
      : null,
  );
  const toolbar = (
    <>
      <PlaneButtons whole={isWhole(window, extent)} onWhole={() => setWindow(wholeWindow(extent))} />
      <PictureMenu />
    </>
  );
  return (
    <GraphicFrame
      tools={tools}
      toolbar={toolbar}
      readout={
        <Readout
          position={cell && `${cell.row}, ${cell.column}`}
          labels={cell && axes && cellLabels(axes, cell)}
          value={shown}
          spoken={probe?.byKey === true}
        />
      }
      busy={busy}
      fault={fault}
      onRetry={retry}
      note={overview && pictureNote(detail ?? overview)}
      settled={settled && axes !== null}
    >
      <div ref={space} className={styles.space}>
        {width > 0 && overview && scene && (
          <HeatCanvas
            scene={scene}
            bar={null}
            extent={extent}
            theme={theme}
            label={`Image, ${groupedCount(extent.rows)} × ${groupedCount(extent.columns)}, ${WORDS[layout.kind]}`}
            onWindow={setWindow}
            onProbe={(next, byKey) => setProbe(next && { cell: next, byKey })}
          />
        )}
      </div>
    </GraphicFrame>
  );
}

function plottedColours(path: NodePath, { kind, whiteIsZero = false, palette = "", range }: PictureLayout) {
  if (kind === "grey") return { kind, whiteIsZero, range: range ?? ([0, 255] as const) };
  if (kind === "colours") return { kind, range: range ?? null };
  const inner = paletteOnDisk(path, palette);
  return inner === null ? null : { kind, inner };
}

/** Red, green and blue of a pixel, as far as the picture has exactly this one. */
function pixelText(picture: Picture | null, { row, column }: Cell): string | null {
  if (!picture) return null;
  const { rect, reduction, columns, pixels } = picture;
  const [y, x] = [(row - rect.top) / reduction.rows, (column - rect.left) / reduction.columns];
  if (!Number.isInteger(y) || !Number.isInteger(x) || y < 0 || x < 0 || row >= rect.bottom || column >= rect.right)
    return null;
  const [red, green, blue, alpha = 0] = pixels.subarray((y * columns + x) * 4);
  return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}
