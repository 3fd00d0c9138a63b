import { constant } from "../build.ts";
import { type Expr, node } from "../expr.ts";
import type { Range } from "../range.ts";
import { refuse } from "../refuse.ts";
import { concatenate, type IndexPart, index, slice, take } from "../shapeOps.ts";

export type Label = number | string;

/** What was done to a coordinate along its one axis. */
type Step =
  | { readonly kind: "range"; readonly range: Range }
  | { readonly kind: "places"; readonly at: readonly number[] }
  /** Means of blocks of `size` neighbours, as `coarsen` makes them. */
  | { readonly kind: "means"; readonly size: number };

/** Where a coordinate's values come from: known ones, an array that must be read for them, or other coordinates in a row. */
type Base =
  | { readonly kind: "values"; readonly values: readonly Label[] }
  | { readonly kind: "array"; readonly expr: Expr }
  /** `start + i * step`, the last one being `last` where that is given. */
  | {
      readonly kind: "range";
      readonly start: number;
      readonly step: number;
      readonly count: number;
      readonly last?: number;
    }
  | { readonly kind: "joined"; readonly parts: readonly Coord[] };

/** Values along dimensions of an array; they are read only when they are needed. */
export interface Coord {
  readonly name: string;
  /** Names of the dimensions that it spans: none for a single value, its own name for an index. */
  readonly dims: readonly string[];
  readonly base: Base;
  readonly steps: readonly Step[];
  /**
   * Whether arithmetic matches elements by these labels. It does as in xarray, but for arrays that were sliced in
   * brackets: those are matched by position, as in NumPy.
   */
  readonly aligns: boolean;
  /** Of times: `<unit> since <date>`. */
  readonly units?: string;
  readonly calendar?: string;
}

/** Gives the values of a small array; throws NeedsValues where they are not known yet. */
export type ValuesOf = (expr: Expr) => readonly (number | bigint | string)[];

export function coordOfValues(name: string, dim: string | null, values: readonly Label[]): Coord {
  return { name, dims: dim === null ? [] : [dim], base: { kind: "values", values }, steps: [], aligns: true };
}

export function coordOfArray(
  name: string,
  dims: readonly string[],
  expr: Expr,
  time: Pick<Coord, "units" | "calendar"> = {},
): Coord {
  return { name, dims, base: { kind: "array", expr }, steps: [], aligns: true, ...time };
}

/** `start + i * step` for each of `count` places. */
export function coordOfRange(name: string, range: Omit<Base & { kind: "range" }, "kind">): Coord {
  return { name, dims: [name], base: { kind: "range", ...range }, steps: [], aligns: true };
}

export function isIndex(coord: Coord): boolean {
  return coord.dims.length === 1 && coord.dims[0] === coord.name;
}

const MOST_PLACES = 2 ** 16;

/** Whether two coordinates have the same values, as far as that is seen without reading them. */
export function sameCoord(a: Coord, b: Coord): boolean {
  return coordKey(a) === coordKey(b);
}

function coordKey({ base, steps, dims }: Coord): string {
  const key = base.kind === "array" ? base.expr.id : base.kind === "joined" ? base.parts.map(coordKey) : base;
  return JSON.stringify([key, joinedSteps(steps), dims]);
}

/** Places that are comparable, however they were come by. */
function joinedSteps(steps: readonly Step[]): readonly Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const before = joined.at(-1);
    const at = before && placesAfter(before, step);
    if (at) joined.splice(-1, 1, { kind: "places", at });
    else joined.push(step);
  }
  return joined;
}

/** The places that are left of two steps; undefined where they are too many, or no places. */
function placesAfter(before: Step, step: Step): number[] | undefined {
  if (before.kind === "means" || step.kind === "means") return undefined;
  const count = step.kind === "places" ? step.at.length : step.range.n;
  if (count > MOST_PLACES) return undefined;
  const place = (of: Step & { kind: "range" | "places" }, i: number) =>
    of.kind === "range" ? of.range.start + i * of.range.step : (of.at[i] ?? -1);
  return Array.from({ length: count }, (_, i) => place(before, place(step, i)));
}

/** A coordinate after its dimension `dim` was indexed; undefined where it does not survive. */
export function indexCoord(
  coord: Coord,
  dim: string,
  part: IndexPart & { kind: "integer" | "slice" | "places" },
  range: Range,
): Coord | undefined {
  const axis = coord.dims.indexOf(dim);
  if (axis < 0) return coord;
  const dims = part.kind === "integer" ? coord.dims.filter((name) => name !== dim) : coord.dims;
  const { base } = coord;
  if (base.kind === "array" && base.expr.shape.length > 1) {
    const parts = coord.dims.map(
      (name): IndexPart => (name === dim ? part : { kind: "slice", from: null, to: null, by: null }),
    );
    return { ...coord, dims, base: { kind: "array", expr: index(base.expr, parts) } };
  }
  if (base.kind === "range" && coord.steps.length === 0 && part.kind !== "places")
    return { ...coord, dims, base: rangeOfRange(base, range) };
  return {
    ...coord,
    dims,
    steps: [...coord.steps, part.kind === "places" ? { kind: "places", at: part.at } : { kind: "range", range }],
  };
}

