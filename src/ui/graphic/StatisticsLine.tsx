import { useMemo } from "react";
import { briefNumber, byteText, groupedCount } from "../../core/numberText.ts";
import type { Rect } from "../../state/datasetView.ts";
import { costOf, type DrawnSource, drawnKey } from "../../state/drawing.ts";
import { touchedBytes } from "../../state/plane.ts";
import { readStatistics } from "../../state/readStatistics.ts";
import { useTiles } from "../../state/tiles.ts";
import styles from "./Graphic.module.css";
import { useDrawn } from "./useDrawn.ts";

interface StatisticsLineProps {
  readonly source: DrawnSource;
  /** A part of the table: what is shown, or what is marked. */
  readonly window: Rect;
  readonly of: "shown" | "part";
}

/** A click that says nothing of its cost reads no more than this. */
const MOST_BYTES = 256 * 2 ** 20;
const SETTLED = 200;

/** Number, extremes, mean and deviation of the values that are shown, each of them counted. */
export function StatisticsLine({ source, window, of: what }: StatisticsLineProps) {
  const { top, bottom, left, right } = window;
  const rect = useMemo(
    () => ({ top: Math.floor(top), left: Math.floor(left), bottom: Math.ceil(bottom), right: Math.ceil(right) }),
    [top, left, bottom, right],
  );
  const generation = useTiles((state) => state.generation);
  const bytes = touchedBytes(rect.bottom - rect.top, rect.right - rect.left, { rows: 1, columns: 1 }, costOf(source));
  const key = `statistics\0${drawnKey(source)}\0${JSON.stringify(rect)}\0${generation}`;
  const { value, of, fault } = useDrawn(
    bytes <= MOST_BYTES ? key : null,
    (signal) => readStatistics(source, rect, signal),
    { delay: SETTLED, bytesOf: () => 64 },
  );
  const words = () => {
    if (bytes > MOST_BYTES) return `${byteText(bytes)} would have to be read. Zoom in for the statistics of a part.`;
    if (fault) return fault.message;
    if (!value || of !== key) return "…";
    const nan = value.nan > 0 ? `${groupedCount(value.nan)} nan` : null;
    const numbers = (["min", "max", "mean", "std"] as const).map((name) => `${name} ${briefNumber(value[name])}`);
    return [`n ${groupedCount(value.count)}`, nan, ...(value.count > 0 ? numbers : [])].filter(Boolean).join("  ");
  };
  return (
    <p className={styles.statistics} data-testid="statistics">
      {what === "part" && `part ${rect.bottom - rect.top} × ${rect.right - rect.left}  `}
      {words()}
    </p>
  );
}
