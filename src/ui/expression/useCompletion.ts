import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { datasetsLike } from "../../state/completions.ts";
import { type Completion, currentOutcome, useExpression } from "../../state/expression.ts";
import { type CaretWord, callAt, wordAt } from "./caretContext.ts";
import { typeInto } from "./expressionField.ts";
import { isWritten, type Suggestion, suggestionsFor } from "./suggestions.ts";

/** The list of what can be written at the caret, while it is open. */
export interface OpenCompletion {
  readonly word: CaretWord;
  readonly items: readonly Suggestion[];
  readonly index: number;
  /** Asked for, or walked through: Enter accepts rather than runs. */
  readonly chosen: boolean;
}

export function useCompletion(field: RefObject<HTMLTextAreaElement | null>) {
  const [open, setOpen] = useState<OpenCompletion | null>(null);
  const asking = useRef(new AbortController());
  useEffect(() => () => asking.current.abort(), []);

  const close = () => {
    asking.current.abort();
    setOpen(null);
  };

  const offer = (explicit: boolean) => {
    const target = field.current;
    asking.current.abort();
    if (!target) return;
    const { value: text, selectionStart: caret } = target;
    const word = wordAt(text, caret) ?? (explicit ? ({ kind: "name", prefix: "", from: caret } as const) : null);
    if (!word || (word.prefix === "" && word.kind === "name" && !explicit)) {
      setOpen(null);
      return;
    }
    const call = callAt(text, caret);
    const show = (datasets: readonly Completion[]) => {
      const items = suggestionsFor(word, call, datasets);
      setOpen((before) => {
        if (items.length === 0 || items.every((item) => isWritten(item, word))) return null;
        // What was walked to stays, also when datasets come in above it.
        const kept = before?.chosen ? items.findIndex(({ name }) => name === before.items[before.index]?.name) : 0;
        return { word, items, index: Math.max(kept, 0), chosen: explicit || before?.chosen === true };
      });
    };
    show([]);
    if (word.kind === "member") return;
    const mine = new AbortController();
    asking.current = mine;
    void datasetsLike(word.prefix, useExpression.getState().selected, mine.signal).then((datasets) => {
      if (!mine.signal.aborted && datasets.length > 0) show(datasets);
    });
  };

  const accept = (index: number) => {
    const suggestion = open?.items[index];
    const target = field.current;
    if (!open || !suggestion || !target) return;
    const { word } = open;
    const to = word.kind === "path" ? word.to : target.selectionStart;
    // A bracket that stands there already is not written again.
    const insert = target.value[to] === "(" ? suggestion.insert.replace(/\($/, "") : suggestion.insert;
    typeInto(target, insert, word.from, to);
    close();
  };

  return {
    open,
    close,
    accept,
    /** Typing opens the list, deleting keeps it in step; what is pasted is not completed. */
    onInput(event: InputEvent) {
      const typed = event.inputType === "insertText" && event.data?.length === 1;
      if (typed || (open && event.inputType.startsWith("delete"))) offer(false);
      else close();
    },
    /** The caret was moved elsewhere. */
    onCaret(caret: number) {
      if (open && (caret < open.word.from || caret > open.word.from + open.word.prefix.length + 6)) close();
    },
    /** Whether the key was for the list. */
    onKey(event: KeyboardEvent): boolean {
      if (event.key === " " && event.ctrlKey) {
        offer(true);
        return true;
      }
      if (!open || event.altKey || event.ctrlKey || event.metaKey) return false;
      const { items, index, word } = open;
      const goTo = (next: number) => setOpen({ ...open, index: (next + items.length) % items.length, chosen: true });
      const item = items[index];
      switch (event.key) {
        case "ArrowDown":
          goTo(open.chosen ? index + 1 : Math.min(index + 1, items.length - 1));
          return true;
        case "ArrowUp":
          goTo(index - 1);
          return true;
        case "Escape":
          close();
          return true;
        case "Tab":
          if (event.shiftKey) return false;
          accept(index);
          return true;
        case "Enter": {
          // What can run as it stands is run, unless something of the list was chosen.
          const broken = currentOutcome(useExpression.getState())?.kind === "error";
          const wanted = open.chosen || broken;
          if (event.shiftKey || !wanted || !item || isWritten(item, word)) {
            close();
            return false;
          }
          accept(index);
          return true;
        }
        default:
          return false;
      }
    },
  };
}
