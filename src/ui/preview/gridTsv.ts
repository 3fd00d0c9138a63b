import type { Rect } from "../../state/datasetView.ts";
import type { GridModel } from "./gridModel.ts";

const COPIED_ROWS = 100_000;

/** Cells as they are shown, with tabs between them. */
export function gridTsv(model: GridModel, rect: Rect): string {
  const lines: string[] = [];
  for (let row = rect.top; row < Math.min(rect.bottom, rect.top + COPIED_ROWS); row++) {
    const cells: string[] = [];
    for (let column = rect.left; column < rect.right; column++) cells.push(model.cell(row, column)?.text ?? "");
    lines.push(cells.join("\t"));
  }
  return lines.join("\n");
}
