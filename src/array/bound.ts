import { refuse } from "./build.ts";
import type { Expr } from "./expr.ts";

/** What a piece of an expression stands for while it is being put together. */
export type Bound =
  | { readonly kind: "array"; readonly expr: Expr }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Bound[] }
  | { readonly kind: "none" }
  | {
      readonly kind: "slice";
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  | { readonly kind: "ellipsis" }
  /** `groupby(x, labels)`, which waits for its reduction. */
  | {
      readonly kind: "groups";
      readonly expr: Expr;
      readonly axis: number;
      readonly labels: readonly number[];
      readonly names: readonly (number | string)[];
    };

/** A value that must be known before the expression can be put together: labels of groups, a mask, a range of values. */
export class NeedsValues extends Error {
  readonly expr: Expr;

  constructor(expr: Expr) {
    super("values are needed");
    this.expr = expr;
  }
}

/** Values of small arrays that were computed beforehand, by the id of their expression. */
export type KnownValues = ReadonlyMap<string, readonly (number | bigint | string)[]>;

/** The arguments of one call, by the names of the function's parameters. */
export class Arguments {
  readonly function: string;
  private readonly values: ReadonlyMap<string, Bound>;
  private readonly known: KnownValues;

  constructor(name: string, values: ReadonlyMap<string, Bound>, known: KnownValues) {
    this.function = name;
    this.values = values;
    this.known = known;
  }

  has(name: string): boolean {
    const value = this.values.get(name);
    return value !== undefined && value.kind !== "none";
  }

  array(name: string): Expr {
    const value = this.values.get(name);
    if (value?.kind !== "array") return refuse(`${this.function} takes an array as ${name}.`);
    return value.expr;
  }

  arrays(name: string): Expr[] {
    const value = this.values.get(name);
    if (value?.kind !== "list") return refuse(`${this.function} takes a list of arrays: ${this.function}([a, b]).`);
    return value.items.map((item) =>
      item.kind === "array" ? item.expr : refuse(`${this.function} takes arrays only.`),
    );
  }

  text(name: string, otherwise?: string): string {
    const value = this.values.get(name);
    if (value?.kind === "text") return value.text;
    if (value === undefined && otherwise !== undefined) return otherwise;
    return refuse(`${this.function} takes a string in quotes as ${name}.`);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.values.get(name);
    if (value === undefined) return otherwise;
    if (value.kind === "array" && value.expr.kind === "constant") return Number(value.expr.value) !== 0;
    return refuse(`${name} of ${this.function} is True or False.`);
  }

  number(name: string, otherwise?: number): number {
    const value = this.values.get(name);
    if (value === undefined && otherwise !== undefined) return otherwise;
    return value === undefined
      ? refuse(`${this.function} needs ${name}.`)
      : numberOf(value, `${name} of ${this.function}`);
  }

  integer(name: string, otherwise?: number): number {
    const number = this.number(name, otherwise);
    return Number.isInteger(number) ? number : refuse(`${name} of ${this.function} is a whole number.`);
  }

  /** A number, or a list of them. */
  numbers(name: string): number | number[] {
    const value = this.values.get(name);
    if (value?.kind === "list") return value.items.map((item) => numberOf(item, `${name} of ${this.function}`));
    return this.number(name);
  }

  integers(name: string): number[] {
    const numbers = this.numbers(name);
    const list = typeof numbers === "number" ? [numbers] : numbers;
    return list.every(Number.isInteger) ? list : refuse(`${name} of ${this.function} takes whole numbers.`);
  }

  /** null for all axes, as `axis=None` and a missing axis say. */
  axes(name = "axis"): number[] | null {
    return this.has(name) ? this.integers(name) : null;
  }

  /** The values of a small array, which must have been computed before. */
  valuesOf(expr: Expr): readonly (number | bigint | string)[] {
    if (expr.kind === "constant") return [expr.value];
    const values = this.known.get(expr.id);
    if (!values) throw new NeedsValues(expr);
    return values;
  }
}

export function numberOf(value: Bound, what: string): number {
  if (value.kind === "array" && value.expr.kind === "constant") return Number(value.expr.value);
  return refuse(`${what} is a number.`);
}
