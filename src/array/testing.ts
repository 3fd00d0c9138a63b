import { type DType, TEXT } from "../core/dtype.ts";
import { bind } from "./bind.ts";
import type { Environment } from "./binding.ts";
import type { ElementType } from "./elementType.ts";
import type { Expr } from "./expr.ts";
import { coordOfValues, type Label } from "./labels/coord.ts";
import type { Labelled } from "./labels/labelled.ts";
import { parse } from "./syntax.ts";

export interface TestDataset {
  readonly type: ElementType | "str";
  readonly shape: readonly number[];
  readonly chunks?: readonly number[];
  readonly dims?: readonly (string | null)[];
  /** Values of coordinates along a dimension each. */
  readonly coords?: Readonly<Record<string, readonly [dim: string, values: readonly Label[]]>>;
}

/** The stored type of elements of a type. */
export function storedType(type: ElementType | "str"): DType {
  if (type === "str") {
    return TEXT;
  }
  if (type === "b1") return { kind: "bool", str: "|b1", size: 1, order: "little" };
  const size = Number(type[1]);
  const kind = type[0] === "f" ? "float" : type[0] === "i" ? "int" : "uint";
  return { kind, str: `<${type}`, size, order: "little" } as DType;
}

/** Expressions over datasets that need not exist; `_` is the first of them. */
export function environmentOf(datasets: Readonly<Record<string, TestDataset>>): Environment {
  const named = (name: string) => {
    const [found] = Object.entries(datasets).filter(([known], i) => known === name || (name === "_" && i === 0));
    if (!found) throw new Error(`no dataset ${name}`);
    const [own, { type, shape, chunks, dims, coords = {} }] = found;
    return {
      ...(dims && { dims }),
      coords: Object.entries(coords).map(([coord, [dim, values]]) => coordOfValues(coord, dim, values)),
      ref: { path: `/test.h5/${own}`, stored: storedType(type), part: [], chunks: chunks ?? null },
      shape,
    };
  };
  return { named, at: (path) => named(path.slice(path.lastIndexOf("/") + 1)), values: new Map() };
}

export function expression(text: string, datasets: Readonly<Record<string, TestDataset>>): Expr {
  return labelledExpression(text, datasets).expr;
}

export function labelledExpression(text: string, datasets: Readonly<Record<string, TestDataset>>): Labelled {
  return bind(parse(text), environmentOf(datasets));
}
