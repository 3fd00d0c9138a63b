import { TriangleAlert } from "lucide-react";
import { byteText, groupedCount } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import { slowSlice } from "../../core/sliceCost.ts";
import type { DatasetView } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { chosenLines, type LineChoice } from "../../state/lineChoice.ts";
import { shownSlice, withDrawn, withLinesAlong } from "../../state/shownSlice.ts";
import { type IndexBox, useVisible } from "../../state/visible.ts";
import { useDatasetInfo } from "./datasetInfo.ts";
import styles from "./SlowSlice.module.css";
import type { ShownView } from "./useShownView.ts";

interface SlowSliceProps {
  readonly source: DrawnSource;
  /** Bytes of an element of the dataset. */
  readonly itemBytes: number;
  /** Names of the axes, where the file gives any. */
  readonly dims: readonly (string | null)[] | undefined;
  readonly shown: ShownView;
  readonly lines: LineChoice;
}

/** A quiet word where the chunks of a dataset lie across what is shown of it, and the axes along which they do not. */
export function SlowSlice({ source, itemBytes, dims, shown, lines }: SlowSliceProps) {
  const { path, shape, chunks } = source;
  const { kind, view, setView } = shown;
  const onScreen = useOnScreen(kind === "table" ? path : null);
  const isResident = useDatasetInfo()?.residentBytes !== undefined;
  if (!chunks || isResident) return null;
  const lineAxis = (each: DatasetView) => {
    const turned = chosenLines(lines, each, shape, 1).view;
    return turned.columnAxis ?? turned.rowAxis;
  };
  const slice = shownSlice(kind, view, shape, lineAxis(view), onScreen);
  const slow = slice && slowSlice({ chunks, itemBytes }, slice.taken, slice.drawn);
  if (!slow) return null;
  const { better } = slow;
  const names = better.axes
    .map((axis) => (dims?.[axis] ? visibleText(dims[axis] ?? "") : `axis ${axis}`))
    .join(" and ");
  const [first = 0] = better.axes;
  const next = kind === "line" ? withLinesAlong(view, first, lineAxis) : withDrawn(view, better.axes);
  return (
    <div className={styles.note} role="note" aria-label="Slow slice">
      <TriangleAlert size={14} className={styles.icon} aria-hidden />
      <p>
        {WHAT[kind]} through {groupedCount(slow.chunks)} chunks ({byteText(slow.bytes)}). Along <bdi>{names}</bdi> it
        would be {byteText(better.bytes)}.
      </p>
      <button type="button" className="button" data-small onClick={() => setView(next)}>
        Show along {names}
      </button>
    </div>
  );
}

const WHAT: Readonly<Record<ShownView["kind"], string>> = {
  table: "These cells cut",
  line: "This line cuts",
  heat: "This slice cuts",
  histogram: "This slice cuts",
  image: "This picture cuts",
};

/** What of a dataset is on screen; the same object as long as that is the same. */
function useOnScreen(path: string | null): IndexBox | null {
  return useVisible((state) => (path !== null && state.path === path ? state.box : null));
}
