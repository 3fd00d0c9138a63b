import type { CSSProperties } from "react";
import styles from "./Graphic.module.css";

interface LineLegendProps {
  readonly names: readonly string[];
  readonly hidden: ReadonlySet<number>;
  readonly onHidden: (hidden: ReadonlySet<number>) => void;
}

/** Which line is which; a press hides one for a moment. */
export function LineLegend({ names, hidden, onHidden }: LineLegendProps) {
  const toggle = (line: number) => {
    const next = new Set(hidden);
    if (!next.delete(line)) next.add(line);
    onHidden(next);
  };
  return (
    <span className={styles.legend}>
      {names.map((name, line) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={line}
          type="button"
          aria-pressed={!hidden.has(line)}
          title="Show or hide this line"
          style={{ "--series": `var(--series-${line + 1})` } as CSSProperties}
          onClick={() => toggle(line)}
        >
          <i aria-hidden />
          {name}
        </button>
      ))}
    </span>
  );
}
