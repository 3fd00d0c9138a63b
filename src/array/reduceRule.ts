import type { ElementType } from "./elementType.ts";
import type { ReduceOp, WindowOp } from "./expr.ts";
import { isFloat, isSigned } from "./promote.ts";

/** The columns of `describe`, in order. */
export const DESCRIBED = ["count", "nan", "min", "max", "mean", "std"] as const;

/** Integers are added in 64 bits, of their own sign; booleans count as signed. */
export function sumType(type: ElementType): ElementType {
  if (isFloat(type)) return type;
  return type === "b1" || isSigned(type) ? "i8" : "u8";
}

/** Averages of integers are `f8`, of floats their own type. */
export function meanType(type: ElementType): ElementType {
  return isFloat(type) ? type : "f8";
}

/** The type of a reduction's result. Where it is narrower than the accumulator (`f8`), it is rounded once, at the end. */
export function reduceType(op: ReduceOp, type: ElementType): ElementType {
  switch (op.name) {
    case "sum":
    case "prod":
      return sumType(type);
    case "mean":
    case "var":
    case "std":
    case "quantile":
      return meanType(type);
    case "min":
    case "max":
    case "ptp":
    case "topk":
    case "unique":
      return type;
    case "any":
    case "all":
      return "b1";
    case "count":
    case "count_nonzero":
    case "argmin":
    case "argmax":
    case "histogram":
      return "i8";
    case "describe":
      return "f8";
  }
}

/** More distinct values than these are refused. */
export const MOST_DISTINCT = 100_000;

/**
 * The shape of a reduction's result; of `unique` the largest that it can have. Quantiles stand in front of the axes that
 * are kept, bins, figures and the k values (no more than there are) behind them.
 */
export function reduceShape(op: ReduceOp, shape: readonly number[], axes: readonly number[]): number[] {
  const kept = shape.filter((_, axis) => !axes.includes(axis));
  switch (op.name) {
    case "unique":
      return [
        Math.min(
          MOST_DISTINCT,
          shape.reduce((product, n) => product * n, 1),
        ),
      ];
    case "histogram":
      return [...kept, op.edges.length - 1];
    case "describe":
      return [...kept, DESCRIBED.length];
    case "quantile":
      return typeof op.q === "number" ? kept : [op.q.length, ...kept];
    case "topk":
      return [...kept, Math.min(Math.abs(op.k), shape[axes[0] ?? 0] ?? 1)];
    default:
      return kept;
  }
}

export function windowType(op: WindowOp, type: ElementType): ElementType {
  if (op === "sum") return sumType(type);
  return op === "min" || op === "max" ? type : meanType(type);
}

/** How many whole windows fit. */
export function windowCount(n: number, size: number, stride: number): number {
  return n < size ? 0 : Math.floor((n - size) / stride) + 1;
}
