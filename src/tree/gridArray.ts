import type { Expr } from "../array/expr.ts";
import { moveAxes, reshape } from "../array/shapeOps.ts";
import type { Grid } from "../core/node.ts";

/** An array whose last axis counts the cells of a grid, with the axes of the grid in its place. Nothing is read for it. */
export function gridArray(stored: Expr, { shape, order }: Grid): Expr {
  const lead = stored.shape.slice(0, -1);
  if (order === "C") return reshape(stored, [...lead, ...shape]);
  // The first axis counts fastest: in C order these are the axes from the last to the first.
  const rank = lead.length + shape.length;
  const axes = Array.from({ length: rank }, (_, i) => (i < lead.length ? i : rank - 1 - (i - lead.length)));
  return moveAxes(reshape(stored, [...lead, ...shape.toReversed()]), axes);
}
