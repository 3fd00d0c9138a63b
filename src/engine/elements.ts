import type { ElementArray } from "../array/elementType.ts";
import { elementTypeOf, newArray } from "../array/elementType.ts";
import type { DType } from "../core/dtype.ts";
import { Fault } from "../core/fault.ts";
import type { Block, Value } from "../core/value.ts";

/** The numbers of a block, of the part that is asked for: a field of compounds, one of the planes of complex numbers. */
export function elementsOf({ dtype, data }: Block, part: readonly string[]): ElementArray {
  const [name, ...rest] = part;
  if (name === undefined) {
    if (ArrayBuffer.isView(data)) return data as ElementArray;
    throw new Fault("unsupported-type", `Values of type ${dtype.kind} cannot be computed with.`);
  }
  if (dtype.kind === "complex") {
    const planes = data as Float64Array;
    const plane = planes.slice(0, planes.length / 2);
    const first = name === "imag" ? 1 : 0;
    for (let i = 0; i < plane.length; i++) plane[i] = planes[2 * i + first] as number;
    return plane;
  }
  const field = dtype.kind === "compound" ? dtype.fields.find((other) => other.name === name) : undefined;
  if (!field) throw new Fault("unsupported-type", `Values of type ${dtype.kind} have no part “${name}”.`);
  const rows = data as readonly { readonly [field: string]: Value }[];
  return elementsOf({ dtype: field.dtype, shape: [rows.length], data: columnOf(rows, name, field.dtype) }, rest);
}

/** One field of all rows, in the form in which a dataset of its type would be. */
function columnOf(rows: readonly { readonly [field: string]: Value }[], name: string, dtype: DType): Block["data"] {
  if (dtype.kind === "complex") {
    const planes = new Float64Array(rows.length * 2);
    for (const [i, row] of rows.entries()) planes.set(row[name] as Float64Array, i * 2);
    return planes;
  }
  const type = elementTypeOf(dtype);
  if (type === null) return rows.map((row) => row[name] as Value);
  const column = newArray(type, rows.length) as Float64Array;
  for (const [i, row] of rows.entries()) {
    const value = row[name];
    column[i] = (typeof value === "boolean" ? Number(value) : value) as number;
  }
  return column;
}
