import { type KeyboardEvent, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { DType } from "../../core/dtype.ts";
import type { AttributeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import type { Value } from "../../core/value.ts";
import { type ComparedInfo, comparedSource } from "../../state/compare.ts";
import { shownPart } from "../../state/complexPart.ts";
import { runsDown } from "../../state/datasetView.ts";
import { decodedValues } from "../../state/decodedValues.ts";
import { type LineChoice, useLineChoices } from "../../state/lineChoice.ts";
import { missingValues } from "../../state/missingValues.ts";
import { useSettings } from "../../state/settings.ts";
import { useShownPicture } from "../../state/shownPicture.ts";
import { type FirstView, VIEW_KINDS, type ViewKind } from "../../state/viewKinds.ts";
import { DecodeSwitch } from "../graphic/DecodeSwitch.tsx";
import { PartSelect } from "../graphic/PartSelect.tsx";
import { copyPicture, savePicture } from "../graphic/savePicture.ts";
import { ViewSwitcher } from "../graphic/ViewSwitcher.tsx";
import { HeatView, HistogramView, ImageView, LineView, ScatterView } from "../lazyParts.ts";
import { focusPane } from "../panes.ts";
import { DatasetTable } from "./DatasetTable.tsx";
import { DimensionBar } from "./DimensionBar.tsx";
import { useDatasetInfo } from "./datasetInfo.ts";
import styles from "./Preview.module.css";
import { SlowSlice } from "./SlowSlice.tsx";
import { togglePlay, usePlayer } from "./usePlayer.ts";
import { useShownView } from "./useShownView.ts";
import { looksByKey, viewByKey } from "./viewKeys.ts";

interface DatasetPaneProps {
  readonly path: NodePath;
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly chunks: readonly number[] | null;
  /** Names of the axes, where the file gives any. */
  readonly dims: readonly (string | null)[] | undefined;
  /** Once they are known. */
  readonly attributes: readonly AttributeInfo[] | undefined;
  readonly fillValue: Value | undefined;
  /** Further data of one axis, drawn as lines in the same plot. */
  readonly others?: readonly ComparedInfo[] | undefined;
  /** The view that its mapped type asks for, or where it is shown. */
  readonly mapped: FirstView | undefined;
}

const NONE: readonly ComparedInfo[] = [];
const USUAL_LINES: LineChoice = {};

/** Lines that are drawn of the rows selected in the table. */
const MOST_LINES = 8;

/** The values of a dataset, in the way that suits them or was chosen, and below them its axes. */
export function DatasetPane(props: DatasetPaneProps) {
  const { path, shape, dtype, chunks, dims, attributes, fillValue, others = NONE } = props;
  const shown = useShownView(path, shape, dtype, attributes, props.mapped);
  const { kinds, kind, setKind, view, setView, picture, stepped } = shown;
  const looks = useSettings((state) => state.looks);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const chosen = useLineChoices((state) => state.choices.get(path)) ?? USUAL_LINES;
  const [selected, setSelected] = useState<readonly number[] | null>(null);
  const lines = useMemo(() => (selected ? { rows: selected } : chosen), [selected, chosen]);
  const setLines = (next: LineChoice) => {
    setSelected(null);
    useLineChoices.getState().choose(path, next);
  };
  const labels = useDatasetInfo(path);
  const encoding = labels?.encoding;
  const decoding = looks.decoded ? encoding : undefined;
  const part = useMemo(
    () => (decoding ? decodedValues(path, dtype, decoding) : shownPart(path, dtype, looks.part, kind !== "table")),
    [path, dtype, looks.part, kind, decoding],
  );
  // Decoded, what is missing is NaN already.
  const missing = useMemo(
    () => (decoding ? [] : missingValues(dtype, fillValue, attributes)),
    [dtype, fillValue, attributes, decoding],
  );
  const source = useMemo(
    () => ({ path, shape, chunks, view, missing, ...part }),
    [path, shape, chunks, view, missing, part],
  );

  const beside = useMemo(() => others.map((other) => comparedSource(other, view)), [others, view]);

  const [stepAxis, setStepAxis] = useState<number | null>(null);
  const active = stepped.find((axis) => axis === stepAxis) ?? stepped[0];
  usePlayer(path, shape, view, setView);

  const follow = useFollowingFocus(kind);

  const onKeyDown = (event: KeyboardEvent) => {
    const typing = (event.target as Element).matches("input:not([type=radio]), select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const chosen = VIEW_KINDS[Number(event.key) - 1];
    const next = viewByKey(view, shape, active, event.key);
    const changed = looksByKey(kind, looks, event.key);
    const other = { ",": -1, ".": 1 }[event.key];
    const pressing = (event.target as Element).matches("button, input");
    if (chosen && kinds.includes(chosen)) {
      follow.current = chosen !== kind;
      setKind(chosen);
    } else if (next) setView(next);
    else if (other !== undefined && active !== undefined) {
      setStepAxis(stepped[(stepped.indexOf(active) + other + stepped.length) % stepped.length] ?? null);
    } else if (event.key === " " && active !== undefined && !pressing) {
      event.preventDefault();
      togglePlay(active, view, shape, setView);
    } else if (event.key.toLowerCase() === "p" && useShownPicture.getState().picture) {
      void (event.shiftKey ? copyPicture() : savePicture(1));
    } else if (changed) useSettings.getState().setLooks(changed);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the views inside
    <div className={styles.dataset} onKeyDown={onKeyDown}>
      {/* The switcher stays in its place, with the focus, while the views and their tools come and go. */}
      <div className={styles.toolbar}>
        <ViewSwitcher kinds={kinds} kind={kind} onChange={setKind} />
        {encoding && <DecodeSwitch />}
        {dtype.kind === "complex" && <PartSelect single={kind !== "table"} />}
        <div ref={setTools} className={styles.tools} />
      </div>
      <Suspense fallback={<div className={styles.table} />}>
        {kind === "table" && (
          <DatasetTable
            path={path}
            shape={shape}
            dtype={part.dtype}
            chunks={chunks}
            view={view}
            of={part.of}
            tools={tools}
            onRows={(first, last) => {
              const rows = Array.from({ length: Math.min(MOST_LINES, last - first + 1) }, (_, i) => first + i);
              if (!runsDown(view, shape)) setSelected(rows);
            }}
          />
        )}
        {kind === "line" && lines.points && view.columnAxis === null && (
          <ScatterView
            source={source}
            labels={labels}
            choice={lines}
            onChoice={setLines}
            onLine={() => setLines({ ...lines, points: undefined })}
            tools={tools}
          />
        )}
        {kind === "line" && !(lines.points && view.columnAxis === null) && (
          <LineView
            source={source}
            others={beside}
            choice={lines}
            onChoice={setLines}
            dims={dims}
            labels={labels}
            tools={tools}
          />
        )}
        {kind === "heat" && <HeatView source={source} labels={labels} tools={tools} />}
        {kind === "histogram" && <HistogramView source={source} labels={labels} tools={tools} />}
        {kind === "image" && picture && <ImageView source={source} labels={labels} layout={picture} tools={tools} />}
      </Suspense>
      <SlowSlice source={source} itemBytes={dtype.size} dims={dims} shown={shown} lines={lines} />
      <DimensionBar
        shape={shape}
        dims={dims}
        view={view}
        outer={kind === "image" ? stepped : undefined}
        active={stepped.length > 1 ? active : undefined}
        onChange={setView}
      />
    </div>
  );
}

/** Where a view was chosen by its key, the focus goes to it as soon as it is there: the one that had it is gone. */
function useFollowingFocus(kind: ViewKind) {
  const follow = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each view
  useEffect(() => {
    if (!follow.current) return undefined;
    follow.current = false;
    let frame = 0;
    const until = performance.now() + 5000;
    const attempt = () => {
      const active = document.activeElement;
      // While the new view is being fetched the old one is hidden, and may still have the focus.
      const elsewhere = active !== null && active !== document.body && active.getClientRects().length > 0;
      if (elsewhere || focusPane("preview") || performance.now() > until) return;
      frame = requestAnimationFrame(attempt);
    };
    attempt();
    return () => cancelAnimationFrame(frame);
  }, [kind]);
  return follow;
}
