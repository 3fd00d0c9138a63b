import { Lock, LockOpen } from "lucide-react";
import { useEffect, useState } from "react";
import { briefNumber } from "../../core/numberText.ts";
import { useLimits } from "../../state/limits.ts";
import type { Limits } from "./colourScale.ts";
import styles from "./Graphic.module.css";
import { Select } from "./Select.tsx";

const RULES = [
  ["robust", "Clip 1–99 %"],
  ["full", "Full range"],
  ["manual", "By hand"],
] as const;

/** From which value to which the colours reach. */
export function LimitFields({ limits }: { readonly limits: Limits }) {
  const { rule, manual, held } = useLimits();
  const shown = manual ?? limits;
  return (
    <>
      <Select
        label="Colour limits"
        value={rule}
        options={RULES}
        // What is set by hand begins with what was there.
        onChange={(next) =>
          useLimits.setState({ rule: next, held: null, ...(next === "manual" && { manual: rounded(limits) }) })
        }
      />
      {rule === "manual" && (
        <span className={styles.limits}>
          <LimitField
            label="Lowest colour at"
            value={shown[0]}
            onCommit={(low) => useLimits.setState({ manual: [low, shown[1]] })}
          />
          <LimitField
            label="Highest colour at"
            value={shown[1]}
            onCommit={(high) => useLimits.setState({ manual: [shown[0], high] })}
          />
        </span>
      )}
      {rule !== "manual" && (
        <button
          type="button"
          className="icon-button"
          aria-label="Keep these limits"
          title="Keep these limits, whatever is shown"
          aria-pressed={held !== null}
          onClick={() => useLimits.setState({ held: held ? null : limits })}
        >
          {held ? <Lock size={15} aria-hidden /> : <LockOpen size={15} aria-hidden />}
        </button>
      )}
    </>
  );
}

function rounded([low, high]: Limits): Limits {
  return [Number(briefNumber(low)), Number(briefNumber(high))];
}

interface LimitFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onCommit: (value: number) => void;
}

function LimitField({ label, value, onCommit }: LimitFieldProps) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  const parsed = Number(draft);
  const valid = draft.trim() !== "" && Number.isFinite(parsed);
  const commit = () => (valid ? onCommit(parsed) : setDraft(String(value)));
  return (
    <input
      className="field mono"
      aria-label={label}
      aria-invalid={!valid}
      inputMode="decimal"
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setDraft(String(value));
      }}
    />
  );
}
