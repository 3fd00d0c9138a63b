import { ChevronLeft, ChevronRight, Pause, Play, X } from "lucide-react";
import { useEffect, useState } from "react";
import { faultData } from "../../core/fault.ts";
import { groupedCount } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import { parseAxis } from "../../core/selection.ts";
import { axisText } from "../../state/coordinates.ts";
import {
  axisRange,
  type DatasetView,
  datasetIndex,
  restrictAxis,
  shownRange,
  withAxis,
} from "../../state/datasetView.ts";
import { usePlay } from "../../state/play.ts";
import { AxisSlot } from "./AxisSlot.tsx";
import styles from "./DimensionBar.module.css";
import { useAxisLabels, useLabelledAxis } from "./useAxisLabels.ts";
import { togglePlay } from "./usePlayer.ts";

/** Positions that are indices. */
const WHOLE = { start: 0, step: 1, count: Number.MAX_SAFE_INTEGER, drop: false };

interface OuterAxisProps {
  readonly axis: number;
  readonly name?: string | null | undefined;
  readonly shape: readonly number[];
  readonly view: DatasetView;
  /** Whether it is the one of several that the keys step through. */
  readonly active?: boolean;
  /** Whether it can be exchanged for rows or columns. */
  readonly movable: boolean;
  readonly onChange: (view: DatasetView) => void;
}

/**
 * Steps through an axis that is neither rows nor columns. A range typed into its field restricts the steps to it.
 * Where there is one place only, it is named.
 */
export function OuterAxis({ axis, name, shape, view, active, movable, onChange }: OuterAxisProps) {
  const size = shape[axis] ?? 0;
  const range = shownRange(view, shape, axis);
  const { index = 0, range: rangeText = ":" } = view.axes[axis] ?? {};
  const position = Math.max(0, Math.min(Math.round((index - range.start) / range.step), range.count - 1));
  const playing = usePlay((state) => state.axis === axis);
  const labelled = useLabelledAxis(axis, name);
  const labelAt = useAxisLabels(labelled?.path ?? "", labelled ? axis : null, WHOLE, index, index + 1);
  const label = labelAt?.(index);
  const word = (
    <span className={styles.word} title={`axis ${axis}`} data-active={active || undefined}>
      {name ? visibleText(name) : `axis ${axis}`}
    </span>
  );
  const slot = { axis, name: name ? visibleText(name) : `axis ${axis}`, view, onChange, movable };
  if (size === 1) {
    return (
      <AxisSlot className={styles.inner} {...slot}>
        {word}
        <span className={styles.size} title="The only place along this axis" data-testid={`only-${axis}`}>
          {label === undefined ? index : <bdi className={styles.label}>{label}</bdi>}
        </span>
      </AxisSlot>
    );
  }
  const goTo = (next: number) => onChange(withAxis(view, axis, { index: datasetIndex(range, next) }));
  return (
    <AxisSlot className={styles.outer} {...slot}>
      {word}
      <button
        type="button"
        className="icon-button"
        data-small
        aria-label={playing ? `Stop playing axis ${axis}` : `Play axis ${axis}`}
        title={playing ? "Stop (Space)" : "Play (Space)"}
        disabled={range.count < 2}
        onClick={() => togglePlay(axis, view, shape, onChange)}
      >
        {playing ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
      </button>
      <Step label={`Previous index of axis ${axis}`} onStep={() => goTo(position - 1)} disabled={position <= 0} back />
      <input
        type="range"
        className={styles.slider}
        aria-label={`Index of axis ${axis}`}
        aria-valuetext={label === undefined ? `${index} of ${size}` : `${label}, ${index} of ${size}`}
        min={0}
        max={Math.max(range.count - 1, 0)}
        value={position}
        style={{ "--filled": `${range.count > 1 ? (100 * position) / (range.count - 1) : 0}%` } as React.CSSProperties}
        onChange={(event) => goTo(Number(event.target.value))}
      />
      <Step
        label={`Next index of axis ${axis}`}
        onStep={() => goTo(position + 1)}
        disabled={position >= range.count - 1}
      />
      <IndexField axis={axis} name={name} shape={shape} view={view} onChange={onChange} />
      <span className={styles.size} title={label}>
        {label === undefined ? `/ ${groupedCount(size - 1)}` : <bdi className={styles.label}>{label}</bdi>}
      </span>
      {rangeText !== ":" && (
        <button
          type="button"
          className={styles.restriction}
          aria-label={`Step through all of axis ${axis} again, not only ${rangeText}`}
          onClick={() => onChange(withAxis(view, axis, { range: ":" }))}
        >
          {rangeText} <X size={12} aria-hidden />
        </button>
      )}
    </AxisSlot>
  );
}

function IndexField({ axis, name, shape, view, onChange }: Omit<OuterAxisProps, "movable">) {
  const labelled = useLabelledAxis(axis, name);
  const index = String(view.axes[axis]?.index ?? 0);
  const [draft, setDraft] = useState(index);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setDraft(index);
    setProblem(null);
  }, [index]);
  const commit = async () => {
    if (draft.trim() === index) return;
    try {
      const text = await axisText(draft, labelled?.path, labelled?.dim);
      const size = shape[axis] ?? 0;
      if (typeof parseAxis(text) === "number") {
        onChange(withAxis(view, axis, { index: axisRange(text, size).start, range: ":" }));
      } else onChange(restrictAxis(view, shape, axis, text));
      setDraft(index);
      setProblem(null);
    } catch (error) {
      setProblem(faultData(error).message);
    }
  };
  return (
    <span className={styles.range}>
      <input
        className="field mono"
        aria-label={`Index or range of axis ${axis}`}
        aria-invalid={problem !== null}
        title={
          labelled
            ? "An index, a range like 2:10 to step through, or labels: =48.1, =2000-03, =40..60"
            : "An index, or a range like 2:10 to step through"
        }
        spellCheck={false}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setProblem(null);
        }}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void commit();
          if (event.key === "Escape") setDraft(index);
        }}
      />
      {problem !== null && <span className={styles.problem}>{problem}</span>}
    </span>
  );
}

interface StepProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly back?: boolean;
  readonly onStep: () => void;
}

function Step({ label, disabled, back, onStep }: StepProps) {
  const Icon = back ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      className="icon-button"
      data-small
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onStep}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
