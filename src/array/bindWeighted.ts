import { assignArguments } from "./bindArguments.ts";
import type { Binding } from "./binding.ts";
import { Arguments, type Bound, boundArray } from "./bound.ts";
import { parameters } from "./functions/signature.ts";
import { sumOfWeights, weightedMean, weightedSum } from "./functions/weighted.ts";
import { type Argument, ExpressionFault } from "./syntax.ts";

const STATISTICS = { mean: weightedMean, sum: weightedSum, sum_of_weights: sumOfWeights } as const;
const PARAMETERS = parameters("axis?, *dim?, *keepdims?, *skipna?");

/**
 * xarray's `x.weighted(w).mean(dim)`. NaN is passed over unless `skipna=False`, as in xarray; of the sum of weights it
 * always is.
 */
export function weightedStatistic(
  binding: Binding,
  { array, weights }: Bound & { kind: "weighted" },
  name: string,
  args: readonly Argument[],
  at: { from: number; to: number },
): Bound {
  const names = Object.keys(STATISTICS) as (keyof typeof STATISTICS)[];
  const known = names.find((statistic) => statistic === name);
  if (!known)
    throw new ExpressionFault(`There is no statistic “${name}” with weights.`, at, `There are ${names.join(", ")}.`);
  const values = assignArguments(binding, { name, parameters: PARAMETERS }, null, args);
  const given = new Arguments(name, values, binding.environment.values);
  const skipna = known === "sum_of_weights" || given.flag("skipna", true);
  const of = { array, weights, axes: given.axesOf(array), keepdims: given.flag("keepdims", false), skipna };
  return boundArray(STATISTICS[known](of, binding.valuesOf));
}
