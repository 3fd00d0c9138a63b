import { useMemo } from "react";
import { groupedCount } from "../../core/numberText.ts";
import type { NodePath } from "../../core/path.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { PictureLayout } from "../../state/picture.ts";
import { type Picture, readPicture } from "../../state/readPicture.ts";
import { framePicture } from "./framePicture.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { HeatCanvas } from "./HeatCanvas.tsx";
import { type Cell, drawHeat } from "./heatDraw.ts";
import { pictureLayer } from "./heatPaint.ts";
import { isWhole, wholeWindow } from "./heatWindow.ts";
import { pictureNote } from "./heatWords.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { PlaneButtons } from "./PlaneButtons.tsx";
import { pictureTitle } from "./pictureTitle.ts";
import { paletteOnDisk, planeCode } from "./planeCode.ts";
import { Readout } from "./Readout.tsx";
import { useThemeName } from "./tokens.ts";
import { useOfferPicture } from "./useOfferPicture.ts";
import { cellLabels } from "./usePlaneAxes.ts";
import type { LabelledNode } from "./usePlaneAxis.ts";
import { usePlaneScene } from "./usePlaneScene.ts";
import { type PlaneReading, usePlanes } from "./usePlanes.ts";
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

const ROOM = { top: 14, right: () => 24, pixels: true };
const WORDS = { colours: "colours", palette: "colours of a palette", grey: "grey" } as const;

/** Numbers that are a picture, in its own colours. */
export function ImageView({ source, labels, layout, tools }: ImageViewProps) {
  const { shape, view } = source;
  const plane = usePlaneScene(source, labels, ROOM);
  const { space, extent, window, setWindow, axes, frame, cell, width, height, pixels } = plane;
  const theme = useThemeName();
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
  const { overview, detail, settled, busy, fault, retry, stop } = usePlanes(
    source,
    reading,
    extent,
    window,
    pixels,
    ahead,
  );
  useTellSettled(source, settled, fault !== null);
  const layers = useMemo(
    () => [overview, detail].filter((picture) => picture !== null).map(pictureLayer),
    [overview, detail],
  );
  const shown = cell && (pixelText(detail, cell) ?? pixelText(overview, cell));
  const scene = useMemo(() => frame && { ...frame, layers, probe: cell }, [frame, layers, cell]);
  useOfferPicture(
    settled && scene
      ? {
          path: source.path,
          drawing: async (theme) =>
            framePicture(pictureTitle(source, labels), { width, height }, theme, (context) =>
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
          spoken={plane.byKey}
        />
      }
      busy={busy}
      fault={fault}
      onRetry={retry}
      onStop={stop}
      note={overview && pictureNote(detail ?? overview)}
      drawn={overview !== null}
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
            onProbe={plane.onProbe}
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
