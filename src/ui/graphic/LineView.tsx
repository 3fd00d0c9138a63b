import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { baseName } from "../../core/path.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import { datasetIndex, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { chosenLines, type LineChoice } from "../../state/lineChoice.ts";
import { positionOfValue, valueAtPosition } from "../../state/readCoordinate.ts";
import { lineLength } from "../../state/readLine.ts";
import { useSettings } from "../../state/settings.ts";
import { type AxisSource, axisCandidates, axisCoordinate, errorsOf } from "../../state/siblings.ts";
import { boxOf, useVisible } from "../../state/visible.ts";
import { paneFocus } from "../panes.ts";
import { useSize } from "../parts/useSize.ts";
import { SERIES } from "./errorBars.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { LineButtons } from "./LineButtons.tsx";
import { LineLegend } from "./LineLegend.tsx";
import { LinePlot } from "./LinePlot.tsx";
import { LineRows } from "./LineRows.tsx";
import { drawnUnits, lineAxis, sourceName, valueTitle } from "./lineAxis.ts";
import { lineCode } from "./lineCode.ts";
import { pointsOf, readRange, shiftedRange, zoomedRange } from "./lineData.ts";
import { lineDrawing, lineTitle } from "./linePicture.ts";
import { hoverWords, lineLabel, lineNote, nothingOfLines } from "./lineWords.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { Readout } from "./Readout.tsx";
import { Select } from "./Select.tsx";
import { useThemeName } from "./tokens.ts";
import { type LineRequest, useAxisValues, useLines } from "./useLines.ts";
import { useOfferPicture } from "./useOfferPicture.ts";
import { useSiblings } from "./useSiblings.ts";
import { useTellSettled } from "./useTellSettled.ts";

interface LineViewProps {
  readonly source: DrawnSource;
  /** Further data of one axis that are drawn in the same plot. */
  readonly others?: readonly DrawnSource[];
  readonly choice: LineChoice;
  readonly onChoice: (choice: LineChoice) => void;
  /** Names of the axes, where the file gives any. */
  readonly dims: readonly (string | null)[] | undefined;
  /** Their coordinates, once they are known. */
  readonly labels: Pick<NodeInfo, "coords" | "labelledBy" | "attributes" | "encoding"> | undefined;
  /** Where the tools of the view belong. */
  readonly tools: HTMLElement | null;
}

const IN = 0.8;
const NONE: readonly DrawnSource[] = [];
const INDEX = "";

