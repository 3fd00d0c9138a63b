import { broadcast, broadcastConstant, cast, commonShape, constant } from "../build.ts";
import type { ElementType } from "../elementType.ts";
import { binary, operandType, unary, where } from "../elementwise.ts";
import type { Expr } from "../expr.ts";
import { elementwise } from "../labels/align.ts";
import type { ValuesOf } from "../labels/coord.ts";
import { isFullyNamed, type Labelled, sameLabels } from "../labels/labelled.ts";
import { isFloat } from "../promote.ts";
import type { Axes } from "../reduceOps.ts";
import { sumType } from "../reduceRule.ts";
import { refuse } from "../refuse.ts";
import { axisOf, moveAxes } from "../shapeOps.ts";
import { reduceLabelled } from "./reduction.ts";
import { type FunctionSpec, parameters } from "./signature.ts";

/** An array, the weights of its elements, and over which axes of it they are added up. */
export interface Weighted {
  readonly array: Labelled;
  readonly weights: Labelled;
  readonly axes: Axes;
  readonly keepdims: boolean;
  /** NaN is passed over: where an element is NaN, its weight does not count either. */
  readonly skipna: boolean;
}

/** Σ x w, as xarray's `x.weighted(w).sum()`. Integers are multiplied and summed in 64 bits, floats in double precision. */
export function weightedSum(of: Weighted, valuesOf: ValuesOf): Labelled {
  const type = operandType("weighted", of.array.expr, of.weights.expr);
  const own = isFloat(type) ? type : sumType(type);
  return typed(total(of, isFloat(type) ? "f8" : own, valuesOf), own);
}

/** Σ w over the elements that count; NaN where that is 0, as xarray's `x.weighted(w).sum_of_weights()`. */
export function sumOfWeights(of: Weighted, valuesOf: ValuesOf): Labelled {
  const counted = totalOfWeights(of, valuesOf);
  return sameLabels(counted, where(counted.expr, counted.expr, constant(Number.NaN, "f8")));
}

/**
 * Σ x w / Σ w in the type of `numpy.average`: double precision for integers, else that of the product. Where the weights
 * add up to 0 it is NaN, as in xarray; NumPy raises an error there.
 */
export function weightedMean(of: Weighted, valuesOf: ValuesOf): Labelled {
  const type = operandType("average", of.array.expr, of.weights.expr);
  const sides = [total(of, "f8", valuesOf), sumOfWeights(of, valuesOf)];
  const mean = elementwise(sides, valuesOf, (sum, weights) => binary("divide", sum, weights));
  return typed(mean, isFloat(of.array.expr.type as ElementType) ? type : "f8");
}

const typed = (x: Labelled, type: ElementType): Labelled => sameLabels(x, cast(x.expr, type));

/** Σ x w, multiplied and summed in a type. */
function total(of: Weighted, type: ElementType, valuesOf: ValuesOf): Labelled {
  return summed(of, valuesOf, (value, weight) =>
    counting(of, value, binary("multiply", cast(value, type), cast(weight, type))),
  );
}

/** Σ w: without `skipna` the values of the array are not needed for it. */
function totalOfWeights(of: Weighted, valuesOf: ValuesOf): Labelled {
  return summed(of, valuesOf, (value, weight) =>
    counting(of, value, repeated(cast(weight, "f8"), commonShape([value.shape, weight.shape]))),
  );
}

const repeated = (weight: Expr, shape: readonly number[]): Expr =>
  weight.kind === "constant" ? broadcastConstant(weight, shape) : broadcast(weight, shape);

/** What an element adds to a sum: nothing where it is passed over. */
function counting({ skipna }: Weighted, value: Expr, added: Expr): Expr {
  const type = value.type as ElementType;
  return skipna && isFloat(type) ? where(unary("isnan", value), constant(0, added.type as ElementType), added) : added;
}

function summed(of: Weighted, valuesOf: ValuesOf, make: (value: Expr, weight: Expr) => Expr): Labelled {
  const added = elementwise([of.array, laidAlong(of)], valuesOf, make);
  return reduceLabelled({ name: "sum", skipna: false }, added, of.axes, of.keepdims);
}

/**
 * The weights as they stand to the elements: by the names of the dimensions where both have them, else by the rule of
 * `numpy.average`: of the same shape, or with one axis for each of those that are reduced, in the order they are given.
 */
function laidAlong({ array, weights, axes }: Weighted): Labelled {
  const [shape, own] = [array.expr.shape, weights.expr.shape];
  if (own.length === 0 || (isFullyNamed(array.dims) && isFullyNamed(weights.dims))) return weights;
  if (own.length === shape.length && own.every((n, axis) => n === shape[axis])) return weights;
  if (axes === null)
    return refuse(
      `Weights of shape (${own.join(", ")}) do not fit an array of shape (${shape.join(", ")}).`,
      "Name the axis that they belong to, e.g. axis=0.",
    );
  const along = axes.map((axis) => axisOf(axis, shape.length));
  if (own.length !== along.length || along.some((axis, i) => shape[axis] !== own[i]))
    return refuse(
      `Weights of shape (${own.join(", ")}) do not fit axes of extent ${along.map((axis) => shape[axis]).join(", ")}.`,
      "There is one weight for each place along the axes that are reduced.",
    );
  const from = shape.map((_, axis) => (along.includes(axis) ? along.indexOf(axis) : null));
  return { expr: moveAxes(weights.expr, from), dims: from.map(() => null), coords: [] };
}

export const WEIGHTED_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: "average",
    group: "statistics",
    parameters: parameters("x, axis?, weights?, *dim?, *keepdims?"),
    doc: "Mean with weights, sum(x * weights) / sum(weights); NaN where the weights add up to 0.",
    method: false,
    build: (args) => {
      const array = args.array("x");
      const [axes, keepdims] = [args.axesOf(array), args.flag("keepdims", false)];
      const mean = args.has("weights")
        ? weightedMean({ array, weights: args.array("weights"), axes, keepdims, skipna: false }, args.valuesOf)
        : reduceLabelled({ name: "mean", skipna: false }, array, axes, keepdims);
      return { kind: "array", array: mean };
    },
  },
  {
    name: "weighted",
    group: "statistics",
    parameters: parameters("x, weights"),
    doc: "Weights for the mean, sum or sum_of_weights that follows, which passes over NaN.",
    method: true,
    build: (args) => ({ kind: "weighted", array: args.array("x"), weights: args.array("weights") }),
  },
];
