import type { Arguments, Bound } from "../bound.ts";

export interface Parameter {
  readonly name: string;
  /** May be left out. */
  readonly optional?: boolean;
  /** Only by name, as behind `*` in Python. */
  readonly keyword?: boolean;
  /** Takes all further arguments by place, as a list: `transpose("y", "x")`. */
  readonly rest?: boolean;
}

export type Group = "element" | "reduction" | "shape" | "window" | "statistics";

/** One function of expressions. All that is said of functions anywhere (parser, completion, help, README) comes from here. */
export interface FunctionSpec {
  readonly name: string;
  readonly group: Group;
  readonly parameters: readonly Parameter[];
  /** One sentence: what it gives, in terms of NumPy or xarray. */
  readonly doc: string;
  /** Also as a method of its first argument: `T.mean(axis=0)`. */
  readonly method: boolean;
  readonly build: (args: Arguments) => Bound;
}

/** What is said of a call while it is written. */
export type CallSpec = Pick<FunctionSpec, "name" | "parameters" | "doc">;

/** `x, axis?, *keepdims?`: a question mark for what may be left out, a star for what goes by name only, dots for a rest. */
export function parameters(text: string): Parameter[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({
      name: part.replace(/[*?…]/g, ""),
      ...(part.endsWith("…") && { rest: true }),
      ...(/[?…]$/.test(part) && { optional: true }),
      ...(part.startsWith("*") && { keyword: true }),
    }));
}

/** `mean(x, axis=None, *, keepdims=False)` as a person reads it. */
export function signatureText({ name, parameters: list }: CallSpec): string {
  const shown = list.map((parameter) => (parameter.optional ? `[${parameter.name}]` : parameter.name));
  return `${name}(${shown.join(", ")})`;
}
