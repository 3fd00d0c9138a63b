import { useEffect, useState } from "react";
import { faultData } from "../../core/fault.ts";
import { axisText } from "../../state/coordinates.ts";
import { axisRange } from "../../state/datasetView.ts";
import styles from "./DimensionBar.module.css";

interface RangeFieldProps {
  readonly label: string;
  readonly size: number;
  readonly text: string;
  /** Where the axis has labels: the dataset, and the name of the dimension. */
  readonly labelled?: { readonly path: string; readonly dim: string } | undefined;
  readonly onCommit: (text: string) => void;
}

const RANGES = "A range like 2:10 or ::-1, or a single index; “:” is all";

/** Takes NumPy's words for a part of an axis: `2:10`, `::-1`, `7`. What is typed holds from Enter on, or when it is left. */
export function RangeField({ label, size, text, labelled, onCommit }: RangeFieldProps) {
  const [draft, setDraft] = useState(text);
  const [unknown, setUnknown] = useState<string | null>(null);
  useEffect(() => {
    setDraft(text);
    setUnknown(null);
  }, [text]);
  const byLabel = draft.trim().startsWith("=");
  const problem = byLabel ? unknown : problemOf(draft, size);
  const commit = async () => {
    try {
      if (byLabel) onCommit(await axisText(draft, labelled?.path, labelled?.dim));
      else if (problem === null) onCommit(draft.trim() || ":");
      else setDraft(text);
    } catch (error) {
      setUnknown(faultData(error).message);
    }
  };
  return (
    <span className={styles.range}>
      <input
        className="field mono"
        aria-label={label}
        aria-invalid={problem !== null}
        title={problem ?? (labelled ? `${RANGES}; labels as =40..60 or =2000-03` : RANGES)}
        spellCheck={false}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setUnknown(null);
        }}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void commit();
          if (event.key === "Escape") setDraft(text);
        }}
      />
      {problem !== null && <span className={styles.problem}>{problem}</span>}
    </span>
  );
}

function problemOf(text: string, size: number): string | null {
  try {
    return axisRange(text, size).count === 0 && size > 0 ? "This range is empty." : null;
  } catch (error) {
    return faultData(error).message;
  }
}
