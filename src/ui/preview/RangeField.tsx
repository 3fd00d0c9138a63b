import { useEffect, useState } from "react";
import { faultData } from "../../core/fault.ts";
import { axisRange } from "../../state/datasetView.ts";
import styles from "./DimensionBar.module.css";

interface RangeFieldProps {
  readonly label: string;
  readonly size: number;
  readonly text: string;
  readonly onCommit: (text: string) => void;
}

/** Takes NumPy's words for a part of an axis: `2:10`, `::-1`, `7`. What is typed holds from Enter on, or when it is left. */
export function RangeField({ label, size, text, onCommit }: RangeFieldProps) {
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const problem = problemOf(draft, size);
  const commit = () => {
    if (problem === null) onCommit(draft.trim() || ":");
    else setDraft(text);
  };
  return (
    <span className={styles.range}>
      <input
        className="field mono"
        aria-label={label}
        aria-invalid={problem !== null}
        title={problem ?? "A range like 2:10 or ::-1, or a single index; “:” is all"}
        spellCheck={false}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
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
