import type { Arguments } from "../bound.ts";
import { cast } from "../build.ts";
import type { Expr, ReduceOp } from "../expr.ts";
import { coordOfValues } from "../labels/coord.ts";
import { coordsWithin, type Labelled, reducedLabels, unlabelled } from "../labels/labelled.ts";
import { type Axes, reduce } from "../reduceOps.ts";
import { refuse } from "../refuse.ts";
import { axisOf } from "../shapeOps.ts";
import { type FunctionSpec, parameters } from "./signature.ts";

const array = (value: Labelled) => ({ kind: "array", array: value }) as const;
const bare = (expr: Expr) => array(unlabelled(expr));

/** A reduction of an array with labels: what remains keeps its own. */
export function reduceLabelled(op: ReduceOp, x: Labelled, axes: Axes, keepdims = false): Labelled {
  const expr = reduce(op, x.expr, axes, keepdims);
  const reduced = reducedLabels(x, expr, axes, keepdims);
  if (op.name !== "quantile") return reduced;
  if (typeof op.q === "number")
    return { ...reduced, coords: [...reduced.coords, coordOfValues("quantile", null, [op.q])] };
  return {
    expr,
    dims: ["quantile", ...reduced.dims],
    coords: [coordOfValues("quantile", "quantile", op.q), ...reduced.coords],
  };
}

/** A reduction with its own parameters read from the arguments. */
export type MakeOp = (args: Arguments, skipna: boolean) => ReduceOp;

function reduction(name: string, make: MakeOp, doc: string, extra = "", alwaysSkip = false): FunctionSpec {
  return {
    name,
    group: "reduction",
    parameters: parameters(`x, axis?, ${extra}*dim?, *keepdims?${alwaysSkip ? "" : ", *skipna?"}`),
    doc,
    method: true,
    build: (args) => {
      const op = make(args, alwaysSkip || args.flag("skipna", false));
      const x = args.array("x");
      return array(reduceLabelled(op, x, args.axesOf(x), args.flag("keepdims", false)));
    },
  };
}

type Plain = "sum" | "prod" | "mean" | "min" | "max" | "ptp" | "argmin" | "argmax";
const plain =
  (name: Plain): MakeOp =>
  (_, skipna) => ({ name, skipna });
const spread =
  (name: "var" | "std"): MakeOp =>
  (args, skipna) => ({ name, skipna, ddof: args.number("ddof", 0) });
const quantile =
  (scale: number): MakeOp =>
  (args, skipna) => {
    const q = args.numbers("q");
    const shares = (typeof q === "number" ? [q] : q).map((share) => share / scale);
    if (shares.some((share) => !(share >= 0 && share <= 1))) refuse(`q lies between 0 and ${scale}.`);
    return { name: "quantile", skipna, q: typeof q === "number" ? (shares[0] as number) : shares };
  };

/** The reductions that can follow `groupby(…)`. */
export const GROUP_REDUCTIONS: Readonly<Record<string, MakeOp>> = {
  sum: plain("sum"),
  prod: plain("prod"),
  mean: plain("mean"),
  min: plain("min"),
  max: plain("max"),
  var: spread("var"),
  std: spread("std"),
  count: () => ({ name: "count" }),
};

const MOST_BINS = 100_000;

/** Edges of equal width from `low` to `high`, as `numpy.histogram_bin_edges` computes them (linspace). */
function linearEdges(low: number, high: number, bins: number): number[] {
  const [from, to] = low === high ? [low - 0.5, high + 0.5] : [low, high];
  const step = (to - from) / bins;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? to : from + i * step));
}

function histogramEdges(args: Arguments): number[] {
  const bins = args.has("bins") ? args.numbers("bins") : 10;
  if (typeof bins !== "number") {
    if (bins.length < 2 || bins.some((edge, i) => i > 0 && edge < (bins[i - 1] as number)))
      refuse("The edges of bins ascend.");
    return bins;
  }
  if (!Number.isInteger(bins) || bins < 1 || bins > MOST_BINS)
    refuse(`The number of bins is between 1 and ${MOST_BINS}.`);
  if (args.has("range")) {
    const range = args.numbers("range");
    const [low, high] = typeof range === "number" ? [] : range;
    if (low === undefined || high === undefined || !(low <= high)) return refuse("The range is (smallest, largest).");
    return linearEdges(low, high, bins);
  }
  const x = args.array("x");
  const value = (name: "min" | "max") =>
    Number(args.valuesOf(cast(reduce({ name, skipna: true }, x.expr, null), "f8"))[0]);
  return linearEdges(value("min"), value("max"), bins);
}

