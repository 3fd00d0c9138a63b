import { type RefObject, useEffect, useRef } from "react";
import { visibleName } from "../../core/plainText.ts";
import styles from "./Completion.module.css";
import type { Suggestion } from "./suggestions.ts";
import type { OpenCompletion } from "./useCompletion.ts";

interface CompletionListProps {
  readonly id: string;
  readonly open: OpenCompletion;
  /** Where the word begins, from the left edge of what holds the list. */
  readonly left: number;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onAccept: (index: number) => void;
}

const GLYPH: Readonly<Record<Suggestion["kind"], readonly [glyph: string, word: string]>> = {
  function: ["ƒ", "function"],
  dataset: ["#", "dataset"],
  parameter: ["=", "parameter"],
  constant: ["π", "constant"],
};

/** What can be written at the caret; what is said of the chosen one stands below. The field keeps the focus. */
export function CompletionList({ id, open, left, list, onAccept }: CompletionListProps) {
  const { items, index } = open;
  const active = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another option becomes the active one
  useEffect(() => {
    active.current?.scrollIntoView({ block: "nearest" });
  }, [index]);
  const doc = items[index]?.doc;
  return (
    <div ref={list} className={styles.popup} style={{ left }}>
      <div id={id} className={styles.list} role="listbox" aria-label="Completions">
        {items.map((item, i) => {
          const [glyph, word] = GLYPH[item.kind];
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            // biome-ignore lint/a11y/useKeyWithClickEvents: Tab and Enter in the field accept
            <div
              key={`${item.kind} ${item.name}`}
              ref={i === index ? active : undefined}
              id={`${id}-${i}`}
              className={styles.item}
              role="option"
              aria-selected={i === index}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onAccept(i)}
            >
              <span className={styles.glyph} data-kind={item.kind} title={word}>
                {glyph}
              </span>
              <bdi className={styles.name}>{visibleName(item.name)}</bdi>
              <span className={styles.detail}>{item.detail}</span>
            </div>
          );
        })}
      </div>
      {doc !== undefined && <p className={styles.doc}>{visibleName(doc)}</p>}
    </div>
  );
}
