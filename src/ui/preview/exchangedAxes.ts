import { assignAxis, type DatasetView } from "../../state/datasetView.ts";

/** The view with two axes in each other's place; of two that are stepped through both stay. */
export function exchangedAxes(view: DatasetView, dragged: number, target: number): DatasetView {
  for (const [from, to] of [
    [dragged, target],
    [target, dragged],
  ] as const) {
    if (to === view.rowAxis) return assignAxis(view, "rowAxis", from);
    if (to === view.columnAxis) return assignAxis(view, "columnAxis", from);
  }
  return view;
}
