import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { FaultData } from "../../core/fault.ts";
import { copyText } from "./clipboard.ts";
import styles from "./FaultNote.module.css";

interface FaultNoteProps {
  readonly fault: FaultData;
  readonly title?: string;
  readonly tone?: "error" | "warn";
  /** One next step. */
  readonly children?: ReactNode;
}

/** What happened, why, what to do; HDF5's own words are folded away. */
export function FaultNote({ fault, title, tone = "error", children }: FaultNoteProps) {
  const Icon = tone === "error" ? CircleAlert : TriangleAlert;
  return (
    <div className={styles.note} data-tone={tone} role="alert">
      <Icon size={16} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        {title && <p className={styles.title}>{title}</p>}
        <p>
          {fault.message} {fault.hint}
        </p>
        {fault.details && (
          <details className={styles.details}>
            <summary>Details</summary>
            <pre className="mono">{fault.details}</pre>
          </details>
        )}
        <div className={styles.actions}>
          {children}
          <button
            type="button"
            className="button"
            data-small
            onClick={() => void copyText(faultReport(fault, title), "report")}
          >
            Copy report
          </button>
        </div>
      </div>
    </div>
  );
}

/** Everything but data, for an issue or a mail. */
export function faultReport({ code, message, hint, details }: FaultData, title?: string): string {
  const lines = [title, `${message} (${code})`, hint, details, `Browser: ${navigator.userAgent}`];
  return lines.filter((line) => line !== undefined).join("\n");
}
