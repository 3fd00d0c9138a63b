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
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
    // What is there to be used comes first, not the way out. A pane knows its own place to begin.
    if (open && content.current && place !== "left" && place !== "right")
      firstStop(content.current)?.focus({ preventScroll: true });
  }, [open, place]);
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
          <div ref={content} className={styles.content} tabIndex={reading ? 0 : undefined}>
            {children}
          </div>
        </div>
      )}
    </dialog>
  );
}

const STOPS = 'input:not([type="radio"]), input:checked, select, textarea, button, [tabindex="0"]';

/** Where the keyboard begins: a text that can be scrolled goes before all that stands in it. */
function firstStop(content: HTMLElement): HTMLElement | null {
  return content.tabIndex === 0 ? content : content.querySelector<HTMLElement>(STOPS);
}
