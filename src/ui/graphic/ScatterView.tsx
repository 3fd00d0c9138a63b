import { useMemo, useRef, useState } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { groupedCount } from "../../core/numberText.ts";
import { baseName, type NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { exactText } from "../../core/valueText.ts";
import { datasetIndex, type Rect, tableShape } from "../../state/datasetView.ts";
import { type DrawnSource, drawnKey } from "../../state/drawing.ts";
import { useLimits } from "../../state/limits.ts";
import type { LineChoice } from "../../state/lineChoice.ts";
import { readScatter, type ScatterPoints } from "../../state/readScatter.ts";
import { useSettings } from "../../state/settings.ts";
import { axisCandidates, coordinateName } from "../../state/siblings.ts";
import { useTiles } from "../../state/tiles.ts";
import { useSize } from "../parts/useSize.ts";
import { ColourTools } from "./ColourTools.tsx";
import { barBeside, barRoom, drawColourBar } from "./colourBar.ts";
import { framePicture } from "./framePicture.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { isWhole, panned, wholeWindow } from "./heatWindow.ts";
import { LineButtons } from "./LineButtons.tsx";
import { sourceName, unitsOf, valueTitle } from "./lineAxis.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { PlaneCanvas } from "./PlaneCanvas.tsx";
import { pictureTitle } from "./pictureTitle.ts";
import { Readout } from "./Readout.tsx";
import { Select } from "./Select.tsx";
import { scatterCode } from "./scatterCode.ts";
import { drawScatter, nearestPoint, placed, pointAxis, pointScale, type ScatterScene } from "./scatterScene.ts";
import { useThemeName } from "./tokens.ts";
import { useDrawn } from "./useDrawn.ts";
import { useHeatLook } from "./useHeatLook.ts";
import { useOfferPicture } from "./useOfferPicture.ts";
import { axesRoom } from "./usePlaneAxes.ts";
import { scatterNote, useScatterDetail } from "./useScatterDetail.ts";
import { useSiblings } from "./useSiblings.ts";
import { useTellSettled } from "./useTellSettled.ts";

interface ScatterViewProps {
  /** Data of one axis: how high the points stand. */
  readonly source: DrawnSource;
  readonly labels: Pick<NodeInfo, "attributes"> | undefined;
  /** The dataset that its picture is of, where that is another one. */
  readonly pictureOf?: NodePath;
  readonly choice: LineChoice;
  readonly onChoice: (choice: LineChoice) => void;
  /** Draws a line through the points again, where there is one. */
  readonly onLine?: () => void;
  /** Where the tools of the view belong. */
  readonly tools: HTMLElement | null;
}

const NONE = "";
/** Both axes reach from 0 to 1, and are worth a zoom up to here. */
const WHOLE = { rows: 1, columns: 1 };
const LEAST = { rows: 1e-5, columns: 1e-5 };
const REACH = 12;
const TOP = 14;
const PAGE = 10;

/** Data of one axis as points: against their index or another dataset in any order, coloured by a third one. */
export function ScatterView({
  source,
  labels,
  pictureOf = source.path,
  choice,
  onChoice,
  onLine,
  tools,
}: ScatterViewProps) {
  const { path, shape } = source;
  const siblings = useSiblings(path);
  const candidates = axisCandidates(siblings, shape[0] ?? 0);
  const options = (one: NodePath | null) => [...new Set([...(one === null ? [] : [one]), ...candidates])];
  const x = choice.x && coordinateName(choice.x) === undefined ? choice.x : null;
  const colour = choice.points?.colour ?? null;
  const generation = useTiles((state) => state.generation);
  const key = `scatter ${drawnKey(source)} ${x} ${colour} ${generation}`;
  const whole = useDrawn(key, (signal) => readScatter(source, x, colour, signal), { bytesOf });
  const overview = whole.value;

  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const theme = useThemeName();
  const { logLine, logX } = useSettings((state) => state.looks);
  const [zoom, setZoom] = useState<{ readonly of: string; readonly window: Rect } | null>(null);
  const zoomKey = `${path} ${x} ${logX} ${logLine}`;
  const window = zoom?.of === zoomKey ? zoom.window : wholeWindow(WHOLE);
  const setWindow = (next: Rect) => setZoom({ of: zoomKey, window: next });
  const scales = useMemo(
    () => overview && { up: pointScale(overview.y, logLine, "down"), along: pointScale(overview.x, logX, "across") },
    [overview, logLine, logX],
  );
  const finer = useScatterDetail(source, overview, whole.of, scales, window, WHOLE);
  const value = finer.points;
  const settled = whole.of === key && finer.settled;
  const fault = whole.fault ?? finer.fault;
  useTellSettled(source, settled, fault !== null);
  const [probe, setProbe] = useState<{
    readonly of: ScatterPoints;
    readonly at: number;
    readonly byKey: boolean;
  } | null>(null);
  const point = value && probe?.of === value ? probe.at : null;

  const plane = useMemo(() => overview && planeOf(overview), [overview]);
  const { limits, table, counts } = useHeatLook(plane, null, null);
  const { scale } = useSettings((state) => state.looks);
  const points = useMemo(() => value && scales && placed(value, scales.along, scales.up), [value, scales]);
  const xTitle = value?.along ? valueTitle(value.along.source.path, value.along.info.attributes) : "index";
  const scene = useMemo((): ScatterScene | null => {
    if (!value || !scales || !points || width <= 0) return null;
    const rowAxis = pointAxis(scales.up, valueTitle(path, labels?.attributes));
    const columnAxis = pointAxis(scales.along, xTitle);
    const { left, bottom } = axesRoom(rowAxis, columnAxis, [window.top, window.bottom], height);
    const right = value.colours ? barRoom(width) : 24;
    const box = {
      x: left,
      y: TOP,
      width: Math.max(0, width - left - right),
      height: Math.max(0, height - TOP - bottom),
    };
    return {
      ...{ width, height, box, window, flipped: true, mirrored: false, rowAxis, columnAxis, ...points },
      colours: value.colours,
      by: limits && { table, scale, limits },
      probe: point,
    };
  }, [value, scales, points, width, height, path, labels, xTitle, window, limits, table, scale, point]);
  const bar = useMemo(
    () =>
      scene && limits && value?.by
        ? { ...barBeside(scene.box, width), table, scale, limits, units: unitsOf(value.by.info.attributes), counts }
        : null,
    [scene, width, table, scale, limits, value, counts],
  );

  useOfferPicture(
    settled && scene && value && scales
      ? {
          path: pictureOf,
          drawing: async (colours) =>
            framePicture(pictureTitle(source, labels), { width, height }, colours, (context) => {
              drawScatter(context, { ...scene, probe: null });
              if (bar) drawColourBar(context, bar, width);
            }),
          python: async () =>
            scatterCode({ source, labels, points: value, range: finer.detail?.range ?? null, scales, scene, xTitle }),
        }
      : null,
  );

  const walk = (down: number, across: number, far: boolean) => {
    if (!value || value.y.length === 0) return;
    const step = (across - down) * (far ? PAGE : 1);
    const at = point === null ? 0 : Math.max(0, Math.min(value.y.length - 1, point + step));
    setProbe({ of: value, at, byKey: true });
    const [column = 0, row = 0] = [points?.x[at], points?.y[at]];
    const beyond = (place: number, low: number, high: number) => Math.min(0, place - low) + Math.max(0, place - high);
    const [rows, columns] = [beyond(row, window.top, window.bottom), beyond(column, window.left, window.right)];
    if (rows || columns) setWindow(panned(window, WHOLE, rows, columns));
  };
  const toolbar = (
    <>
      {onLine && (
        <button
          type="button"
          className="button"
          data-small
          aria-pressed={true}
          title="A line through the points again"
          onClick={onLine}
        >
          Points
        </button>
      )}
      <Select
        label="Values along the axis"
        value={x ?? NONE}
        options={[[NONE, "x: index"], ...options(x).map((each) => [each, `x: ${sourceName(each)}`] as const)]}
        onChange={(next) => onChoice({ ...choice, x: next === NONE ? null : next })}
      />
      <Select
        label="Colours of the points"
        value={colour ?? NONE}
        options={[[NONE, "one colour"], ...options(colour).map((each) => [each, `by ${sourceName(each)}`] as const)]}
        onChange={(next) => onChoice({ ...choice, points: { colour: next === NONE ? null : next } })}
      />
      {colour !== null && <ColourTools limits={limits ?? [0, 1]} />}
      <LineButtons whole={isWhole(window, WHOLE)} onWhole={() => setWindow(wholeWindow(WHOLE))} />
      <PictureMenu />
    </>
  );
  const positionText = (place: number) => String(datasetIndex(tableShape(source.view, shape).rows, place));
  const stands = point === null || !value ? null : pointWords(value, point, source, xTitle, positionText);
  return (
    <GraphicFrame
      tools={tools}
      toolbar={toolbar}
      readout={
        <Readout
          position={stands?.position ?? null}
          labels={stands?.place ?? null}
          value={stands?.value ?? null}
          spoken={probe?.byKey === true}
        />
      }
      busy={whole.busy || finer.busy}
      fault={fault}
      onRetry={whole.fault ? whole.retry : finer.retry}
      onStop={whole.busy ? whole.stop : finer.stop}
      drawn={value !== null}
      note={overview && scatterNote(overview, finer.detail, positionText)}
      settled={settled}
    >
      <div ref={space} className={styles.space}>
        {scene && value && (
          <PlaneCanvas
            frame={scene}
            draw={drawScatter}
            bar={bar}
            extent={WHOLE}
            cell={LEAST}
            centre={point === null ? null : { row: scene.y[point] ?? 0.5, column: scene.x[point] ?? 0.5 }}
            label={scatterLabel(value, visibleName(baseName(path)), xTitle)}
            theme={theme}
            onWindow={setWindow}
            onLimits={(next) => useLimits.setState({ rule: "manual", manual: next, held: null })}
            onPoint={(place) => {
              const at = place && nearestPoint(scene, place, REACH);
              setProbe(at === null ? null : { of: value, at, byKey: false });
            }}
            onArrow={walk}
            onEscape={() => {
              setProbe(null);
              return point !== null;
            }}
          />
        )}
      </div>
    </GraphicFrame>
  );
}

function bytesOf({ x, y, colours }: ScatterPoints): number {
  return x.byteLength + y.byteLength + (colours?.byteLength ?? 0);
}

/** The colours as the limits and the colour bar take them. */
function planeOf({ colours, stride }: ScatterPoints) {
  if (!colours) return null;
  const columns = colours.length;
  const rect = { top: 0, bottom: 1, left: 0, right: columns };
  return {
    rect,
    rows: 1,
    columns,
    data: colours,
    reduction: { kind: "sample", rows: 1, columns: stride, bytes: 0 },
  } as const;
}

/** The picture in words. */
function scatterLabel({ count, by }: ScatterPoints, name: string, xTitle: string): string {
  const colours = by ? `, coloured by ${sourceName(by.source.path)}` : "";
  return `Points, ${groupedCount(count)}: ${name} along ${xTitle}${colours}`;
}

/** A point in words. */
function pointWords(
  { x, y, colours, places, along, by }: ScatterPoints,
  at: number,
  { path, dtype }: DrawnSource,
  xTitle: string,
  positionText: (place: number) => string,
) {
  const position = positionText(places[at] ?? 0);
  const xText = along
    ? `${sourceName(along.source.path)} ${exactText(x[at] ?? null, along.source.dtype)}`
    : `${xTitle} ${x[at]}`;
  const yText = exactText(y[at] ?? null, dtype);
  if (!colours || !by) return { position, place: xText, value: yText };
  const place = `${xText}, ${visibleName(baseName(path))} ${yText}`;
  const value = `${sourceName(by.source.path)} ${exactText(colours[at] ?? null, by.source.dtype)}`;
  return { position, place, value };
}
