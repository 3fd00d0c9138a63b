import { constant, refuse } from "../build.ts";
import { type Expr, node } from "../expr.ts";
import type { Range } from "../range.ts";
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

export function isIndex(coord: Coord): boolean {
  return coord.dims.length === 1 && coord.dims[0] === coord.name;
}

/** Whether two coordinates have the same values, as far as that is seen without reading them. */
export function sameCoord(a: Coord, b: Coord): boolean {
  return coordKey(a) === coordKey(b);
}

function coordKey({ base, steps, dims }: Coord): string {
  const key = base.kind === "array" ? base.expr.id : base.kind === "values" ? base.values : base.parts.map(coordKey);
  return JSON.stringify([key, steps, dims]);
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
  return {
    ...coord,
    dims,
    steps: [...coord.steps, part.kind === "places" ? { kind: "places", at: part.at } : { kind: "range", range }],
  };
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
  if (base.kind === "joined") return base.parts.flatMap((part) => coordValues(part, valuesOf));
  return valuesOf(base.expr).map((value) => (typeof value === "bigint" ? Number(value) : value));
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
  if (base.values.length > MOST_LITERALS || base.values.some((value) => typeof value === "string"))
    return refuse(`${name} holds texts or more than ${MOST_LITERALS} labels and cannot be computed with.`);
  const items = base.values.map((value) => {
    const item = constant(Number(value), "f8");
    return node([1], "f8", { kind: "axes", arg: item, from: [null] });
  });
  return items.length === 0 ? refuse(`${name} is empty.`) : concatenate(items, 0);
}
