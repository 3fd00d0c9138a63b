import type { NodePath } from "../../core/path.ts";
import type { ValueTone } from "../../core/valueText.ts";
import type { ColumnLayout } from "./columnLayout.ts";
import type { Sorting } from "./rowOrder.ts";

export interface GridCell {
  readonly text: string;
  readonly tone: ValueTone | "name";
  /** Where a reference, or a name, leads to. */
  readonly link?: NodePath;
  /** From 0 to 1: how strongly the cell is coloured. */
  readonly tint?: number;
}

/** What a grid shows. Drawing asks for cells at once; one that is not known yet is undefined. */
export interface GridModel {
  readonly label: string;
  readonly rows: number;
  readonly columns: ColumnLayout;
  readonly rowHeaderWidth: number;
  rowName(row: number): string;
  /** What the row stands for: its label along a dimension. */
  rowLabel?(row: number): string | undefined;
  columnName(column: number): string;
  /** The side on which the values of a column stand. */
  columnSide(column: number): "left" | "right";
  /** Whether and how the rows can be sorted by their columns. */
  readonly sorting?: { readonly by: Sorting | null; readonly can: (column: number) => boolean };
  /** In words, below the name: the type of a field. */
  columnNote?(column: number): string;
  cell(row: number, column: number): GridCell | undefined;
  /** What the tooltip tells: the exact value. */
  exact(row: number, column: number): string | undefined;
}
