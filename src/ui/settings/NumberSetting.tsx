import { useEffect, useId, useState } from "react";
import styles from "./Settings.module.css";

interface NumberSettingProps {
  readonly label: string;
  readonly hint: string;
  readonly unit?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

export function NumberSetting({ label, hint, unit, value, min, max, onChange }: NumberSettingProps) {
  const id = useId();
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  const number = Number(draft);
  const valid = Number.isInteger(number) && number >= min && number <= max;
  const commit = () => {
    if (!valid) setDraft(String(value));
    else if (number !== value) onChange(number);
  };
  return (
    <div className={styles.number}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.entry}>
        <input
          id={id}
          className="field mono"
          inputMode="numeric"
          aria-invalid={!valid}
          aria-describedby={`${id}-hint`}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        />
        {unit && <span className="quiet">{unit}</span>}
      </span>
      <p id={`${id}-hint`} className={styles.hint}>
        {valid ? hint : `A whole number from ${min} to ${max}.`}
      </p>
    </div>
  );
}
