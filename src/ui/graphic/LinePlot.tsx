import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import styles from "./Graphic.module.css";
import type { Points } from "./lineData.ts";
import { tickText } from "./ticks.ts";
import { token } from "./tokens.ts";

export interface LinePlotProps {
  readonly points: Points;
  readonly range: readonly [number, number];
  readonly log: boolean;
  readonly hidden: ReadonlySet<number>;
  readonly width: number;
  readonly height: number;
  readonly theme: string;
  readonly xName: (position: number) => string;
  readonly onRange: (range: [number, number]) => void;
  readonly onWheel: (factor: number, at: number) => void;
  readonly onReset: () => void;
  /** Told of the point under the pointer. */
  readonly onHover: (index: number | null) => void;
}

export const SERIES = 8;

/** The lines themselves. The plot is made anew only where it has other lines, another scale or other colours. */
export function LinePlot(props: LinePlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { points, range, log, hidden, width, height, theme } = props;
  const lines = points.length - 1;
  const hiddenKey = [...hidden].sort().join(",");

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme gives the colours
  useEffect(() => {
    if (!host.current) return undefined;
    const made = new uPlot(optionsOf(latest), latest.current.points as unknown as uPlot.AlignedData, host.current);
    plot.current = made;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = made.posToVal(event.offsetX, "x");
      latest.current.onWheel(Math.exp(Math.max(-100, Math.min(100, event.deltaY)) * 0.003), at);
    };
    made.over.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [lines, log, theme, hiddenKey]);

  useEffect(() => plot.current?.setData(points as unknown as uPlot.AlignedData, true), [points]);
  const [from, to] = range;
  useEffect(() => plot.current?.setScale("x", { min: from, max: to }), [from, to]);
  useEffect(() => plot.current?.setSize({ width, height }), [width, height]);
  return <div ref={host} className={styles.lineHost} />;
}

function optionsOf(latest: { readonly current: LinePlotProps }): uPlot.Options {
  const { points, width, height, log, hidden } = latest.current;
  const axis = {
    stroke: () => token("--text3"),
    font: token("--tick-font"),
    grid: { stroke: () => token("--line"), width: 1 },
    ticks: { stroke: () => token("--line"), width: 1, size: 5 },
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
          latest.current.onReset();
          return null;
        },
      },
    },
    scales: {
      x: { time: false, range: () => [...latest.current.range] as [number, number] },
      y: log ? { distr: 3 } : {},
    },
    axes: [
      {
        ...axis,
        size: 34,
        // Room for the numbers of a billion rows.
        space: 96,
        values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? latest.current.xName(tick) : "")),
      },
      { ...axis, size: 64, values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : tickText(tick))) },
    ],
    series: [
      {},
      ...points.slice(1).map((_, i) => ({
        stroke: () => token(`--series-${(i % SERIES) + 1}`),
        width: 1.25,
        show: !hidden.has(i),
        points: { show: (u: uPlot) => fewPoints(u), size: 5, fill: () => token(`--series-${(i % SERIES) + 1}`) },
      })),
    ],
    hooks: {
      setSelect: [
        (u) => {
          if (u.select.width < 3) return;
          latest.current.onRange([u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")]);
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
      setCursor: [(u) => latest.current.onHover(u.cursor.idx ?? null)],
    },
  };
}

/** Single points are marked where there is room for them. */
function fewPoints(u: uPlot): boolean {
  const { min = 0, max = 0 } = u.scales.x ?? {};
  return (max ?? 0) - (min ?? 0) < u.bbox.width / 16;
}
