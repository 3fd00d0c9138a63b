import { useEffect, useState } from "react";
import type { AxisRange } from "../../core/selection.ts";
import { SERIES } from "./errorBars.ts";
import styles from "./Graphic.module.css";
import { parseRows } from "./lineData.ts";

interface LineRowsProps {
  /** What the lines are in the table. */
  readonly word: "Rows" | "Columns";
  readonly rows: readonly number[];
  readonly table: AxisRange;
  readonly onRows: (rows: readonly number[]) => void;
}

/** Which rows of the table are drawn. */
export function LineRows({ word, rows, table, onRows }: LineRowsProps) {
  const text = rows.join(", ");
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const parsed = parseRows(draft, table.count, SERIES);
  const commit = () => (parsed ? onRows(parsed) : setDraft(text));
  return (
    <label className={styles.lines}>
      {word}
      <input
        className="field mono"
        aria-label={`${word} drawn as lines`}
        aria-invalid={parsed === null}
        title={`Up to ${SERIES} ${word.toLowerCase()} of the table, from 0 to ${table.count - 1}: 0, 5, 12`}
        spellCheck={false}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setDraft(text);
        }}
      />
    </label>
  );
}
