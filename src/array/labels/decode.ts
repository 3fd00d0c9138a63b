import type { Encoding } from "../../core/labels.ts";
import { cast, constant, numeric } from "../build.ts";
import { binary, where } from "../elementwise.ts";
import type { Expr } from "../expr.ts";
import { type Labelled, sameLabels } from "./labelled.ts";

/** Stored values as what they stand for; values that stand for themselves as they are. */
export function decoded(x: Labelled): Labelled {
  return x.encoding === undefined ? x : sameLabels(x, decodedValues(x.expr, x.encoding));
}

/** In the order of xarray's decoders: sign, missing values, scale, offset. */
export function decodedValues(stored: Expr, { as, missing, scale, offset, type }: Encoding): Expr {
  const x = as === undefined ? stored : cast(stored, as);
  if (type === null) return x;
  const own = numeric(x, "decode_cf");
  const equal = missing.map((value) => binary("equal", x, constant(value, own)));
  const [first, ...others] = equal;
  const mask = first && others.reduce((all, next) => binary("bitwise_or", all, next), first);
  const wide = cast(x, type);
  const masked = mask ? where(mask, constant(Number.NaN, type), wide) : wide;
  const scaled = scale === undefined ? masked : binary("multiply", masked, constant(scale, type));
  return offset === undefined ? scaled : binary("add", scaled, constant(offset, type));
}
