import type { AxisRange } from "../core/selection.ts";
import { assignAxis, type DatasetView, isDrawn, shownRange } from "./datasetView.ts";
import type { ViewKind } from "./viewKinds.ts";
import type { IndexBox } from "./visible.ts";

/** Which axes a view shows, and what it takes of an axis that is shown. */
export interface ShownSlice {
  readonly drawn: readonly number[];
  readonly taken: readonly AxisRange[];
}

/**
 * What a view shows of a dataset: a table the cells that are on screen, lines what lies along `lineAxis`, all others the
 * whole plane. Null where that is not known yet, or where the axes of a view cannot be chosen.
 */
export function shownSlice(
  kind: ViewKind,
  view: DatasetView,
  shape: readonly number[],
  lineAxis: number | null,
  onScreen: IndexBox | null,
): ShownSlice | null {
  const drawn = shape.flatMap((_, axis) => (isDrawn(view, axis) ? [axis] : []));
  const taken = shape.map((_, axis) => shownRange(view, shape, axis));
  switch (kind) {
    case "image":
      return null;
    case "line":
      return lineAxis === null ? null : { drawn: [lineAxis], taken };
    case "heat":
    case "histogram":
      return { drawn, taken };
    case "table": {
      if (onScreen?.length !== shape.length) return null;
      const cells = taken.map((range, axis) => (isDrawn(view, axis) ? within(range, onScreen[axis] ?? [0, 0]) : range));
      // Of another axis as much would be on screen as of the longer of these.
      const most = Math.max(...drawn.map((axis) => cells[axis]?.count ?? 0));
      return { drawn, taken: cells.map((range) => ({ ...range, count: Math.min(range.count, most) })) };
    }
  }
}

/** The elements of a range between two indices, which are elements of it. */
function within({ step }: AxisRange, [first, last]: readonly [number, number]): AxisRange {
  const stride = Math.abs(step);
  return { start: first, step: stride, count: Math.floor((last - first) / stride) + 1, drop: false };
}

/** The view with other axes shown, in their order in the dataset. */
export function withDrawn(view: DatasetView, axes: readonly number[]): DatasetView {
  const [rowAxis = view.rowAxis, columnAxis = view.columnAxis] = axes;
  return { ...view, rowAxis, columnAxis };
}

/** The view with lines along another axis; `lineAxis` is the one that they would run along in a view. */
export function withLinesAlong(
  view: DatasetView,
  axis: number,
  lineAxis: (view: DatasetView) => number | null,
): DatasetView {
  const turned = (["columnAxis", "rowAxis"] as const).map((role) => assignAxis(view, role, axis));
  return turned.find((each) => lineAxis(each) === axis) ?? (turned[0] as DatasetView);
}
