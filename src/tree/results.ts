import type { ValueType } from "../array/expr.ts";
import { type DType, TEXT } from "../core/dtype.ts";
import { Fault } from "../core/fault.ts";
import type { Coordinate } from "../core/labels.ts";
import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath } from "../core/path.ts";
import type { Value } from "../core/value.ts";

/** The group of the data tree that holds what was computed. */
export const RESULTS: NodePath = "/results";

export interface Result<Expression> {
  readonly path: NodePath;
  readonly name: string;
  /** As it was typed, and the node that `_` stood for. */
  readonly text: string;
  readonly selected?: NodePath;
  readonly expression: Expression;
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly dims: readonly (string | null)[];
  /** Values along an axis: edges of bins, statistics. */
  readonly coords: readonly Coordinate[];
  /** Values that lie along no axis of the operands: edges of bins. */
  readonly lists: Readonly<Record<string, readonly (number | string)[]>>;
}

/**
 * The results of expressions. Their values are held with those of resolved proxies; where they had to give way, a
 * result is a proxy again, whose values can be computed anew.
 */
export class Results<Expression> {
  private readonly all = new Map<NodePath, Result<Expression>>();
  private made = 0;

  get size(): number {
    return this.all.size;
  }

  names(): string[] {
    return [...this.all.values()].map((result) => result.name);
  }

  add(result: Omit<Result<Expression>, "path" | "name">): Result<Expression> {
    const name = `result ${++this.made}`;
    const added = { ...result, name, path: joinPath(RESULTS, name) };
    this.all.set(added.path, added);
    return added;
  }

  find(path: NodePath): Result<Expression> | undefined {
    return this.all.get(path);
  }

  get(path: NodePath): Result<Expression> {
    const result = this.all.get(path);
    if (!result) throw new Fault("not-found", `There is no result at “${path}”.`);
    return result;
  }

  delete(path: NodePath): boolean {
    return this.all.delete(path);
  }

  groupNode(): NodeInfo {
    return {
      ...NOTHING,
      kind: "group",
      path: RESULTS,
      name: "results",
      members: this.all.size,
      attributes: [],
      attributeCount: 0,
    };
  }

  node(path: NodePath, residentBytes: number | undefined): NodeInfo {
    const { name, text, shape, dtype, dims, coords, lists } = this.get(path);
    const attributes = [
      attribute("expression", text),
      ...Object.entries(lists).map(([key, values]) => attribute(key, values)),
    ];
    return {
      ...NOTHING,
      kind: "dataset",
      path,
      name,
      shape,
      maxshape: shape,
      dtype,
      ...(dims.some((dim) => dim !== null) && { dims }),
      ...(coords.length > 0 && { coords }),
      state: residentBytes === undefined ? "proxy" : "resolved",
      tags: ["expression"],
      ...(residentBytes !== undefined && { residentBytes }),
      attributes,
      attributeCount: attributes.length,
    };
  }
}

const NOTHING = { shape: null, maxshape: null, dtype: null, chunks: null, filters: [] };

const NUMBER: DType = { kind: "float", str: "<f8", size: 8, order: "little" };

function attribute(name: string, value: string | readonly (number | string)[]): AttributeInfo {
  if (typeof value === "string") return { name, shape: [], dtype: TEXT, value };
  const numbers = value.every((item) => typeof item === "number");
  const values: Value = numbers ? Float64Array.from(value as number[]) : (value as readonly string[]);
  return { name, shape: [value.length], dtype: numbers ? NUMBER : TEXT, value: values };
}

/** The type in which the values of an expression are shown, as if they were a dataset's. */
export function resultType(type: ValueType): DType {
  if (type === "str") return TEXT;
  if (type === "b1") return { kind: "bool", str: "|b1", size: 1, order: "little" };
  const size = Number(type[1]);
  const str = size === 1 ? `|${type}` : `<${type}`;
  const letter = type[0];
  return { kind: letter === "f" ? "float" : letter === "i" ? "int" : "uint", str, size, order: "little" } as DType;
}
