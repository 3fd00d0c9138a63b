import type { Range } from "../array/range.ts";
import type { Selection } from "../core/selection.ts";

/** Ranges of the engine as a selection of a reader; no axis is dropped. */
export function readSelectionOf(ranges: readonly Range[]): Selection {
  return ranges.map(({ start, step, n }) => ({ start, step, count: n, drop: false }));
}
