import { useId } from "react";
import { useSettings } from "../../state/settings.ts";
import type { ViewKind } from "../../state/viewKinds.ts";
import styles from "./Graphic.module.css";

const WORDS: Readonly<Record<ViewKind, string>> = {
  table: "Table",
  line: "Line",
  heat: "Heat map",
  histogram: "Histogram",
};

interface ViewSwitcherProps {
  readonly kinds: readonly ViewKind[];
  readonly kind: ViewKind;
}

/** How the values are shown; only what makes sense for them is offered. */
export function ViewSwitcher({ kinds, kind }: ViewSwitcherProps) {
  const name = useId();
  if (kinds.length < 2) return null;
  return (
    <div className={styles.segments} role="radiogroup" aria-label="View">
      {kinds.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            checked={each === kind}
            onChange={() => useSettings.getState().setLooks({ kind: each })}
          />
          <span>{WORDS[each]}</span>
        </label>
      ))}
    </div>
  );
}
