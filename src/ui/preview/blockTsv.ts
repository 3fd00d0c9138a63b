import type { DType } from "../../core/dtype.ts";
import { type Block, elementCount, type Value } from "../../core/value.ts";
import { exactText } from "../../core/valueText.ts";
import { elementAt } from "../../state/blockElement.ts";
import { fieldValue, type LeafField } from "../../state/compoundFields.ts";

/** A block as tab-separated text with exact values. `transposed` blocks hold their columns before their rows. */
export function blockTsv(block: Block, columns: number, transposed: boolean, fields?: readonly LeafField[]): string {
  const count = elementCount(block.shape);
  const rows = columns === 0 ? 0 : count / columns;
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const cells: string[] = [];
    for (let column = 0; column < columns; column++) {
      const value = elementAt(block, transposed ? column * rows + row : row * columns + column);
      if (fields) {
        for (const { names, dtype } of fields) cells.push(tsvCell(fieldValue(value, names), dtype));
      } else cells.push(tsvCell(value, block.dtype));
    }
    lines.push(cells.join("\t"));
  }
  return lines.join("\n");
}

/** Elements of a compound in any order, each a row of its fields. */
export function elementsTsv(elements: readonly Value[], fields: readonly LeafField[]): string {
  return elements
    .map((element) => fields.map(({ names, dtype }) => tsvCell(fieldValue(element, names), dtype)).join("\t"))
    .join("\n");
}

/** Tabs, line ends and quotes would break the table that it is pasted into: such a cell is quoted, as spreadsheets do. */
function tsvCell(value: Value, dtype: DType): string {
  const text = exactText(value, dtype);
  return /[\t\n\r"]/.test(text) && dtype.kind === "string" ? `"${text.replaceAll('"', '""')}"` : text;
}
