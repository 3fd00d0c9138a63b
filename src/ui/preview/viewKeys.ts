import { assignAxis, type DatasetView, withAxis } from "../../state/datasetView.ts";

/** `[` and `]` step through an axis that is not drawn, with Shift by ten; `t` swaps rows and columns. */
export function viewByKey(
  view: DatasetView,
  shape: readonly number[],
  axis: number | undefined,
  key: string,
): DatasetView | null {
  if (key === "t" && view.rowAxis !== null && view.columnAxis !== null)
    return assignAxis(view, "rowAxis", view.columnAxis);
  const step = { "[": -1, "]": 1, "{": -10, "}": 10 }[key];
  if (step === undefined || axis === undefined) return null;
  const index = (view.axes[axis]?.index ?? 0) + step;
  return withAxis(view, axis, { index: Math.max(0, Math.min(index, (shape[axis] ?? 1) - 1)) });
}
