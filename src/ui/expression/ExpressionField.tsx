import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { mistake, useExpression } from "../../state/expression.ts";
import { CompletionList } from "./CompletionList.tsx";
import { Examples } from "./Examples.tsx";
import styles from "./Expression.module.css";
import { EXPRESSION_FIELD } from "./expressionField.ts";
import { piecesOf, tokensOf } from "./tokens.ts";
import { useCompletion } from "./useCompletion.ts";
import { useHistoryKeys } from "./useHistoryKeys.ts";

interface ExpressionFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Id of what is said of the expression. */
  readonly describedBy: string;
  readonly onCaret: (caret: number) => void;
  readonly onRun: () => void;
  readonly onEscape: () => void;
}

/** A text field whose own text is transparent, over the same text in colours. It grows with what is typed. */
export function ExpressionField({ field, describedBy, onCaret, onRun, onEscape }: ExpressionFieldProps) {
  const text = useExpression((state) => state.text);
  const error = useExpression(mistake);
  const completion = useCompletion(field);
  const historyKey = useHistoryKeys(field);
  const list = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const [left, setLeft] = useState(0);
  const id = useId();
  const wordFrom = completion.open?.word.from;

  // The list stands below the word that it completes, as far as there is room.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the word moves with the text before it
  useLayoutEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    const word = anchor.current?.getBoundingClientRect();
    if (!box || !word) return;
    setLeft(Math.max(0, Math.min(word.left - box.left - 24, box.width - (list.current?.offsetWidth ?? 0))));
  }, [wordFrom, text]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (completion.onKey(event) || historyKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      onRun();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onEscape();
    }
  };

  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.editor}>
        <Shown text={text} error={error?.place ?? null} anchorAt={wordFrom} anchor={anchor} />
        <textarea
          ref={field}
          className={styles.field}
          aria-label="Expression"
          aria-autocomplete="list"
          aria-controls={completion.open ? id : undefined}
          aria-activedescendant={completion.open ? `${id}-${completion.open.index}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={error !== null}
          rows={1}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            useExpression.getState().setText(event.target.value);
            onCaret(event.target.selectionStart);
            completion.onInput(event.nativeEvent as InputEvent);
          }}
          onSelect={(event) => {
            onCaret(event.currentTarget.selectionStart);
            completion.onCaret(event.currentTarget.selectionStart);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => completion.close()}
          {...EXPRESSION_FIELD}
        />
        {text === "" && <Examples />}
      </div>
      {completion.open && (
        <CompletionList id={id} list={list} open={completion.open} left={left} onAccept={completion.accept} />
      )}
    </div>
  );
}

interface ShownProps {
  readonly text: string;
  readonly error: { readonly from: number; readonly to: number } | null;
  readonly anchorAt: number | undefined;
  readonly anchor: RefObject<HTMLSpanElement | null>;
}

function Shown({ text, error, anchorAt, anchor }: ShownProps) {
  const tokens = useMemo(() => tokensOf(text), [text]);
  // What is missing at the end is marked at the last character.
  const from = error && Math.max(0, Math.min(error.from, text.length - 1));
  const to = error && from !== null ? Math.max(error.to, from + 1) : null;
  const cuts = [from, to, anchorAt].filter((place) => typeof place === "number");
  return (
    <pre className={styles.shown} aria-hidden>
      {piecesOf(text, tokens, cuts).map((piece) => (
        <span
          key={piece.from}
          ref={piece.from === anchorAt ? anchor : undefined}
          data-tone={piece.tone === "plain" ? undefined : piece.tone}
          data-wrong={(from !== null && to !== null && piece.from >= from && piece.to <= to) || undefined}
        >
          {text.slice(piece.from, piece.to)}
        </span>
      ))}
      {anchorAt === text.length && <span ref={anchor} />}
      {/* A last empty line takes room only if something stands on it. */}
      {"\u200b"}
    </pre>
  );
}
