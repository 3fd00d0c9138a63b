import type { DType } from "../../core/dtype.ts";
import type { AttributeInfo } from "../../core/node.ts";
import type { Value } from "../../core/value.ts";
import { resultType } from "../results.ts";
import { isMapping } from "./optionReader.ts";

interface Typed {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly value: Value;
}

/** An attribute out of what a YAML file holds: numbers and texts as they are, lists of one kind as arrays, mappings as compounds. */
export function attributeOf(name: string, value: unknown): AttributeInfo {
  return { name, ...typed(value) };
}

function typed(value: unknown): Typed {
  if (typeof value === "boolean") return { shape: [], dtype: resultType("b1"), value };
  if (typeof value === "bigint") return { shape: [], dtype: resultType("i8"), value };
  if (typeof value === "number") {
    return { shape: [], dtype: resultType(Number.isSafeInteger(value) ? "i8" : "f8"), value };
  }
  if (Array.isArray(value)) return list(value);
  if (isMapping(value)) return mapping(value);
  return { shape: [], dtype: resultType("str"), value: typeof value === "string" ? value : String(value) };
}

function list(items: readonly unknown[]): Typed {
  const shape = [items.length];
  if (items.length > 0 && items.every((item) => typeof item === "number")) {
    if (items.every(Number.isSafeInteger)) {
      return { shape, dtype: resultType("i8"), value: BigInt64Array.from(items, (item) => BigInt(item)) };
    }
    return { shape, dtype: resultType("f8"), value: Float64Array.from(items) };
  }
  const value = items.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
  return { shape, dtype: resultType("str"), value };
}

function mapping(fields: Readonly<Record<string, unknown>>): Typed {
  // Without a prototype: a key may be called __proto__.
  const value: Record<string, Value> = Object.create(null);
  let offset = 0;
  const types = Object.entries(fields).map(([name, field]) => {
    const { shape, dtype: base, value: own } = typed(field);
    const [n] = shape;
    const dtype: DType =
      n === undefined ? base : { kind: "array", str: "array", size: base.size * n, base, dims: shape };
    value[name] = own;
    const at = offset;
    offset += dtype.size;
    return { name, offset: at, dtype };
  });
  return { shape: [], dtype: { kind: "compound", str: "compound", size: offset, fields: types }, value };
}
