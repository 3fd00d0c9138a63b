import { Repeat } from "lucide-react";
import { useEffect, useState } from "react";
import { PACES, usePlay } from "../../state/play.ts";
import { Select } from "../graphic/Select.tsx";
import styles from "./DimensionBar.module.css";

const OPTIONS = PACES.map((pace) => [String(pace), `${pace} fps`] as const);

/** How fast, in which steps and how often axes are played. */
export function Pace() {
  const { fps, step, loop } = usePlay();
  const [draft, setDraft] = useState(String(step));
  useEffect(() => setDraft(String(step)), [step]);
  const parsed = Number(draft);
  const valid = Number.isInteger(parsed) && parsed !== 0;
  const commit = () => (valid ? usePlay.setState({ step: parsed }) : setDraft(String(step)));
  return (
    <span className={styles.pace}>
      <Select
        label="Pictures per second"
        value={String(fps)}
        options={OPTIONS}
        onChange={(next) => usePlay.setState({ fps: Number(next) })}
      />
      <label className={styles.step}>
        Step
        <input
          className="field mono"
          aria-label="Indices from one picture to the next"
          aria-invalid={!valid}
          title="Indices from one picture to the next; below 0 backwards"
          inputMode="numeric"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            if (event.key === "Escape") setDraft(String(step));
          }}
        />
      </label>
      <button
        type="button"
        className="icon-button"
        aria-label="Begin anew at the end"
        title="Begin anew at the end"
        aria-pressed={loop}
        onClick={() => usePlay.setState({ loop: !loop })}
      >
        <Repeat size={15} aria-hidden />
      </button>
    </span>
  );
}
