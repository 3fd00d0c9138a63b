import type { DType } from "../core/dtype.ts";

export interface FieldPlace {
  readonly dtype: DType;
  /** Where it begins in an element. */
  readonly offset: number;
  /** Names that lead further, but not to a field of a compound: a plane of complex numbers. */
  readonly rest: readonly string[];
}

/** The field that names lead to, one inside the other, as far as there are such fields; undefined where there is none. */
export function fieldAt(dtype: DType, names: readonly string[]): FieldPlace | undefined {
  const [name, ...rest] = names;
  const field = dtype.kind === "compound" ? dtype.fields.find((other) => other.name === name) : undefined;
  if (!field) return undefined;
  const inner = fieldAt(field.dtype, rest);
  return inner ? { ...inner, offset: field.offset + inner.offset } : { dtype: field.dtype, offset: field.offset, rest };
}

/** The bytes of one field out of those of whole elements. */
export function fieldBytes(elements: Uint8Array, itemBytes: number, offset: number, size: number) {
  const count = Math.floor(elements.length / Math.max(1, itemBytes));
  const field = new Uint8Array(count * size);
  let to = 0;
  for (let at = offset; to < field.length; at += itemBytes) {
    for (let byte = 0; byte < size; byte++) field[to++] = elements[at + byte] as number;
  }
  return field;
}
