import { useMemo, useRef, useState } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { groupedCount } from "../../core/numberText.ts";
import { type DrawnSource, drawnKey } from "../../state/drawing.ts";
import { type Histogram, readHistogram } from "../../state/readHistogram.ts";
import { useSettings } from "../../state/settings.ts";
import { useTiles } from "../../state/tiles.ts";
import { useSize } from "../parts/useSize.ts";
import { Bars } from "./Bars.tsx";
import { drawBars } from "./barsDraw.ts";
import { framePicture } from "./framePicture.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { histogramCode } from "./histogramCode.ts";
import { valueTitle } from "./lineAxis.ts";
import { NO_NUMBERS } from "./nothingOf.ts";
import { PictureMenu } from "./PictureMenu.tsx";
import { pictureTitle } from "./pictureTitle.ts";
import { Readout } from "./Readout.tsx";
import { tickText } from "./ticks.ts";
import { useThemeName } from "./tokens.ts";
import { useDrawn } from "./useDrawn.ts";
import { useOfferPicture } from "./useOfferPicture.ts";
import { useTellSettled } from "./useTellSettled.ts";

interface HistogramViewProps {
  readonly source: DrawnSource;
  readonly labels: Pick<NodeInfo, "attributes"> | undefined;
  /** Where the tools of the view belong. */
  readonly tools: HTMLElement | null;
}

/** How often which values occur in what is shown. */
export function HistogramView({ source, labels, tools }: HistogramViewProps) {
  const { logCounts } = useSettings((state) => state.looks);
  const version = useTiles((state) => state.generation);
  const key = `${drawnKey(source)} ${version}`;
  const { value, of, busy, fault, retry, stop } = useDrawn(key, (signal) => readHistogram(source, signal));
  useTellSettled(source, of === key, fault !== null);
  const theme = useThemeName();
  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const [bin, setBin] = useState<number | null>(null);
  const at = value && bin !== null ? bin : null;
  const edge = (i: number) => tickText(value?.edges[i] ?? 0);
  const title = valueTitle(source.path, labels?.attributes);
  const scene = useMemo(
    () => (value && width > 0 ? { histogram: value, width, height, log: logCounts, title, bin: at } : null),
    [value, width, height, logCounts, title, at],
  );
  useOfferPicture(
    of === key && scene
      ? {
          path: source.path,
          drawing: async (colours) =>
            framePicture(pictureTitle(source, labels), { width, height }, colours, (context) =>
              drawBars(context, { ...scene, bin: null }),
            ),
          python: async () => histogramCode(source, labels, scene),
        }
      : null,
  );
  const toolbar = (
    <>
      <button
        type="button"
        className="button"
        data-small
        aria-pressed={logCounts}
        title="Logarithmic counts (L)"
        onClick={() => useSettings.getState().setLooks({ logCounts: !logCounts })}
      >
        Log
      </button>
      <PictureMenu />
    </>
  );
  return (
    <GraphicFrame
      tools={tools}
      toolbar={toolbar}
      readout={
        <Readout
          position={at === null ? null : `${edge(at)} … ${edge(at + 1)}`}
          value={at === null ? null : groupedCount(value?.counts[at] ?? 0)}
          spoken
        />
      }
      busy={busy}
      fault={fault}
      onRetry={retry}
      onStop={stop}
      note={value && histogramNote(value)}
      nothing={value?.counts.every((count) => count === 0) ? NO_NUMBERS : null}
      drawn={value !== null}
      settled={of === key}
    >
      <div ref={space} className={styles.space}>
        {scene && <Bars scene={scene} theme={theme} onBin={setBin} />}
      </div>
    </GraphicFrame>
  );
}

/** What has to be known of the bars; null where all values are in them. */
function histogramNote({ stride, elements, counts }: Histogram): string | null {
  const counted = counts.reduce((sum, count) => sum + count, 0);
  const sample = stride > 1 ? `Counted in a sample: one of ${groupedCount(stride)} values.` : "";
  const left =
    counted > 0 && counted < elements
      ? `${groupedCount(elements - counted)} of ${groupedCount(elements)} values are infinite, nan or missing: in no bar.`
      : "";
  return [sample, left].filter((part) => part !== "").join(" ") || null;
}
