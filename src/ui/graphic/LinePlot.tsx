import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { DrawingContext } from "../../state/shownPicture.ts";
import { type BarredLines, drawErrors, SERIES, withErrors } from "./errorBars.ts";
import { watchFingers } from "./fingersOnLines.ts";
import styles from "./Graphic.module.css";
import type { LineAxis } from "./lineAxis.ts";
import { marksPoints } from "./lineData.ts";
import { linesDrawn } from "./linesDrawn.ts";
import { logMarks, namedMarks, tickTexts } from "./ticks.ts";
import { token } from "./tokens.ts";

/** What is drawn. */
export interface LinePlotData extends BarredLines {
  readonly logX: boolean;
  /** What stands along the axis; null for positions, which are whole. */
  readonly xAxis: LineAxis | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly width: number;
  readonly height: number;
  readonly theme: string;
  readonly xName: (position: number) => string;
}

export interface LinePlotProps extends LinePlotData {
  readonly onRange: (range: [number, number]) => void;
  readonly onZoom: (factor: number, at: number) => void;
  readonly onReset: () => void;
  /** Told of the place under the pointer, on the axis. */
  readonly onHover: (at: number | null) => void;
  /** Told how far the line is dragged with Shift held, on the axis. */
  readonly onPan: (by: number) => void;
}

/** Pixels that a character beside an axis is wide. */
const CHARACTER = 7.3;

/** The lines themselves. The plot is made anew only where it has other lines, another scale or other colours. */
export function LinePlot(props: LinePlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const pointer = useRef<{ left: number; top: number } | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { points, range, log, logX, hidden, width, height, theme, errors, xAxis, xTitle, yTitle } = props;
  const lines = points.length - 1;
  const dated = xAxis?.steps?.[0];
  const hiddenKey = [...hidden].sort().join(",");

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme gives the colours
  useEffect(() => {
    if (!host.current) return undefined;
    const made = new uPlot(optionsOf(latest), latest.current.points as unknown as uPlot.AlignedData, host.current);
    // The pointer still rests where it was on the plot before.
    if (pointer.current) made.setCursor(pointer.current);
    plot.current = made;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = made.posToVal(event.offsetX, "x");
      latest.current.onZoom(Math.exp(Math.max(-100, Math.min(100, event.deltaY)) * 0.003), at);
    };
    made.over.addEventListener("wheel", onWheel, { passive: false });
    made.over.addEventListener("mousedown", (event) => panBy(event, made, latest), true);
    const stopWatching = watchFingers(made, () => latest.current);
    return () => {
      stopWatching();
      const { left = -1, top = -1 } = made.cursor;
      pointer.current = left < 0 ? null : { left, top };
      plot.current = null;
      made.destroy();
    };
  }, [lines, log, logX, theme, hiddenKey, xTitle, yTitle, dated]);

  useEffect(() => plot.current?.setData(points as unknown as uPlot.AlignedData, true), [points]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn from the latest properties
  useEffect(() => plot.current?.setData(latest.current.points as unknown as uPlot.AlignedData, true), [errors]);
  const [from, to] = range;
  useEffect(() => plot.current?.setScale("x", { min: from, max: to }), [from, to]);
  useEffect(() => plot.current?.setSize({ width, height }), [width, height]);
  return <div ref={host} className={styles.lineHost} />;
}

/** What draws the lines as they are on screen, in given colours, on anything. */
export function linesOnto(props: LinePlotData, tokenOf: typeof token): Promise<(context: DrawingContext) => void> {
  const options = { ...optionsOf({ current: props }, tokenOf), cursor: { show: false } };
  return linesDrawn(options, props.points as unknown as uPlot.AlignedData);
}

