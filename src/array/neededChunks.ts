import type { NodePath } from "../core/path.ts";
import type { Expr } from "./expr.ts";
import { elements } from "./grid.ts";
import { lower, readsOf } from "./lower.ts";
import { whole } from "./range.ts";

/**
 * The first and the last chunk along each axis that an expression touches of a dataset; null where it touches none.
 * `chunks` is the shape of a chunk.
 */
export function neededChunks(expr: Expr, path: NodePath, chunks: readonly number[]): [number, number][] | null {
  const bounds = chunks.map((): [number, number] => [Number.POSITIVE_INFINITY, -1]);
  const visit = (part: Expr): void => {
    if (part.kind === "reduce" || part.kind === "group") {
      visit(part.arg);
      return;
    }
    const cuts = new Map<string, Expr>();
    const valueKey = (inner: Expr) => {
      if (inner.kind !== "reduce" && inner.kind !== "group") return undefined;
      cuts.set(inner.id, inner);
      return inner.id;
    };
    if (elements(part.shape) > 0) {
      for (const read of readsOf(lower([part], part.shape.map(whole), valueKey))) {
        if (read.source.path !== path) continue;
        for (const [axis, { start, step, n }] of read.ranges.entries()) {
          const own = bounds[axis] as [number, number];
          const chunk = chunks[axis] as number;
          own[0] = Math.min(own[0], Math.floor(start / chunk));
          own[1] = Math.max(own[1], Math.floor((start + (n - 1) * step) / chunk));
        }
      }
    }
    for (const cut of cuts.values()) visit(cut);
  };
  visit(expr);
  return bounds.some(([, last]) => last < 0) ? null : bounds;
}