function rangeOfRange(base: Base & { kind: "range" }, { start, step, n }: Range): Base {
  const end = start + (n - 1) * step;
  const value = (i: number) =>
    i === base.count - 1 && base.last !== undefined ? base.last : base.start + i * base.step;
  const own = { kind: "range", start: value(start), step: base.step * step, count: n } as const;
  return n > 1 && end === base.count - 1 && base.last !== undefined ? { ...own, last: base.last } : own;
}

/**
 * A part of a coordinate of one dimension, whose values are looked at by themselves: of a long dataset only that part is
 * read.
 */
export function partOfCoord(coord: Coord, range: Range): Coord {
  const [dim] = coord.dims;
  if (coord.dims.length !== 1 || dim === undefined) return coord;
  if (coord.base.kind === "array" && coord.steps.length === 0)
    return { ...coord, base: { kind: "array", expr: slice(coord.base.expr, [range]) } };
  return indexCoord(coord, dim, { kind: "slice", from: null, to: null, by: null }, range) ?? coord;
}

/** A coordinate whose dimension `dim` was coarsened by `size`. */
export function coarsenCoord(coord: Coord, dim: string, size: number): Coord | undefined {
  if (!coord.dims.includes(dim) || size === 1) return coord;
  if (coord.dims.length !== 1) return undefined;
  return { ...coord, steps: [...coord.steps, { kind: "means", size }] };
}

export function joinCoords(parts: readonly Coord[]): Coord | undefined {
  const [first] = parts;
  if (!first || parts.some((part) => part.name !== first.name || part.dims.length !== 1)) return undefined;
  return { ...first, base: { kind: "joined", parts }, steps: [] };
}

/** The values in C order. */
export function coordValues(coord: Coord, valuesOf: ValuesOf): readonly Label[] {
  let values = baseValues(coord.base, valuesOf);
  for (const step of coord.steps) {
    const before = values;
    if (step.kind === "range") {
      const { start, step: by, n } = step.range;
      values = Array.from({ length: n }, (_, i) => before[start + i * by] as Label);
    } else if (step.kind === "places") values = step.at.map((at) => before[at < 0 ? at + before.length : at] as Label);
    else values = means(before, step.size);
  }
  return values;
}

function baseValues(base: Base, valuesOf: ValuesOf): readonly Label[] {
  if (base.kind === "values") return base.values;
  if (base.kind === "range") return rangeValues(base);
  if (base.kind === "joined") return base.parts.flatMap((part) => coordValues(part, valuesOf));
  return valuesOf(base.expr).map((value) => (typeof value === "bigint" ? Number(value) : value));
}

const MOST_LABELS = 2 ** 24;

function rangeValues({ start, step, count, last }: Base & { kind: "range" }): readonly number[] {
  if (count > MOST_LABELS) return refuse(`${count} labels are too many to look one up.`, "Select by index, with isel.");
  return Array.from({ length: count }, (_, i) => (i === count - 1 && last !== undefined ? last : start + i * step));
}

/** xarray's `coord_func="mean"`; of texts the first one stands for its block. */
function means(values: readonly Label[], size: number): Label[] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, block) => {
    const own = values.slice(block * size, (block + 1) * size);
    const first = own[0] as Label;
    return typeof first === "number" ? own.reduce<number>((sum, value) => sum + Number(value), 0) / size : first;
  });
}

const MOST_LITERALS = 2000;

/** The coordinate as an array to compute with. */
export function coordArray(coord: Coord): Expr {
  let expr = baseArray(coord.name, coord.base);
  for (const step of coord.steps) {
    if (step.kind === "range") expr = slice(expr, [step.range]);
    else if (step.kind === "places") expr = take(expr, 0, step.at);
    else return refuse(`${coord.name} was coarsened and cannot be computed with.`);
  }
  return coord.dims.length === 0 && expr.shape.length === 1 ? index(expr, [{ kind: "integer", at: 0 }]) : expr;
}

function baseArray(name: string, base: Base): Expr {
  if (base.kind === "array") return base.expr;
  if (base.kind === "joined") return concatenate(base.parts.map(coordArray), 0);
  const length = base.kind === "range" ? base.count : base.values.length;
  const values = length > MOST_LITERALS ? [] : base.kind === "range" ? rangeValues(base) : base.values;
  if (length > MOST_LITERALS || values.some((value) => typeof value === "string"))
    return refuse(`${name} holds texts or more than ${MOST_LITERALS} labels and cannot be computed with.`);
  const items = values.map((value) => {
    const item = constant(Number(value), "f8");
    return node([1], "f8", { kind: "axes", arg: item, from: [null] });
  });
  return items.length === 0 ? refuse(`${name} is empty.`) : concatenate(items, 0);
}
