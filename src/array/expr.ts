import type { DType } from "../core/dtype.ts";
import type { FilePlace } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { ElementType } from "./elementType.ts";
import type { BinaryOp, UnaryOp } from "./program.ts";
import type { Range } from "./range.ts";

/** A dataset as an operand: what must be known of it before it is read. */
export interface SourceRef {
  readonly path: NodePath;
  /** The type as stored. */
  readonly stored: DType;
  /** Fields of compounds, from the outside in, then `real` or `imag` of a complex number; usually empty. */
  readonly part: readonly string[];
  /** Extent of a storage chunk along each axis; null where the data are not chunked. */
  readonly chunks: readonly number[] | null;
  /** The file that it lies in, where that does not begin at the path's first node. */
  readonly file?: FilePlace;
}

export type ValueType = ElementType | "str";

/**
 * A lazy array: a plain, frozen description of what to compute. Equal ids are equal expressions, so that common parts are
 * found by comparing ids. All of NumPy's rules are applied when a node is made (`build.ts`): below that line there are no
 * hidden casts and no hidden broadcasts.
 */
export type Expr = ExprBase & ExprNode;

export interface ExprBase {
  readonly id: string;
  readonly shape: readonly number[];
  readonly type: ValueType;
}

export type ExprNode =
  | { readonly kind: "source"; readonly source: SourceRef }
  /** A scalar. A weak one is a Python literal, which takes the type of what it meets (NEP 50). */
  | { readonly kind: "constant"; readonly value: number | bigint; readonly weak: boolean }
  | { readonly kind: "map"; readonly op: UnaryOp | BinaryOp | "where"; readonly args: readonly Expr[] }
  | { readonly kind: "cast"; readonly arg: Expr }
  /** Repeats axes of extent 1, of an operand that has all axes of the result. */
  | { readonly kind: "broadcast"; readonly arg: Expr }
  | { readonly kind: "slice"; readonly arg: Expr; readonly ranges: readonly Range[] }
  /** Axis k of the result is axis `from[k]` of the operand, or a new one of extent 1 (null); axes left out have extent 1. */
  | { readonly kind: "axes"; readonly arg: Expr; readonly from: readonly (number | null)[] }
  /** Elements at any places of one axis, each from 0 to its extent. */
  | { readonly kind: "take"; readonly arg: Expr; readonly axis: number; readonly at: readonly number[] }
  | { readonly kind: "concat"; readonly args: readonly Expr[]; readonly axis: number }
  /** In C order; only merges and splits of neighbouring axes. */
  | { readonly kind: "reshape"; readonly arg: Expr }
  /** The axes that are reduced vanish. */
  | { readonly kind: "reduce"; readonly op: ReduceOp; readonly arg: Expr; readonly axes: readonly number[] }
  /** Element i is the result of `op` over `size` elements from `i * stride` on, along one axis. */
  | {
      readonly kind: "window";
      readonly op: WindowOp;
      readonly arg: Expr;
      readonly axis: number;
      readonly size: number;
      readonly stride: number;
      readonly skipna: boolean;
    }
  | { readonly kind: "scan"; readonly op: "sum" | "prod"; readonly arg: Expr; readonly axis: number }
  /** Reduces one axis separately for the elements of each group; the axis becomes one of `groups` extents. */
  | {
      readonly kind: "group";
      readonly op: ReduceOp;
      readonly arg: Expr;
      readonly axis: number;
      /** The group of each element of the axis, from 0 on; -1 belongs to none. */
      readonly labels: readonly number[];
      readonly groups: number;
    };

/** Reductions that keep one cell of fixed size for each element of the result. */
export type ReduceOp =
  | { readonly name: "sum" | "prod" | "mean" | "min" | "max" | "ptp"; readonly skipna: boolean }
  | { readonly name: "var" | "std"; readonly skipna: boolean; readonly ddof: number }
  | { readonly name: "any" | "all" | "count_nonzero" }
  /** Elements that are not NaN. */
  | { readonly name: "count" }
  /** The place along the one reduced axis, or in C order over all. */
  | { readonly name: "argmin" | "argmax"; readonly skipna: boolean }
  /** Over all axes; adds one axis of `bins`. `edges` are bins + 1 ascending numbers. */
  | { readonly name: "histogram"; readonly edges: readonly number[] }
  /** Of all values; adds an axis (count, nan, min, max, mean, std). */
  | { readonly name: "describe" }
  /** NumPy's linear method. One `q` adds no axis, a list adds one in front. */
  | { readonly name: "quantile"; readonly skipna: boolean; readonly q: number | readonly number[] }
  /** The distinct values in ascending order, over all axes; its length is known only afterwards. */
  | { readonly name: "unique" }
  /** The k largest values in descending order (or |k| smallest, ascending), along one axis. */
  | { readonly name: "topk"; readonly k: number };

export type WindowOp = "sum" | "mean" | "min" | "max" | "std" | "var" | "median";

type Kind = ExprNode["kind"];
type NodeOf<K extends Kind> = Extract<ExprNode, { kind: K }>;

/** Which fields of a node hold operands: every pass over expressions goes by this table. */
const OPERANDS: { readonly [K in Kind]: (node: NodeOf<K>) => readonly Expr[] } = {
  source: () => [],
  constant: () => [],
  map: ({ args }) => args,
  cast: ({ arg }) => [arg],
  broadcast: ({ arg }) => [arg],
  slice: ({ arg }) => [arg],
  axes: ({ arg }) => [arg],
  take: ({ arg }) => [arg],
  concat: ({ args }) => args,
  reshape: ({ arg }) => [arg],
  reduce: ({ arg }) => [arg],
  window: ({ arg }) => [arg],
  scan: ({ arg }) => [arg],
  group: ({ arg }) => [arg],
};

export function operands(expr: Expr): readonly Expr[] {
  return (OPERANDS[expr.kind] as (node: ExprNode) => readonly Expr[])(expr);
}

/** Makes a node; its id is a hash of all that it says. */
export function node(shape: readonly number[], type: ValueType, what: ExprNode): Expr {
  const key = JSON.stringify({ ...what, shape, type }, (name, value) => {
    if (name === "arg") return (value as Expr).id;
    if (name === "args") return (value as readonly Expr[]).map((arg) => arg.id);
    if (typeof value === "bigint") return `${value}n`;
    return typeof value === "number" && !Number.isFinite(value) ? String(value) : Object.is(value, -0) ? "-0" : value;
  });
  return Object.freeze({ ...what, shape, type, id: hash(key) });
}

/** 106 bits of two cyrb53 hashes: collisions are out of the question for the few thousand nodes of a session. */
function hash(text: string): string {
  return cyrb53(text, 0).toString(36) + cyrb53(text, 1).toString(36);
}

/** cyrb53 by bryc, public domain. */
function cyrb53(text: string, seed: number): number {
  let h1 = 0xdeadbeef ^ seed;
  let h2 = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (2097151 & h2) + (h1 >>> 0);
}
