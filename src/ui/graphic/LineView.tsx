import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { visibleText } from "../../core/plainText.ts";
import { datasetIndex, tableShape } from "../../state/datasetView.ts";
import { type DrawnSource, drawnKey } from "../../state/drawing.ts";
import { type Line, lineLength, readLine } from "../../state/readLine.ts";
import { useSettings } from "../../state/settings.ts";
import { useTiles } from "../../state/tiles.ts";
import { boxOf, useVisible } from "../../state/visible.ts";
import { paneFocus } from "../panes.ts";
import { useSize } from "../parts/useSize.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { LineButtons } from "./LineButtons.tsx";
import { LinePlot, SERIES } from "./LinePlot.tsx";
import { LineRows } from "./LineRows.tsx";
import { chosenLines, type LineChoice } from "./lineChoice.ts";
import { pointsOf, readRange, shiftedRange, zoomedRange } from "./lineData.ts";
import { hoverWords, lineBytes, lineLabel, lineNote } from "./lineWords.ts";
import { Readout } from "./Readout.tsx";
import { Select } from "./Select.tsx";
import { useThemeName } from "./tokens.ts";
import { useDrawn } from "./useDrawn.ts";
import { useTellSettled } from "./useTellSettled.ts";

interface LineViewProps {
  readonly source: DrawnSource;
  readonly choice: LineChoice;
  readonly onChoice: (choice: LineChoice) => void;
  /** Names of the axes, where the file gives any. */
  readonly dims: readonly (string | null)[] | undefined;
  /** Where the tools of the view belong. */
  readonly tools: HTMLElement | null;
}

const IN = 0.8;
const NONE: readonly Line[] = [];

/** Numbers as lines: the 1-D data, or rows of the table. */
export function LineView({ source: dataset, choice, onChoice, dims, tools }: LineViewProps) {
  const { path, shape } = dataset;
  const { down, view, rows } = useMemo(
    () => chosenLines(choice, dataset.view, shape, SERIES),
    [choice, dataset.view, shape],
  );
  const source = useMemo(() => ({ ...dataset, view }), [dataset, view]);
  const table = tableShape(view, shape);
  const lone = view.columnAxis === null;
  const along = lone ? table.rows : table.columns;
  const length = lineLength(source);
  const { logLine } = useSettings((state) => state.looks);
  const [zoom, setZoom] = useState<{ of: number; range: [number, number] } | null>(null);
  const last = Math.max(length - 1, 1);
  const range: [number, number] = zoom?.of === length ? zoom.range : [0, last];
  const setRange = ([from, to]: readonly [number, number]) => {
    const inside = shiftedRange([from, to], last, 0);
    setZoom({ of: length, range: inside });
  };
  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const theme = useThemeName();
  const [hover, setHover] = useState<number | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());

  const version = useTiles((state) => state.generation);
  const read = readRange(range, length);
  const points = Math.max(200, Math.ceil(width * 2));
  const key = width > 0 ? `line ${drawnKey(source)} ${version} ${rows.join()} ${read.join()} ${points}` : null;
  const { value, of, busy, fault, retry } = useDrawn<readonly Line[]>(
    key,
    (signal, show) =>
      Promise.all(
        rows.map((row) =>
          readLine(source, row, read, points, signal, rows.length === 1 ? (line) => show([line]) : undefined),
        ),
      ),
    { delay: zoom ? 60 : 0, bytesOf: lineBytes },
  );
  useTellSettled(dataset, of === key && key !== null, fault !== null);
  const lines = value ?? NONE;
  const drawn = useMemo(() => pointsOf(lines, logLine), [lines, logLine]);
  const [from, to] = read;
  const rowsKey = rows.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows by their text
  useEffect(() => {
    const part = { top: rows[0] ?? 0, bottom: (rows[0] ?? 0) + 1, left: from, right: to };
    useVisible.setState({ path, box: boxOf(view, shape, lone ? { top: from, bottom: to, left: 0, right: 1 } : part) });
  }, [path, view, shape, rowsKey, from, to, lone]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const span = range[1] - range[0];
    const middle = (range[0] + range[1]) / 2;
    if (event.key === "ArrowLeft") setRange(shiftedRange(range, last, -span / 8));
    else if (event.key === "ArrowRight") setRange(shiftedRange(range, last, span / 8));
    else if (event.key === "+" || event.key === "=") setRange(zoomedRange(range, last, IN, middle));
    else if (event.key === "-") setRange(zoomedRange(range, last, 1 / IN, middle));
    else if (event.key.toLowerCase() === "f") setZoom(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const name = (position: number) => String(datasetIndex(along, position));
  const words = hover === null ? null : hoverWords(lines, hover, name);
  const whole = range[0] <= 0 && range[1] >= last;
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
            hidden={hidden}
            onRows={(next) => onChoice({ ...choice, rows: next })}
            onHidden={setHidden}
          />
        </>
      )}
      <LineButtons whole={whole} onWhole={() => setZoom(null)} />
    </>
  );
  return (
    <GraphicFrame
      tools={tools}
      toolbar={toolbar}
      readout={<Readout position={words?.position ?? null} value={words?.value ?? null} spoken={false} />}
      busy={busy}
      fault={fault}
      onRetry={retry}
      note={lineNote(lines)}
      settled={of === key && key !== null}
    >
      <div
        className={styles.plot}
        role="img"
        aria-label={lineLabel(lines, length)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard zooms and moves the picture
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...paneFocus("preview")}
      >
        <div ref={space} className={styles.inner}>
          {width > 0 && lines.length > 0 && (
            <LinePlot
              points={drawn}
              range={range}
              log={logLine}
              hidden={hidden}
              width={width}
              height={height}
              theme={theme}
              xName={name}
              onRange={setRange}
              onWheel={(factor, at) => setRange(zoomedRange(range, last, factor, at))}
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
