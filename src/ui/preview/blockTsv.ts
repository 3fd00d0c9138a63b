import type { DType } from "../../core/dtype.ts";
import { type Block, elementCount } from "../../core/value.ts";
import { exactText } from "../../core/valueText.ts";
import { elementAt } from "../../state/blockElement.ts";

/** A block as tab-separated text with exact values. `transposed` blocks hold their columns before their rows. */
export function blockTsv(block: Block, columns: number, transposed: boolean, fields?: readonly number[]): string {
  const count = elementCount(block.shape);
  const rows = columns === 0 ? 0 : count / columns;
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const cells: string[] = [];
    for (let column = 0; column < columns; column++) {
      const value = elementAt(block, transposed ? column * rows + row : row * columns + column);
      if (fields && block.dtype.kind === "compound") {
        const record = value as { readonly [field: string]: typeof value };
        for (const index of fields) {
          const field = block.dtype.fields[index];
          if (field) cells.push(tsvCell(record[field.name] ?? null, field.dtype));
        }
      } else cells.push(tsvCell(value, block.dtype));
    }
    lines.push(cells.join("\t"));
  }
  return lines.join("\n");
}

/** Tabs, line ends and quotes would break the table that it is pasted into: such a cell is quoted, as spreadsheets do. */
function tsvCell(value: Parameters<typeof exactText>[0], dtype: DType): string {
  const text = exactText(value, dtype);
  return /[\t\n\r"]/.test(text) && dtype.kind === "string" ? `"${text.replaceAll('"', '""')}"` : text;
}
