import type { ElementType } from "../../array/elementType.ts";
import type { ReduceOp } from "../../array/expr.ts";
import { isFloat } from "../../array/promote.ts";
import { argExtreme } from "./arguments.ts";
import { countNumbers, countTrue, histogram } from "./counts.ts";
import { extreme } from "./extremes.ts";
import { floatProduct, floatSum } from "./floatSum.ts";
import { integerProduct, integerSum } from "./integerSum.ts";
import { spread } from "./moments.ts";
import { quantile } from "./quantile.ts";
import type { Reducer } from "./reducer.ts";
import { description, peakToPeak } from "./together.ts";
import { topK } from "./topk.ts";
import { distinct } from "./unique.ts";

/** What carries out a reduction of elements of a type. Integers hold no NaN to pass over. */
export function reducerFor(op: ReduceOp, type: ElementType): Reducer {
  const skipna = "skipna" in op && op.skipna && isFloat(type);
  switch (op.name) {
    case "sum":
      return isFloat(type) ? floatSum(type, false, skipna) : integerSum(type);
    case "prod":
      return isFloat(type) ? floatProduct(type, skipna) : integerProduct(type);
    case "mean":
      return floatSum(type, true, skipna);
    case "min":
      return extreme(type, true, skipna);
    case "max":
      return extreme(type, false, skipna);
    case "ptp":
      return peakToPeak(type, skipna);
    case "var":
      return spread(type, false, op.ddof, skipna);
    case "std":
      return spread(type, true, op.ddof, skipna);
    case "any":
    case "all":
    case "count_nonzero":
      return countTrue(op.name);
    case "count":
      return countNumbers(type);
    case "argmin":
      return argExtreme(type, true, skipna);
    case "argmax":
      return argExtreme(type, false, skipna);
    case "histogram":
      return histogram(type, op.edges);
    case "describe":
      return description();
    case "quantile":
      return quantile(type, op.q, skipna);
    case "unique":
      return distinct(type);
    case "topk":
      return topK(type, op.k);
  }
}
