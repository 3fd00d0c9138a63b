import { broadcastConstant, cast, constant, numeric } from "./build.ts";
import type { ElementType } from "./elementType.ts";
import { binary } from "./elementwise.ts";
import { type Expr, node, type ReduceOp, type WindowOp } from "./expr.ts";
import { isFloat } from "./promote.ts";
import { whole } from "./range.ts";
import { reduceShape, reduceType } from "./reduceRule.ts";
import { refuse } from "./refuse.ts";
import { axisOf, concatenate, moveAxes, reshape, slice } from "./shapeOps.ts";

/** null: over all axes. */
export type Axes = readonly number[] | null;

const NEEDS_VALUES: ReadonlySet<ReduceOp["name"]> = new Set([
  "min",
  "max",
  "ptp",
  "argmin",
  "argmax",
  "quantile",
] as const);
/** Reductions of all axes at once, whatever the shape. */
const WHOLE_ONLY: ReadonlySet<ReduceOp["name"]> = new Set(["histogram", "describe", "unique"] as const);

export function reduce(op: ReduceOp, arg: Expr, axes: Axes, keepdims = false): Expr {
  const type = numeric(arg, op.name);
  const rank = arg.shape.length;
  const reduced = axes === null ? arg.shape.map((_, axis) => axis) : axes.map((axis) => axisOf(axis, rank));
  if (new Set(reduced).size !== reduced.length) refuse(`An axis of ${op.name} is named twice.`);
  if (WHOLE_ONLY.has(op.name) && reduced.length !== rank) refuse(`${op.name} works over all axes only.`);
  if ((op.name === "argmin" || op.name === "argmax" || op.name === "topk") && reduced.length !== 1) {
    if (reduced.length !== rank) refuse(`${op.name} works along one axis or over all of them.`);
    if (rank !== 1) return reduce(op, rank === 0 ? moveAxes(arg, [null]) : reshape(arg, [-1]), [0]);
  }
  const count = reduced.reduce((product, axis) => product * (arg.shape[axis] ?? 1), 1);
  if (count === 0 && NEEDS_VALUES.has(op.name)) refuse(`${op.name} of an empty axis has no value.`);
  if (op.name === "ptp" && type === "b1") refuse("ptp does not work on booleans.");
  const own = isFloat(type) ? op : withoutSkip(op);
  const sorted = [...reduced].sort((a, b) => a - b);
  const shape = reduceShape(own, arg.shape, sorted);
  const result = node(shape, reduceType(own, type), { kind: "reduce", op: own, arg, axes: sorted });
  if (op.name === "topk") return moveLastTo(result, sorted[0] ?? 0);
  return keepdims ? restoreAxes(result, rank, sorted) : result;
}

/** The values of topk stand where the axis was that they are taken from. */
function moveLastTo(result: Expr, axis: number): Expr {
  const order = result.shape.map((_, i) => i);
  order.splice(axis, 0, order.pop() ?? 0);
  return moveAxes(result, order);
}

/** Integers hold no NaN: skipping them or not is the same, and should be the same node. */
function withoutSkip(op: ReduceOp): ReduceOp {
  return "skipna" in op ? { ...op, skipna: false } : op;
}

/** Puts axes of extent 1 where axes were reduced. */
function restoreAxes(result: Expr, rank: number, reduced: readonly number[]): Expr {
  let kept = result.shape.length - (rank - reduced.length);
  const leading = Array.from({ length: kept }, (_, i) => i);
  const from = Array.from({ length: rank }, (_, axis) => (reduced.includes(axis) ? null : kept++));
  return moveAxes(result, [...leading, ...from]);
}

export function cumulative(op: "sum" | "prod", arg: Expr, axis: number | null): Expr {
  const type = reduceType({ name: op, skipna: false }, numeric(arg, `cum${op}`));
  const flat = axis === null && arg.shape.length !== 1 ? reshape(arg, [-1]) : arg;
  const along = axisOf(axis ?? 0, flat.shape.length);
  return node(flat.shape, type, { kind: "scan", op, arg: cast(flat, type), axis: along });
}

