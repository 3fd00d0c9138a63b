import type { ReactNode } from "react";
import { groupedCount } from "../../core/numberText.ts";
import { paneFocus } from "../panes.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { LongText } from "./LongText.tsx";
import styles from "./Preview.module.css";

/** Text beyond this is copied, but not drawn. */
const SHOWN = 100_000;

interface TextValueProps {
  readonly text: string;
  readonly tone: string;
  /** What stands in place of the text. */
  readonly instead?: ReactNode;
  /** What is said below it. */
  readonly children?: ReactNode;
}

/** A text, or a value as text: large, or as a document where it is long. */
export function TextValue({ text, tone, instead, children }: TextValueProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled by the keyboard
    <section className={styles.scalar} aria-label="Value" tabIndex={0} {...paneFocus("preview")}>
      <div className={styles.value} data-tone={tone} data-long={text.length > 60 || text.includes("\n") || undefined}>
        {instead ??
          (text === "" ? <span className={styles.none}>An empty text.</span> : <LongText text={text} shown={SHOWN} />)}
      </div>
      {text.length > SHOWN && (
        <p className="quiet">
          The first {groupedCount(SHOWN)} of {groupedCount(text.length)} characters.
        </p>
      )}
      <p className={styles.under}>
        {children}
        <CopyButton text={text} what="value" />
      </p>
    </section>
  );
}
