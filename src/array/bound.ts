import type { Expr } from "./expr.ts";
import type { ValuesOf } from "./labels/coord.ts";
import { axisNamed, type Labelled } from "./labels/labelled.ts";
import { refuse } from "./refuse.ts";

/** What a piece of an expression stands for while it is being put together. */
export type Bound =
  | { readonly kind: "array"; readonly array: Labelled }
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
      readonly array: Labelled;
      readonly axis: number;
      readonly labels: readonly number[];
      /** What the groups are told apart by, and its value in each of them. */
      readonly by: string;
      readonly names: readonly (number | string)[];
    }
  /** `T.weighted(w)`, which waits for its statistic. */
  | { readonly kind: "weighted"; readonly array: Labelled; readonly weights: Labelled }
  /** `T.coarsen(time=2)` or `T.rolling(time=3)`, which waits for its statistic. */
  | {
      readonly kind: "windows";
      readonly array: Labelled;
      readonly of: "coarsen" | "rolling";
      /** One for each axis; 1 leaves it as it is. */
      readonly sizes: readonly number[];
    };

export function boundArray(array: Labelled): Bound {
  return { kind: "array", array };
}

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

  array(name: string): Labelled {
    const value = this.values.get(name);
    if (value?.kind !== "array") return refuse(`${this.function} takes an array as ${name}.`);
    return value.array;
  }

  arrays(name: string): Labelled[] {
    const value = this.values.get(name);
    if (value?.kind !== "list") return refuse(`${this.function} takes a list of arrays: ${this.function}([a, b]).`);
    return value.items.map((item) =>
      item.kind === "array" ? item.array : refuse(`${this.function} takes arrays only.`),
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
    if (value.kind === "array" && value.array.expr.kind === "constant") return Number(value.array.expr.value) !== 0;
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

  /** Axes of an array, by number or by name, as `axis` or `dim`; null for all, as `axis=None` and a missing axis say. */
  axesOf(x: Labelled): number[] | null {
    const given = this.values.get(this.has("dim") ? "dim" : "axis");
    if (!this.has("dim") && !this.has("axis")) return null;
    if (this.has("dim") && this.has("axis")) return refuse(`${this.function} takes axis or dim, not both.`);
    return (given?.kind === "list" ? given.items : [given]).map((item) => this.place(item, x));
  }

  hasAxis(): boolean {
    return this.has("axis") || this.has("dim");
  }

  isText(name: string): boolean {
    return this.values.get(name)?.kind === "text";
  }

  /** Axes as one list, or as several arguments: `("lat", "lon")`; null where none are given. */
  placesOf(name: string, x: Labelled): number[] | null {
    const value = this.values.get(name);
    if (!this.has(name)) return null;
    return (value?.kind === "list" ? value.items : [value]).map((item) => this.place(item, x, name));
  }

  /** One axis, by number or by name. */
  axisOf(x: Labelled, name = "axis", otherwise?: number): number {
    const value = this.values.get(name === "axis" && this.has("dim") ? "dim" : name);
    if (value === undefined && otherwise !== undefined) return otherwise;
    return this.place(value, x, name);
  }

  private place(value: Bound | undefined, x: Labelled, name = "axis"): number {
    if (value?.kind === "text") return axisNamed(x, value.text);
    const axis =
      value === undefined ? refuse(`${this.function} needs ${name}.`) : numberOf(value, `${name} of ${this.function}`);
    return Number.isInteger(axis)
      ? axis
      : refuse(`${name} of ${this.function} is a whole number or the name of a dimension.`);
  }

  /** For operations that must know the values of small arrays. */
  readonly valuesOf: ValuesOf = (expr) => {
    if (expr.kind === "constant") return [expr.value];
    const values = this.known.get(expr.id);
    if (!values) throw new NeedsValues(expr);
    return values;
  };
}

export function numberOf(value: Bound, what: string): number {
  if (value.kind === "array" && value.array.expr.kind === "constant") return Number(value.array.expr.value);
  return refuse(`${what} is a number.`);
}
