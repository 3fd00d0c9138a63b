import { useExpression } from "../../state/expression.ts";

/** Marks the field that expressions are typed into. */
export const EXPRESSION_FIELD = { "data-expression": "" };

function field(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("textarea[data-expression]");
}

/** false where there is no expression bar. */
export function focusExpression(): boolean {
  const target = field();
  target?.focus();
  return target !== null;
}

/** Puts another expression into the bar, as if it had been typed: it can be undone there. */
export function putExpression(text: string): void {
  const target = field();
  if (!target) {
    useExpression.getState().setText(text);
    return;
  }
  typeInto(target, text, 0, target.value.length);
}

/** Writes in place of a part of the field's text. Only by this command does the browser's own undo know of it. */
export function typeInto(target: HTMLTextAreaElement, text: string, from: number, to: number): void {
  target.focus();
  target.setSelectionRange(from, to);
  const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (!done && text !== target.value.slice(from, to)) {
    useExpression.getState().setText(target.value.slice(0, from) + text + target.value.slice(to));
  }
}
