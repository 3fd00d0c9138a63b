import type { DType } from "../core/dtype.ts";
import type { Value } from "../core/value.ts";

/** A column of a table of compounds: a field that is no compound itself. */
export interface LeafField {
  /** Names that lead to it, one inside the other. */
  readonly names: readonly string[];
  readonly dtype: DType;
}

/** The columns of compounds: their fields, of nested ones those inside; none where the type is no compound. */
export function leafFields(dtype: DType): readonly LeafField[] {
  if (dtype.kind !== "compound") return [];
  return dtype.fields.flatMap((field): readonly LeafField[] => {
    const inner = leafFields(field.dtype);
    if (inner.length === 0) return [{ names: [field.name], dtype: field.dtype }];
    return inner.map((leaf) => ({ ...leaf, names: [field.name, ...leaf.names] }));
  });
}

/** What an element has in a field; null where it has none. */
export function fieldValue(element: Value, names: readonly string[]): Value {
  let value = element;
  for (const name of names) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return null;
    value = (value as { readonly [field: string]: Value })[name] ?? null;
  }
  return value;
}

/** `position.lat` */
export function fieldName({ names }: LeafField): string {
  return names.join(".");
}
