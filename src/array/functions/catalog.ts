import { ELEMENT_FUNCTIONS } from "./element.ts";
import { REDUCTIONS } from "./reduction.ts";
import { SHAPE_FUNCTIONS } from "./shape.ts";
import type { FunctionSpec } from "./signature.ts";
import { WEIGHTED_FUNCTIONS } from "./weighted.ts";

/** Every function of expressions, once. */
export const FUNCTIONS: ReadonlyMap<string, FunctionSpec> = new Map(
  [...ELEMENT_FUNCTIONS, ...REDUCTIONS, ...WEIGHTED_FUNCTIONS, ...SHAPE_FUNCTIONS].map((spec) => [spec.name, spec]),
);

/** Names with a fixed meaning. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
]);

/** Names of modules that may stand before a function, as in `np.sqrt(x)`. */
export const MODULES: ReadonlySet<string> = new Set(["np", "numpy", "da", "xr"]);
