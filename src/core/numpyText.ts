import type { DType } from "./dtype.ts";

/** The type as `str(numpy.dtype)` prints what h5py makes of it: `float64`, `>i4`, `[('a', '<f4'), ('b', '<i8')]`. */
export function numpyText(dtype: DType): string {
  switch (dtype.kind) {
    case "bool":
      return "bool";
    case "int":
    case "uint":
    case "float":
    case "complex":
      return dtype.size === 1 || dtype.order === "little" ? `${dtype.kind}${dtype.size * 8}` : dtype.str;
    case "enum":
      return numpyText(dtype.base);
    case "compound":
      return `[${dtype.fields.map((field) => `('${field.name}', ${fieldText(field.dtype)})`).join(", ")}]`;
    case "array":
      return `(${fieldText(dtype.base)}, ${tuple(dtype.dims)})`;
    case "string":
      return dtype.length === null ? "object" : dtype.str;
    case "opaque":
    case "bitfield":
      return `|V${dtype.size}`;
    default:
      return "object";
  }
}

function fieldText(dtype: DType): string {
  switch (dtype.kind) {
    case "array":
      return `${fieldText(dtype.base)}, ${tuple(dtype.dims)}`;
    case "compound":
      return numpyText(dtype);
    case "bool":
      return "'?'";
    case "enum":
      return `'${dtype.base.str}'`;
    case "int":
    case "uint":
    case "float":
    case "complex":
      return `'${dtype.size === 1 ? dtype.str.slice(1) : dtype.str}'`;
    case "string":
      return dtype.length === null ? "'O'" : `'${dtype.str.slice(1)}'`;
    case "opaque":
    case "bitfield":
      return `'V${dtype.size}'`;
    default:
      return "'O'";
  }
}

/** Python's notation: `(3,)`, `(2, 3)`. */
export function tuple(numbers: readonly number[]): string {
  return numbers.length === 1 ? `(${numbers[0]},)` : `(${numbers.join(", ")})`;
}
