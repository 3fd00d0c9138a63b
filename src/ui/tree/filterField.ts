let field: HTMLInputElement | null = null;

/** The field that `/` leads to, while there is one. */
export function registerFilterField(element: HTMLInputElement | null): () => void {
  field = element;
  return () => {
    if (field === element) field = null;
  };
}

export function focusFilter(): void {
  field?.focus();
  field?.select();
}
