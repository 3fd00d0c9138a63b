import type { NodePath } from "../../core/path.ts";
import { assignAxis, type DatasetView, runsDown, tableShape } from "../../state/datasetView.ts";
import type { AxisSource } from "../../state/siblings.ts";

/** Which lines of a table are drawn, as far as it was chosen. */
export interface LineChoice {
  /** Whether each line is a column, and not a row. */
  readonly down?: boolean;
  /** Rows of the table, or columns where lines run down. */
  readonly rows?: readonly number[];
  /** What stands along the axis; null for the index, the coordinate of the axis by default. */
  readonly x?: AxisSource | null;
  /** Whether a line is drawn as the points that it leads through, and which dataset colours them. */
  readonly points?: { readonly colour: NodePath | null } | undefined;
}

export interface ChosenLines {
  readonly down: boolean;
  /** The table turned so that each line is a row of it. */
  readonly view: DatasetView;
  readonly rows: readonly number[];
}

/** The lines that are drawn of a table: those that were chosen, all columns where they are few, else its first row. */
export function chosenLines(
  choice: LineChoice,
  view: DatasetView,
  shape: readonly number[],
  most: number,
): ChosenLines {
  const few = runsDown(view, shape);
  const down = choice.down ?? few;
  const turned = down && view.rowAxis !== null ? assignAxis(view, "columnAxis", view.rowAxis) : view;
  const { rows } = tableShape(turned, shape);
  if (view.columnAxis === null) return { down: false, view, rows: [0] };
  const usual = down && few ? Array.from({ length: Math.min(most, rows.count) }, (_, i) => i) : [0];
  const fitting = (choice.rows ?? usual).filter((row) => row < rows.count).slice(0, most);
  return { down, view: turned, rows: fitting.length > 0 ? fitting : [0] };
}
