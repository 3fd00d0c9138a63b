import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from "react";
import { groupedCount } from "../../core/numberText.ts";
import { paneFocus } from "../panes.ts";
import { type BarsScene, binAt, drawBars } from "./barsDraw.ts";
import { fitCanvas } from "./fitCanvas.ts";
import styles from "./Graphic.module.css";
import { tickText } from "./ticks.ts";

interface BarsProps {
  readonly scene: BarsScene;
  readonly theme: string;
  readonly onBin: (bin: number | null) => void;
}

/** Bars and their axes. The arrows walk from bin to bin. */
export function Bars({ scene, theme, onBin }: BarsProps) {
  const { histogram, width, height, bin } = scene;
  const { edges, counts } = histogram;
  const canvas = useRef<HTMLCanvasElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme gives the colours
  useLayoutEffect(() => {
    const context = fitCanvas(canvas.current, width, height);
    if (context) drawBars(context, scene);
  }, [scene, theme]);
  const onPointerMove = (event: PointerEvent) =>
    onBin(binAt(scene, event.clientX - event.currentTarget.getBoundingClientRect().left));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onBin(bin === null ? 0 : Math.max(0, Math.min(counts.length - 1, bin + step)));
  };
  const total = counts.reduce((sum, count) => sum + count, 0);
  const span = `from ${tickText(edges[0] ?? 0)} to ${tickText(edges[edges.length - 1] ?? 1)}`;
  const fullest = `${groupedCount(Math.max(1, ...counts))} in the fullest of ${counts.length} bins`;
  return (
    <canvas
      ref={canvas}
      className={styles.bars}
      style={{ width, height }}
      role="img"
      aria-label={`Histogram, ${groupedCount(total)} values ${span}, ${fullest}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onBin(null)}
      {...paneFocus("preview")}
    />
  );
}