export const REDUCTIONS: readonly FunctionSpec[] = [
  reduction("sum", plain("sum"), "Sum. Integers are summed in 64 bits, floats in double precision."),
  reduction("prod", plain("prod"), "Product."),
  reduction("mean", plain("mean"), "Mean, computed in double precision."),
  reduction("min", plain("min"), "Smallest value; NaN if there is one."),
  reduction("max", plain("max"), "Largest value; NaN if there is one."),
  reduction("ptp", plain("ptp"), "Largest less smallest value."),
  reduction("var", spread("var"), "Variance; the divisor is n - ddof.", "ddof?, "),
  reduction("std", spread("std"), "Standard deviation; the divisor is n - ddof.", "ddof?, "),
  reduction("any", () => ({ name: "any" }), "True if one element is not 0.", "", true),
  reduction("all", () => ({ name: "all" }), "True if no element is 0.", "", true),
  reduction("count", () => ({ name: "count" }), "Number of elements that are not NaN.", "", true),
  reduction("count_nonzero", () => ({ name: "count_nonzero" }), "Number of elements that are not 0.", "", true),
  reduction("argmin", plain("argmin"), "Place of the smallest value, along one axis or in C order."),
  reduction("argmax", plain("argmax"), "Place of the largest value, along one axis or in C order."),
  reduction("nansum", plain("sum"), "Sum, passing over NaN.", "", true),
  reduction("nanprod", plain("prod"), "Product, passing over NaN.", "", true),
  reduction("nanmean", plain("mean"), "Mean, passing over NaN.", "", true),
  reduction("nanmin", plain("min"), "Smallest value, passing over NaN.", "", true),
  reduction("nanmax", plain("max"), "Largest value, passing over NaN.", "", true),
  reduction("nanvar", spread("var"), "Variance, passing over NaN.", "ddof?, ", true),
  reduction("nanstd", spread("std"), "Standard deviation, passing over NaN.", "ddof?, ", true),
  reduction("nanargmin", plain("argmin"), "Place of the smallest value, passing over NaN.", "", true),
  reduction("nanargmax", plain("argmax"), "Place of the largest value, passing over NaN.", "", true),
  {
    ...reduction("quantile", quantile(1), "Quantiles by linear interpolation; q is from 0 to 1, one or a list."),
    parameters: parameters("x, q, axis?, *dim?, *keepdims?, *skipna?"),
  },
  {
    ...reduction("percentile", quantile(100), "Quantiles with q from 0 to 100."),
    parameters: parameters("x, q, axis?, *dim?, *keepdims?, *skipna?"),
  },
  reduction("median", (_, skipna) => ({ name: "quantile", q: 0.5, skipna }), "Median."),
  reduction("nanmedian", () => ({ name: "quantile", q: 0.5, skipna: true }), "Median, passing over NaN.", "", true),
  {
    name: "describe",
    group: "statistics",
    parameters: parameters("x"),
    doc: "Number of values, of NaN, smallest, largest, mean and standard deviation, in one pass.",
    method: true,
    build: (args) => bare(reduce({ name: "describe" }, args.array("x").expr, null)),
  },
  {
    name: "histogram",
    group: "statistics",
    parameters: parameters("x, bins?, range?"),
    doc: "Number of values in each of the bins; without a range from the smallest to the largest value.",
    method: true,
    build: (args) => bare(reduce({ name: "histogram", edges: histogramEdges(args) }, args.array("x").expr, null)),
  },
  {
    name: "unique",
    group: "statistics",
    parameters: parameters("x"),
    doc: "The distinct values in ascending order, at most 100,000.",
    method: false,
    build: (args) => bare(reduce({ name: "unique" }, args.array("x").expr, null)),
  },
  {
    name: "topk",
    group: "statistics",
    parameters: parameters("x, k, axis?, *dim?"),
    doc: "The k largest values in descending order (the |k| smallest, ascending, if k is negative).",
    method: true,
    build: (args) => {
      const k = args.integer("k");
      if (k === 0 || Math.abs(k) > MOST_BINS) refuse(`k is not 0 and at most ${MOST_BINS}.`);
      const x = args.array("x");
      const axis = axisOf(args.axisOf(x, "axis", -1), x.dims.length);
      const left = x.dims.map((dim, i) => (i === axis ? null : dim));
      const expr = reduce({ name: "topk", k }, x.expr, [axis]);
      return array({ expr, dims: x.dims, coords: coordsWithin(x.coords, left) });
    },
  },
];
