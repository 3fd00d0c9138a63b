import { useId } from "react";
import type { ViewKind } from "../../state/viewKinds.ts";
import styles from "./Graphic.module.css";

const WORDS: Readonly<Record<ViewKind, string>> = {
  table: "Table",
  line: "Line",
  heat: "Heat map",
  histogram: "Histogram",
  image: "Image",
};

interface ViewSwitcherProps {
  readonly kinds: readonly ViewKind[];
  readonly kind: ViewKind;
  readonly onChange: (kind: ViewKind) => void;
}

/** How the values are shown; only what makes sense for them is offered. */
export function ViewSwitcher({ kinds, kind, onChange }: ViewSwitcherProps) {
  const name = useId();
  if (kinds.length < 2) return null;
  return (
    <div className={styles.segments} role="radiogroup" aria-label="View">
      {kinds.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === kind} onChange={() => onChange(each)} />
          <span>{WORDS[each]}</span>
        </label>
      ))}
    </div>
  );
}
