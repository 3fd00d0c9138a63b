import { Copy, X } from "lucide-react";
import { useMemo, useRef } from "react";
import type { AxisRange } from "../../core/selection.ts";
import { datasetIndex, tableShape } from "../../state/datasetView.ts";
import { costOf, type DrawnSource, drawnKey, hasLabels, readPlane } from "../../state/drawing.ts";
import { reductionFor } from "../../state/plane.ts";
import { useTiles } from "../../state/tiles.ts";
import { copyText } from "../parts/clipboard.ts";
import { useSize } from "../parts/useSize.ts";
import styles from "./Graphic.module.css";
import type { Cell } from "./heatDraw.ts";
import type { Extent } from "./heatWindow.ts";
import { LinePlot } from "./LinePlot.tsx";
import { lineRect, type PlaneLine, profileCsv, profileNote, profileSteps, profileValues } from "./lineProfile.ts";
import { scalesOf } from "./planeFrame.ts";
import { tickText } from "./ticks.ts";
import { useDrawn } from "./useDrawn.ts";
import type { PlaneAxes } from "./usePlaneAxes.ts";

interface LineProfileProps {
  readonly source: DrawnSource;
  readonly line: PlaneLine;
  readonly extent: Extent;
  readonly axes: PlaneAxes;
  readonly theme: string;
  /** What the values are, with their units. */
  readonly title: string;
  /** Told of the cell at the step under the pointer. */
  readonly onCell: (cell: Cell | null) => void;
  readonly onClose: () => void;
}

/** As many cells of each axis are read at the most: of more, means or samples. */
const MOST = { rows: 1024, columns: 1024 };
const AXIS = { title: "distance (cells)", text: tickText, steps: null };
const NOTHING: ReadonlySet<number> = new Set();
// One and the same: the plot is drawn anew where it gets others.
const NO_ERRORS: readonly null[] = [];
const nothing = () => undefined;

/** The values along a line that was drawn across a plane, against the distance from its beginning. */
export function LineProfile({ source, line, extent, axes, theme, title, onCell, onClose }: LineProfileProps) {
  const { rows: wideRows, columns: wideColumns } = scalesOf(axes);
  const steps = useMemo(
    () => profileSteps(line, extent, { rows: wideRows, columns: wideColumns }),
    [line, extent, wideRows, wideColumns],
  );
  const generation = useTiles((state) => state.generation);
  const rect = useMemo(() => lineRect(steps), [steps]);
  const key = `line profile\0${drawnKey(source)}\0${JSON.stringify(rect)}\0${generation}`;
  const { value, of, fault } = useDrawn(
    key,
    (signal) => {
      const [rows, columns] = [rect.bottom - rect.top, rect.right - rect.left];
      const reduction = reductionFor(rows, columns, MOST, costOf(source), hasLabels(source.dtype));
      return readPlane(source, { rect, reduction }, signal);
    },
    { bytesOf: ({ data }) => data.byteLength },
  );
  const read = of === key ? value : null;
  const values = useMemo(() => read && profileValues(read, steps), [read, steps]);
  const points = useMemo(
    () =>
      [
        steps.map(({ distance }) => distance),
        Array.from(values ?? [], (each) => (Number.isFinite(each) ? each : null)),
      ] as const,
    [steps, values],
  );
  const space = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(space);
  const length = steps.at(-1)?.distance ?? 0;
  const { rows, columns } = tableShape(source.view, source.shape);
  // A plot that is made or drawn anew tells again where the pointer is, if anywhere: the probe is left alone then.
  const over = useRef<number | null>(null);
  const onHover = (at: number | null) => {
    const step = at === null ? null : nearestStep(at, length, steps.length);
    if (step === over.current) return;
    over.current = step;
    onCell(step === null ? null : (steps[step] ?? null));
  };
  const copy = () => {
    if (!values) return;
    const text = profileCsv(steps, values, (cell) => indices(cell, rows, columns), [
      axes.rowAxis.title || "row",
      axes.columnAxis.title || "column",
    ]);
    void copyText(text, "profile");
  };
  return (
    <section className={styles.profile} aria-label="Profile along the line" aria-busy={!read && !fault}>
      <div className={styles.profileHead}>
        <p className={styles.note}>{fault ? fault.message : read ? profileNote(read) : "Reading…"}</p>
        <button type="button" className="button" data-small disabled={!values} onClick={copy}>
          <Copy size={13} aria-hidden /> Copy as CSV
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the profile"
          title="Close (Esc)"
          onClick={onClose}
        >
          <X size={15} aria-hidden />
        </button>
      </div>
      <div ref={space} className={styles.profilePlot} role="img" aria-label={`Profile, ${steps.length} steps`}>
        {values && width > 0 && (
          <LinePlot
            {...{ points, width, height, theme, hidden: NOTHING, errors: NO_ERRORS, log: false, logX: false }}
            range={[0, length || 1]}
            xAxis={AXIS}
            xTitle={AXIS.title}
            yTitle={title}
            xName={String}
            onRange={nothing}
            onZoom={nothing}
            onPan={nothing}
            onReset={nothing}
            onHover={onHover}
          />
        )}
      </div>
    </section>
  );
}

/** Steps are even. */
function nearestStep(at: number, length: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round((at / (length || 1)) * (count - 1))));
}

function indices({ row, column }: Cell, rows: AxisRange, columns: AxisRange): Cell {
  return { row: datasetIndex(rows, row), column: datasetIndex(columns, column) };
}