/** `n`-th differences of neighbours along an axis. */
export function diff(arg: Expr, n: number, axis: number): Expr {
  if (!Number.isInteger(n) || n < 0) refuse("diff takes a number of times, from 0 on.");
  const along = axisOf(axis, arg.shape.length);
  const length = arg.shape[along] ?? 0;
  if (n === 0) return arg;
  const part = (start: number) =>
    slice(
      arg,
      arg.shape.map((extent, i) => (i === along ? { start, step: 1, n: Math.max(0, length - 1) } : whole(extent))),
    );
  const op = arg.type === "b1" ? "not_equal" : "subtract";
  return diff(binary(op, part(1), part(0)), n - 1, axis);
}

/** Means (or another statistic) of blocks of `factors` elements; what is left over at the end of an axis is dropped. */
export function coarsen(arg: Expr, factors: readonly number[], op: WindowOp, skipna: boolean): Expr {
  if (factors.length !== arg.shape.length) {
    refuse(`coarsen needs a factor for each of the ${arg.shape.length} axes.`, "1 leaves an axis as it is.");
  }
  // Means of means are means only of equal blocks, which they are; medians and deviations of parts are not.
  const several = factors.filter((factor) => factor !== 1).length > 1;
  if (several && (op === "median" || op === "std" || op === "var" || (skipna && op === "mean"))) {
    return coarsenTogether(arg, factors, op, skipna);
  }
  return factors.reduce((result, factor, axis) => windowed(result, axis, factor, factor, op, skipna), arg);
}

/** Splits each axis in two and reduces the inner ones at once. */
function coarsenTogether(arg: Expr, factors: readonly number[], op: WindowOp, skipna: boolean): Expr {
  const counts = factors.map((factor, axis) => Math.floor((arg.shape[axis] ?? 0) / factor));
  const trimmed = slice(
    arg,
    factors.map((factor, axis) => ({ start: 0, step: 1, n: (counts[axis] ?? 0) * factor })),
  );
  const split = reshape(
    trimmed,
    factors.flatMap((factor, axis) => [counts[axis] ?? 0, factor]),
  );
  const inner = factors.map((_, axis) => 2 * axis + 1);
  const reduction: ReduceOp =
    op === "median"
      ? { name: "quantile", q: 0.5, skipna }
      : op === "std" || op === "var"
        ? { name: op, ddof: 0, skipna }
        : { name: op, skipna };
  return reduce(reduction, split, inner);
}

/** A statistic of `size` neighbours: those up to and with each element, NaN before there are enough (xarray, pandas). */
export function rolling(arg: Expr, size: number, axis: number, op: WindowOp, skipna: boolean): Expr {
  const along = axisOf(axis, arg.shape.length);
  const type = numeric(arg, "rolling");
  const windows = windowed(cast(arg, isFloat(type) ? type : "f8"), along, size, 1, op, skipna);
  const missing = arg.shape.map((n, i) => (i === along ? Math.min(n, size - 1) : n));
  if (missing[along] === 0) return windows;
  return concatenate([broadcastConstant(constant(Number.NaN, windows.type as ElementType), missing), windows], along);
}

function windowed(arg: Expr, axis: number, size: number, stride: number, op: WindowOp, skipna: boolean): Expr {
  if (!Number.isInteger(size) || size < 1) refuse(`A window of ${size} elements is not possible.`);
  if (size === 1 && op !== "std" && op !== "var") return arg;
  const type = numeric(arg, op);
  const n = arg.shape[axis] ?? 0;
  const reduction = { name: op === "median" ? "mean" : op, skipna } as ReduceOp;
  const count = n < size ? 0 : Math.floor((n - size) / stride) + 1;
  const shape = arg.shape.map((extent, i) => (i === axis ? count : extent));
  const what = { kind: "window", op, arg, axis, size, stride, skipna: skipna && isFloat(type) } as const;
  return node(shape, reduceType(reduction, type), what);
}

/** Each group of equal labels along an axis is reduced by itself. */
export function grouped(op: ReduceOp, arg: Expr, axis: number, labels: readonly number[], groups: number): Expr {
  const along = axisOf(axis, arg.shape.length);
  if (labels.length !== arg.shape[along]) {
    refuse(`There are ${labels.length} labels for ${arg.shape[along]} elements of axis ${along}.`);
  }
  const shape = arg.shape.map((n, i) => (i === along ? groups : n));
  const type = reduceType(op, numeric(arg, op.name));
  return node(shape, type, { kind: "group", op, arg, axis: along, labels, groups });
}
