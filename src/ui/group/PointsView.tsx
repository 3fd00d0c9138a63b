import { type KeyboardEvent, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { comparedSource, isCompared } from "../../state/compare.ts";
import { defaultView } from "../../state/datasetView.ts";
import { useLineChoices } from "../../state/lineChoice.ts";
import type { PlotView } from "../../state/naturalView.ts";
import { useSettings } from "../../state/settings.ts";
import { useShownPicture } from "../../state/shownPicture.ts";
import { ScatterView } from "../graphic/ScatterView.tsx";
import { copyPicture, savePicture } from "../graphic/savePicture.ts";
import { useDrawnInstead } from "../preview/useDrawnInstead.ts";
import { looksByKey } from "../preview/viewKeys.ts";
import styles from "./Group.module.css";
import { PlotWords } from "./PlotWords.tsx";

type PointsViewProps = Pick<PlotView, "title" | "signal" | "firstOf"> & {
  readonly points: NonNullable<PlotView["points"]>;
  /** Where what is said of it belongs. */
  readonly slot: HTMLElement | null;
};

/** A signal as the colours of points, whose places are its axes. */
export function PointsView({ title, signal, firstOf, points: { x, y }, slot }: PointsViewProps) {
  const usual = useMemo(() => ({ x: x.path, points: { colour: signal.path } }), [x, signal]);
  const choice = useLineChoices((state) => state.choices.get(signal.path));
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const source = useMemo(() => (isCompared(y) ? comparedSource(y, defaultView(y.shape, y.dtype)) : null), [y]);
  useDrawnInstead(signal);
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.target as Element).matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const { looks, setLooks } = useSettings.getState();
    const changed = looksByKey(event.key.toLowerCase() === "c" ? "heat" : "line", looks, event.key);
    if (changed) setLooks(changed);
    else if (event.key.toLowerCase() === "p" && useShownPicture.getState().picture)
      void (event.shiftKey ? copyPicture() : savePicture(1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the picture inside
    <div className={styles.group} onKeyDown={onKeyDown}>
      {slot && createPortal(<PlotWords {...{ title, signal, firstOf }} over={[x.name, y.name]} />, slot)}
      <div ref={setTools} className={styles.tools} />
      {source && (
        <ScatterView
          pictureOf={signal.path}
          source={source}
          labels={y}
          choice={{ ...usual, ...choice }}
          onChoice={(next) => useLineChoices.getState().choose(signal.path, next)}
          tools={tools}
        />
      )}
    </div>
  );
}
