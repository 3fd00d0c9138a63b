import type { KeyboardEvent, PointerEvent } from "react";
import { groupedCount } from "../../core/numberText.ts";
import type { Histogram } from "../../state/readHistogram.ts";
import { paneFocus } from "../panes.ts";
import styles from "./Graphic.module.css";
import { logTicks, niceTicks, tickText } from "./ticks.ts";

interface BarsProps {
  readonly histogram: Histogram;
  readonly width: number;
  readonly height: number;
  readonly log: boolean;
  readonly bin: number | null;
  readonly onBin: (bin: number | null) => void;
}

const LEFT = 64;
const RIGHT = 24;
const TOP = 18;
const BOTTOM = 30;

/** Bars and their axes. The arrows walk from bin to bin. */
export function Bars({ histogram: { edges, counts }, width, height, log, bin, onBin }: BarsProps) {
  const low = edges[0] ?? 0;
  const high = edges[edges.length - 1] ?? 1;
  const most = Math.max(1, ...counts);
  const inner = { width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - TOP - BOTTOM) };
  const x = (value: number) => LEFT + ((value - low) / (high - low || 1)) * inner.width;
  // A single value is seen above the ground of a logarithmic axis.
  const part = (count: number) =>
    log ? (count < 0.5 ? 0 : Math.log(count / 0.5) / Math.log(most / 0.5)) : count / most;
  const y = (count: number) => TOP + inner.height * (1 - part(count));
  const ticks = log ? logTicks(1, most, 5) : niceTicks(0, most, Math.max(2, inner.height / 70), true);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const bars = Array.from(counts, (count, i) => {
    const left = x(edges[i] ?? 0);
    return count === 0
      ? ""
      : `M${left.toFixed(2)} ${y(0)}V${y(count).toFixed(2)}H${x(edges[i + 1] ?? 0).toFixed(2)}V${y(0)}Z`;
  }).join("");
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const at = (event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / inner.width;
    onBin(at >= 0 && at < 1 ? Math.floor(at * counts.length) : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onBin(bin === null ? 0 : Math.max(0, Math.min(counts.length - 1, bin + step)));
  };
  return (
    <svg
      className={styles.bars}
      width={width}
      height={height}
      role="img"
      aria-label={`Histogram, ${groupedCount(total)} values from ${tickText(low)} to ${tickText(high)}, ${groupedCount(most)} in the fullest of ${counts.length} bins`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard walks from bin to bin
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onBin(null)}
      {...paneFocus("preview")}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={LEFT} x2={LEFT + inner.width} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">
            {tickText(tick)}
          </text>
        </g>
      ))}
      {bin !== null && (
        <rect
          className={styles.under}
          x={x(edges[bin] ?? 0) - 1}
          y={TOP}
          width={inner.width / counts.length + 2}
          height={inner.height}
        />
      )}
      <path className={styles.counts} d={bars} />
      <line className={styles.grid} x1={LEFT} x2={LEFT + inner.width} y1={y(0)} y2={y(0)} />
      {niceTicks(low, high, Math.max(2, inner.width / 100)).map((tick) => (
        <text key={tick} x={x(tick)} y={height - BOTTOM + 18} textAnchor="middle">
          {tickText(tick)}
        </text>
      ))}
    </svg>
  );
}
