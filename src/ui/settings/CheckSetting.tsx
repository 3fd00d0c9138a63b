import { useId } from "react";
import styles from "./Settings.module.css";

interface CheckSettingProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that is done or not. */
export function CheckSetting({ label, hint, checked, onChange }: CheckSettingProps) {
  const id = useId();
  return (
    <div className={styles.check}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}
