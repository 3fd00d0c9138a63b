import { ArrowLeftRight } from "lucide-react";
import { groupedCount } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import { assignAxis, type DatasetView, isDrawn, withAxis } from "../../state/datasetView.ts";
import { steppedAxes } from "../../state/play.ts";
import { AxisSlot } from "./AxisSlot.tsx";
import styles from "./DimensionBar.module.css";
import { OuterAxis } from "./OuterAxis.tsx";
import { Pace } from "./Pace.tsx";
import { RangeField } from "./RangeField.tsx";
import { useLabelledAxis } from "./useAxisLabels.ts";

interface DimensionBarProps {
  readonly shape: readonly number[];
  readonly dims: readonly (string | null)[] | undefined;
  readonly view: DatasetView;
  /** Of several axes that are stepped through: the one that the keys step through. */
  readonly active?: number | undefined;
  /** The axes that are stepped through, where the others have their place: all that are not drawn by default. */
  readonly outer?: readonly number[] | undefined;
  readonly onChange: (view: DatasetView) => void;
}

/** Which axes are rows and columns, what is taken of them, and where the other ones stand. */
export function DimensionBar({ shape, dims, view, active, outer: fixed, onChange }: DimensionBarProps) {
  const outer = fixed ?? shape.flatMap((_, axis) => (isDrawn(view, axis) ? [] : [axis]));
  const { rowAxis, columnAxis } = fixed ? { rowAxis: null, columnAxis: null } : view;
  if (fixed?.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a bar
    <div className={styles.bar} role="group" aria-label="Dimensions">
      {outer.map((axis) => (
        <OuterAxis
          key={axis}
          axis={axis}
          name={dims?.[axis]}
          shape={shape}
          view={view}
          active={axis === active}
          movable={!fixed}
          onChange={onChange}
        />
      ))}
      <div className={styles.plane}>
        {rowAxis !== null && (
          <InnerAxis shows="rowAxis" axis={rowAxis} shape={shape} dims={dims} view={view} onChange={onChange} />
        )}
        {columnAxis !== null && (
          <InnerAxis shows="columnAxis" axis={columnAxis} shape={shape} dims={dims} view={view} onChange={onChange} />
        )}
        {rowAxis !== null && columnAxis !== null && (
          <button
            type="button"
            className="icon-button"
            aria-label="Swap rows and columns"
            title="Swap rows and columns (T)"
            onClick={() => onChange(assignAxis(view, "rowAxis", columnAxis))}
          >
            <ArrowLeftRight size={15} aria-hidden />
          </button>
        )}
        <span className={styles.gap} />
        {(fixed ?? steppedAxes(view, shape)).length > 0 && <Pace />}
      </div>
    </div>
  );
}

interface InnerAxisProps extends DimensionBarProps {
  readonly shows: "rowAxis" | "columnAxis";
  readonly axis: number;
}

function InnerAxis({ shows, axis, shape, dims, view, onChange }: InnerAxisProps) {
  const word = shows === "rowAxis" ? "Rows" : "Columns";
  const labelled = useLabelledAxis(axis, dims?.[axis]);
  return (
    <AxisSlot
      className={styles.inner}
      axis={axis}
      name={dims?.[axis] ? visibleText(dims[axis] ?? "") : `axis ${axis}`}
      view={view}
      onChange={onChange}
      movable={shape.length > 1}
    >
      <span className={styles.word}>{word}</span>
      {shape.length > 1 && (
        <select
          className="field mono"
          aria-label={`Axis shown as ${word.toLowerCase()}`}
          value={axis}
          onChange={(event) => onChange(assignAxis(view, shows, Number(event.target.value)))}
        >
          {shape.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its index
            <option key={i} value={i}>
              {dims?.[i] ? visibleText(dims[i] ?? "") : `axis ${i}`}
            </option>
          ))}
        </select>
      )}
      <RangeField
        label={`Range of ${word.toLowerCase()}, axis ${axis}`}
        size={shape[axis] ?? 0}
        text={view.axes[axis]?.range ?? ":"}
        labelled={labelled}
        onCommit={(range) => onChange(withAxis(view, axis, { range }))}
      />
      <span className={styles.size}>of {groupedCount(shape[axis] ?? 0)}</span>
    </AxisSlot>
  );
}