function optionsOf(
  latest: { readonly current: LinePlotData & Partial<LinePlotProps> },
  tokenOf = token,
): uPlot.Options {
  const { points, log, logX, hidden, xAxis, xTitle, yTitle, width, height } = latest.current;
  const titled = (label: string): Partial<uPlot.Axis> =>
    label === "" ? {} : { label, labelFont: tokenOf("--title-font"), labelSize: 20, labelGap: 2 };
  const axis = {
    stroke: () => tokenOf("--text3"),
    font: tokenOf("--tick-font"),
    gap: 5,
    grid: { stroke: () => tokenOf("--line"), width: 1 },
    ticks: { stroke: () => tokenOf("--line"), width: 1, size: 5 },
  };
  return {
    width,
    height,
    legend: { show: false },
    padding: [8, 8, 0, 0],
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      bind: {
        dblclick: () => () => {
          latest.current.onReset?.();
          return null;
        },
      },
    },
    scales: {
      x: {
        time: false,
        range: () => [...latest.current.range] as [number, number],
        ...(logX && { distr: 3 as const }),
      },
      y: log
        ? { distr: 3 }
        : { range: (_, low, high) => uPlot.rangeNum(...withErrors(low ?? 0, high ?? 1, latest.current), 0.1, true) },
    },
    axes: [
      {
        ...axis,
        size: 34,
        ...titled(xTitle),
        // Room for the numbers of a billion rows, and for dates.
        space: xAxis?.steps ? 150 : 96,
        ...(xAxis?.steps && { incrs: [...xAxis.steps] }),
        ...(logX && logAxis((u) => u.bbox.width, 96)),
        values: (_, ticks) => {
          const { xAxis: axis, xName } = latest.current;
          if (axis) return axis.steps ? marked(ticks, (all) => all.map(axis.text)) : marked(ticks, tickTexts);
          return marked(ticks, (all) => all.map((tick) => (Number.isInteger(tick) ? xName(tick) : "")));
        },
      },
      {
        ...axis,
        size: (_, texts) => Math.max(64, 14 + CHARACTER * longestOf(texts)),
        ...titled(yTitle),
        ...(log && logAxis((u) => u.bbox.height, 40)),
        values: (_, ticks) => marked(ticks, tickTexts),
      },
    ],
    series: [
      {},
      ...points.slice(1).map((_, i) => ({
        stroke: () => tokenOf(`--series-${(i % SERIES) + 1}`),
        width: 1.25,
        show: !hidden.has(i),
        points: {
          show: (u: uPlot, _: number, first: number, last: number) =>
            marksPoints(last - first, u.bbox.width / uPlot.pxRatio),
          size: 5,
          fill: () => tokenOf(`--series-${(i % SERIES) + 1}`),
        },
      })),
    ],
    hooks: {
      setSelect: [
        (u) => {
          if (u.select.width < 3) return;
          latest.current.onRange?.([u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")]);
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
      setCursor: [
        (u) => {
          const { left = -1 } = u.cursor;
          latest.current.onHover?.(left < 0 ? null : u.posToVal(left, "x"));
        },
      ],
      draw: [(u) => drawErrors(u, latest.current, tokenOf)],
    },
  };
}

/** Marks of a logarithmic axis, one named in about `space` pixels. */
function logAxis(pixels: (u: uPlot) => number, space: number): Pick<uPlot.Axis, "splits" | "filter"> {
  const count = (u: uPlot) => pixels(u) / uPlot.pxRatio / space;
  return {
    splits: (u, _, low, high) => logMarks(low, high, count(u)),
    filter: (u, marks) => {
      const named = new Set(namedMarks(marks, count(u)));
      return marks.map((mark) => (named.has(mark) ? mark : null));
    },
  };
}

/** What stands at the marks of an axis; a mark that is none (null, of logarithms) has no text. */
function marked(
  ticks: readonly (number | null)[],
  textsOf: (values: readonly number[]) => readonly string[],
): string[] {
  const texts = textsOf(ticks.filter((tick) => tick !== null));
  let next = 0;
  return ticks.map((tick) => (tick === null ? "" : (texts[next++] ?? "")));
}

/** Characters of the longest of texts that may not be there yet. */
function longestOf(texts: readonly string[] | null): number {
  return Math.max(0, ...(texts ?? []).map((text) => text.length));
}

/** With Shift held, or the middle button, dragging moves the line instead of framing a part of it. */
function panBy(event: MouseEvent, plot: uPlot, latest: { readonly current: LinePlotProps }): void {
  if (!event.shiftKey && event.button !== 1) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  let before = event.clientX;
  const onMove = ({ clientX }: MouseEvent) => {
    latest.current.onPan(plot.posToVal(before, "x") - plot.posToVal(clientX, "x"));
    before = clientX;
  };
  const onUp = () => {
    removeEventListener("mousemove", onMove);
    removeEventListener("mouseup", onUp);
  };
  addEventListener("mousemove", onMove);
  addEventListener("mouseup", onUp);
}
