import { type CSSProperties, useEffect, useState } from "react";
import type { AxisRange } from "../../core/selection.ts";
import { datasetIndex } from "../../state/datasetView.ts";
import styles from "./Graphic.module.css";
import { SERIES } from "./LinePlot.tsx";
import { parseRows } from "./lineData.ts";

interface LineRowsProps {
  /** What the lines are in the table. */
  readonly word: "Rows" | "Columns";
  readonly rows: readonly number[];
  readonly table: AxisRange;
  readonly hidden: ReadonlySet<number>;
  readonly onRows: (rows: readonly number[]) => void;
  readonly onHidden: (hidden: ReadonlySet<number>) => void;
}

/** Which rows of the table are drawn, and which of them are hidden for a moment. */
export function LineRows({ word, rows, table, hidden, onRows, onHidden }: LineRowsProps) {
  const text = rows.join(", ");
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const parsed = parseRows(draft, table.count, SERIES);
  const commit = () => (parsed ? onRows(parsed) : setDraft(text));
  const toggle = (line: number) => {
    const next = new Set(hidden);
    if (!next.delete(line)) next.add(line);
    onHidden(next);
  };
  return (
    <>
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
      {rows.length > 1 && (
        <span className={styles.legend}>
          {rows.map((row, line) => (
            <button
              key={row}
              type="button"
              aria-pressed={!hidden.has(line)}
              title="Show or hide this line"
              style={{ "--series": `var(--series-${line + 1})` } as CSSProperties}
              onClick={() => toggle(line)}
            >
              <i aria-hidden />
              {datasetIndex(table, row)}
            </button>
          ))}
        </span>
      )}
    </>
  );
}
