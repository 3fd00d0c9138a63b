import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import type { FaultData } from "../../core/fault.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { useLasting } from "../parts/useLasting.ts";
import styles from "./Graphic.module.css";

interface GraphicFrameProps {
  /** Where the toolbar belongs: beside the switcher of views, which stays while they change. */
  readonly tools: HTMLElement | null;
  readonly toolbar: ReactNode;
  readonly readout: ReactNode;
  readonly busy: boolean;
  readonly fault: FaultData | null;
  readonly onRetry: () => void;
  /** Ends the reading. */
  readonly onStop: () => void;
  /** What has to be known of the picture. */
  readonly note: string | null;
  /** Why there is nothing that could be drawn; null where there is something. */
  readonly nothing?: string | null;
  /** A further picture below it. */
  readonly below?: ReactNode;
  /** What can be said of it in numbers. */
  readonly facts?: ReactNode;
  /** Whether there is a picture, of whatever. */
  readonly drawn: boolean;
  /** Whether the picture is that of what was asked for last. */
  readonly settled: boolean;
  readonly children: ReactNode;
}

/** Reading that takes longer than this is said in words, and can be stopped. */
const SLOW = 1000;

/** What the graphic views share: a toolbar, a bar while they read, what went wrong, a note. */
export function GraphicFrame({
  tools,
  toolbar,
  readout,
  busy,
  fault,
  onRetry,
  onStop,
  note,
  nothing = null,
  below,
  facts,
  drawn,
  settled,
  children,
}: GraphicFrameProps) {
  const slow = useLasting(busy, SLOW);
  const stopped = fault?.code === "aborted";
  return (
    <div className={styles.frame} aria-busy={!settled && !fault} data-testid="graphic">
      {tools && createPortal(toolbar, tools)}
      {fault && !stopped && (
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
        {nothing !== null && settled && <p className={styles.nothing}>{nothing}</p>}
        {(slow || stopped) && (
          <p className={styles.reading} role="status">
            {stopped ? "Reading was stopped." : "Reading…"} {drawn && "The picture is not up to date."}
            <button type="button" className="button" data-small onClick={stopped ? onRetry : onStop}>
              {stopped ? "Read again" : "Stop"}
            </button>
          </p>
        )}
      </div>
      {below}
      <div className={styles.foot}>
        <p className={styles.note}>{note}</p>
        {facts}
        {readout}
      </div>
    </div>
  );
}
