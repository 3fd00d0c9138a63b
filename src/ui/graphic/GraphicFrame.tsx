import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import type { FaultData } from "../../core/fault.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import styles from "./Graphic.module.css";

interface GraphicFrameProps {
  /** Where the toolbar belongs: beside the switcher of views, which stays while they change. */
  readonly tools: HTMLElement | null;
  readonly toolbar: ReactNode;
  readonly readout: ReactNode;
  readonly busy: boolean;
  readonly fault: FaultData | null;
  readonly onRetry: () => void;
  /** What has to be known of the picture. */
  readonly note: string | null;
  /** Whether there is nothing that could be drawn. */
  readonly empty?: boolean;
  /** What can be said of it in numbers. */
  readonly facts?: ReactNode;
  /** Whether the picture is that of what was asked for last. */
  readonly settled: boolean;
  readonly children: ReactNode;
}

/** What the graphic views share: a toolbar, a bar while they read, what went wrong, a note. */
export function GraphicFrame({
  tools,
  toolbar,
  readout,
  busy,
  fault,
  onRetry,
  note,
  empty = false,
  facts,
  settled,
  children,
}: GraphicFrameProps) {
  return (
    <div className={styles.frame} aria-busy={!settled && !fault} data-testid="graphic">
      {tools && createPortal(toolbar, tools)}
      {fault && (
        <div className={styles.fault}>
          <FaultNote fault={fault} title="This could not be drawn">
            <button type="button" className="button" data-small onClick={onRetry}>
              Retry
            </button>
          </FaultNote>
        </div>
      )}
      <div className={styles.stage}>
        <div className={styles.bar} data-busy={busy || undefined} />
        {children}
        {empty && settled && (
          <p className={styles.nothing}>No numbers to draw: all of these values are nan or missing.</p>
        )}
      </div>
      <div className={styles.foot}>
        <p className={styles.note}>{note}</p>
        {facts}
        {readout}
      </div>
    </div>
  );
}
