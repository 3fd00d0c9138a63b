import { create } from "zustand";
import type { NodePath } from "../core/path.ts";
import { assignAxis, type DatasetView, runsDown, tableShape } from "./datasetView.ts";
import { type AxisSource, axisSource } from "./siblings.ts";
import { withLatest } from "./views.ts";

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

/** What was chosen for each dataset; of a group that is drawn as points, for the group. */
interface LineChoices {
  readonly choices: ReadonlyMap<NodePath, LineChoice>;
  choose(path: NodePath, choice: LineChoice): void;
}

export const useLineChoices = create<LineChoices>((set) => ({
  choices: new Map(),
  choose: (path, choice) => set(({ choices }) => ({ choices: withLatest(choices, path, choice) })),
}));

/** The choice in words of a link: `x=/run.h5/time`, `points=/run.h5/dose`, `lines=0,5`, `along=rows`. */
export function choiceWords({ down, rows, x, points }: LineChoice): [name: string, words: string][] {
  return [
    ...(down === undefined ? [] : [["along", down ? "rows" : "columns"] as [string, string]]),
    ...(rows === undefined ? [] : [["lines", rows.join(",")] as [string, string]]),
    ...(x === undefined ? [] : [["x", x ?? INDEX] as [string, string]]),
    ...(points === undefined ? [] : [["points", points.colour ?? ONE_COLOUR] as [string, string]]),
  ];
}

/** No path begins like these. */
const INDEX = "index";
const ONE_COLOUR = "one";

/** The choice that the words of a link mean; undefined where they say nothing of it. */
export function choiceOf(word: (name: string) => string | null): LineChoice | undefined {
  const [along, lines, x, points] = ["along", "lines", "x", "points"].map(word);
  const rows = lines?.split(",").map(Number);
  const source = x === INDEX ? null : axisSource(x);
  const colour = points === ONE_COLOUR ? null : points?.startsWith("/") ? points : undefined;
  const choice: LineChoice = {
    ...((along === "rows" || along === "columns") && { down: along === "rows" }),
    ...(rows?.every((row) => Number.isSafeInteger(row) && row >= 0) && { rows }),
    ...(source !== undefined && { x: source }),
    ...(colour !== undefined && { points: { colour } }),
  };
  return Object.keys(choice).length > 0 ? choice : undefined;
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