/** Numbers as lines: data of one axis, or rows or columns of the table, against a position or a coordinate. */
export function LineView({ source: dataset, others = NONE, choice, onChoice, dims, labels, tools }: LineViewProps) {
  const { path, shape } = dataset;
  const { down, view, rows } = useMemo(
    () => chosenLines(choice, dataset.view, shape, SERIES - others.length),
    [choice, dataset.view, shape, others.length],
  );
  const source = useMemo(() => ({ ...dataset, view }), [dataset, view]);
  const table = tableShape(view, shape);
  const lone = view.columnAxis === null;
  const along = lone ? table.rows : table.columns;
  const axis = (lone ? view.rowAxis : view.columnAxis) ?? 0;
  const length = Math.max(lineLength(source), ...others.map(lineLength));
  const last = Math.max(length - 1, 1);
  const [zoom, setZoom] = useState<{ of: number; range: [number, number] } | null>(null);
  const range: [number, number] = zoom?.of === length ? zoom.range : [0, last];
  // Fingers move more often than the page is rendered: each event goes on from what the last one asked for.
  const asked = useRef(range);
  asked.current = range;
  const setRange = (next: readonly [number, number]) => {
    asked.current = shiftedRange(next, last, 0);
    setZoom({ of: length, range: asked.current });
  };
  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const theme = useThemeName();
  const [hover, setHover] = useState<number | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const { logLine, logX } = useSettings((state) => state.looks);

  const siblings = useSiblings(path);
  const size = shape[axis] ?? 0;
  const coordinate = axisCoordinate(axis, size, labels, dims, siblings);
  const candidates = [...new Set([coordinate, ...axisCandidates(siblings, size)])].filter((each) => each !== null);
  const wantedX = choice.x === undefined ? coordinate : choice.x;
  const x: AxisSource | null = wantedX !== null && candidates.includes(wantedX) ? wantedX : null;

  const errors = useMemo(() => {
    const found = dataset.of === undefined ? errorsOf(path, shape, siblings) : null;
    return found?.dtype ? { path: found.path, shape, dtype: found.dtype, chunks: found.chunks, view } : null;
  }, [dataset.of, path, shape, siblings, view]);
  const requests = useMemo(
    (): LineRequest[] => [
      ...rows.map((row) => ({ source, row, errors })),
      ...others.map((other) => ({ source: other, row: 0, errors: null })),
    ],
    [source, rows, errors, others],
  );
  const read = readRange(range, length);
  const [from, to] = read;
  const points = width > 0 ? Math.max(200, Math.ceil(width * 2)) : 0;
  const { value, settled, busy, fault, retry, stop } = useLines(requests, read, points, zoom ? 60 : 0);
  const axisValues = useAxisValues(path, x, along, read, points);
  useTellSettled(dataset, settled, fault !== null);
  const lines = value?.lines ?? [];
  const atX = (position: number) => (axisValues ? valueAtPosition(axisValues, position) : position);
  const toPosition = (at: number) => (axisValues ? positionOfValue(axisValues, at) : at);
  const { drawn, bars } = useMemo(() => {
    const xOf = axisValues ? (position: number) => valueAtPosition(axisValues, position) : undefined;
    const read = value?.lines ?? [];
    const off = value?.errors ?? [];
    const placed = pointsOf(read, logLine, xOf);
    // Errors lie on the points of their lines where all lines have the same.
    const same = read.every((line) => line.from === read[0]?.from && line.low.length === read[0]?.low.length);
    return {
      drawn: placed,
      bars: same ? off.map((line) => line && (pointsOf([line], false, xOf)[1] as (number | null)[])) : [],
    };
  }, [value, logLine, axisValues]);

  useEffect(() => {
    const row = rows[0] ?? 0;
    const part = { top: row, bottom: row + 1, left: from, right: to };
    useVisible.setState({ path, box: boxOf(view, shape, lone ? { top: from, bottom: to, left: 0, right: 1 } : part) });
  }, [path, view, shape, rows, from, to, lone]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const span = range[1] - range[0];
    const middle = (range[0] + range[1]) / 2;
    const back = axisValues?.falling ? -1 : 1;
    if (event.key === "ArrowLeft") setRange(shiftedRange(range, last, (-span / 8) * back));
    else if (event.key === "ArrowRight") setRange(shiftedRange(range, last, (span / 8) * back));
    else if (event.key === "+" || event.key === "=") setRange(zoomedRange(range, last, IN, middle));
    else if (event.key === "-") setRange(zoomedRange(range, last, 1 / IN, middle));
    else if (event.key.toLowerCase() === "f") setZoom(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const xAxis = lineAxis(axisValues ? x : null, dims?.[axis], labels?.coords);
  const name = (position: number) => String(datasetIndex(along, position));
  // Of several data each may have its own.
  const units = others.length === 0 ? drawnUnits(source, labels) : "";
  const words = hover === null ? null : hoverWords(lines, toPosition(hover), name, units);
  const xWord =
    words && axisValues && x !== null
      ? ` ${sourceName(x)} ${xAxis.text(Number(atX(Math.round(toPosition(hover ?? 0))).toPrecision(xAxis.steps ? 15 : 6)))}`
      : "";
  const ends = [atX(range[0]), atX(range[1])].sort((left, right) => left - right);
  const least = logX ? (drawn[0].find((at) => at > 0) ?? 1) : Number.NEGATIVE_INFINITY;
  const names = [
    ...(others.length > 0 || rows.length > 1
      ? rows.map((row) => (lone ? visibleName(baseName(path)) : String(datasetIndex(table.rows, row))))
      : []),
    ...others.map((other) => visibleName(baseName(other.path))),
  ];
  const plot = {
    points: drawn,
    errors: bars,
    range: [Math.max(least, ends[0] ?? 0), Math.max(least, ends[1] ?? 1)],
    log: logLine,
    logX,
    hidden,
    width,
    height,
    theme,
    xAxis: axisValues ? xAxis : null,
    xTitle: xAxis.title,
    yTitle: others.length === 0 ? valueTitle(path, labels?.attributes) : "",
    xName: name,
  } as const;
  const title = lineTitle(source, labels, rows, names);
  useOfferPicture(
    settled && axisValues !== undefined && lines.length > 0
      ? {
          path,
          drawing: (colours) => lineDrawing(plot, title, colours),
          python: async () =>
            lineCode({
              ...{ requests, along, x, axisValues, xAxis, plot, title },
              positions: range,
              axisSize: size,
            }),
        }
      : null,
  );
  const toolbar = (
    <>
      {!lone && (
        <>
          <Select
            label="Lines run along"
            value={down ? "rows" : "columns"}
            options={[
              ["columns", `Along ${nameOfAxis(dims, dataset.view.columnAxis)}`],
              ["rows", `Along ${nameOfAxis(dims, dataset.view.rowAxis)}`],
            ]}
            onChange={(next) => onChoice({ down: next === "rows" })}
          />
          <LineRows
            word={down ? "Columns" : "Rows"}
            rows={rows}
            table={table.rows}
            onRows={(next) => onChoice({ ...choice, rows: next })}
          />
        </>
      )}
      {names.length > 0 && <LineLegend names={names} hidden={hidden} onHidden={setHidden} />}
      {candidates.length > 0 && (
        <Select
          label="Values along the axis"
          value={x ?? INDEX}
          options={[[INDEX, "x: index"], ...candidates.map((each) => [each, `x: ${sourceName(each)}`] as const)]}
          onChange={(next) => onChoice({ ...choice, x: next === INDEX ? null : (next as AxisSource) })}
        />
      )}
      {lone && others.length === 0 && (
        <button
          type="button"
          className="button"
          data-small
          aria-pressed={false}
          title="Points in place of a line, against a dataset in any order, coloured by another"
          onClick={() => onChoice({ ...choice, x: wantedX, points: { colour: null } })}
        >
          Points
        </button>
      )}
      <LineButtons whole={range[0] <= 0 && range[1] >= last} onWhole={() => setZoom(null)} />
      <PictureMenu />
    </>
  );
  const unordered =
    x !== null && axisValues === null
      ? `${sourceName(x)} is in no order: drawn by index. Points have no need of one.`
      : null;
  return (
    <GraphicFrame
      tools={tools}
      toolbar={toolbar}
      readout={<Readout position={words && `${words.position}${xWord}`} value={words?.value ?? null} spoken={false} />}
      busy={busy}
      fault={fault}
      onRetry={retry}
      onStop={stop}
      note={unordered ?? lineNote(lines)}
      nothing={nothingOfLines(lines, logLine)}
      drawn={lines.length > 0}
      settled={settled && axisValues !== undefined}
    >
      <div
        className={styles.plot}
        role="img"
        aria-label={lineLabel(lines, length) + (xAxis.title && ` along ${xAxis.title}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard zooms and moves the picture
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...paneFocus("preview")}
      >
        <div ref={space} className={styles.inner}>
          {width > 0 && lines.length > 0 && (
            <LinePlot
              {...plot}
              onRange={(next) => {
                const positions = next.map(toPosition).sort((left, right) => left - right);
                setRange([positions[0] ?? 0, positions[1] ?? last]);
              }}
              onZoom={(factor, at) => setRange(zoomedRange(asked.current, last, factor, toPosition(at)))}
              onPan={(by) => {
                const middle = atX((asked.current[0] + asked.current[1]) / 2);
                setRange(shiftedRange(asked.current, last, toPosition(middle + by) - toPosition(middle)));
              }}
              onReset={() => setZoom(null)}
              onHover={setHover}
            />
          )}
        </div>
      </div>
    </GraphicFrame>
  );
}

function nameOfAxis(dims: LineViewProps["dims"], axis: number | null): string {
  const name = axis === null ? null : dims?.[axis];
  return name ? visibleText(name) : `axis ${axis}`;
}
