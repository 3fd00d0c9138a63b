import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./Dialog.module.css";

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** In the middle, for a form, for text or for work; or a sheet along a side. */
  readonly place?: "centre" | "wide" | "large" | "left" | "right";
  /** Nothing but text, which the keyboard must be able to scroll. */
  readonly reading?: boolean;
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps focus inside, closes with Escape and gives focus back. */
export function Dialog({ title, open, onClose, place = "centre", reading, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on the backdrop
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-place={place}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {open && (
        <div className={styles.frame}>
          <header className={styles.header}>
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="icon-button" aria-label={`Close ${title.toLowerCase()}`} onClick={onClose}>
              <X size={16} aria-hidden />
            </button>
          </header>
          <div className={styles.content} tabIndex={reading ? 0 : undefined}>
            {children}
          </div>
        </div>
      )}
    </dialog>
  );
}
