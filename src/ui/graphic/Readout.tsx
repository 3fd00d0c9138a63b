import { useEffect, useState } from "react";
import { visibleText } from "../../core/plainText.ts";
import styles from "./Graphic.module.css";

interface ReadoutProps {
  readonly position: string | null;
  /** The same in the words of coordinates, where there are any. */
  readonly labels?: string | null;
  readonly value: string | null;
  /** Whether it is read out: where the keyboard moves. */
  readonly spoken: boolean;
}

/** A screen reader is told at most this often. */
const PAUSE = 500;

/** Where the probe stands, and the value there. */
export function Readout({ position, labels = null, value, spoken }: ReadoutProps) {
  const text =
    position === null
      ? ""
      : `[${position}] ${labels === null ? "" : `${labels}: `}${value === null ? "…" : visibleText(value)}`;
  const [said, setSaid] = useState("");
  useEffect(() => {
    const later = setTimeout(() => setSaid(spoken && value !== null ? text : ""), PAUSE);
    return () => clearTimeout(later);
  }, [text, spoken, value]);
  return (
    <>
      <span className={styles.readout} data-testid="readout">
        {position !== null && (
          <>
            <span className="quiet">[{position}]</span> {labels !== null && <bdi className="quiet">{labels}: </bdi>}
            <bdi>{value === null ? "…" : visibleText(value)}</bdi>
          </>
        )}
      </span>
      <span className="visually-hidden" aria-live="polite" data-testid="spoken">
        {said}
      </span>
    </>
  );
}
