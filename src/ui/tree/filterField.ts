import { isShown } from "../panes.ts";

let field: HTMLInputElement | null = null;

/** The field that `/` leads to, while there is one. */
export function registerFilterField(element: HTMLInputElement | null): () => void {
  field = element;
  return () => {
    if (field === element) field = null;
  };
}

/** false where the tree is folded away. */
export function focusFilter(): boolean {
  if (!field || !isShown(field)) return false;
  field.focus();
  field.select();
  return document.activeElement === field;
}
