import type { Block } from "../../core/value.ts";
import { valueText } from "../../core/valueText.ts";
import { elementAt } from "../../state/blockElement.ts";
import styles from "./Expression.module.css";

interface PartialTableProps {
  readonly block: Block;
  /** From 0 to 1. */
  readonly coverage: number;
}

const ROWS = 5;
const COLUMNS = 8;

/** The beginning of a result that is still being computed. */
export function PartialTable({ block, coverage }: PartialTableProps) {
  const { shape } = block;
  const rows = shape.length < 2 ? 1 : (shape.at(-2) ?? 1);
  const columns = shape.at(-1) ?? 1;
  if (shape.includes(0)) return null;
  const cell = (row: number, column: number) => valueText(elementAt(block, row * columns + column), block.dtype).brief;
  return (
    <table className={styles.partial}>
      <caption>Estimate from {Math.floor(100 * coverage)} % of the data</caption>
      <tbody>
        {indices(rows, ROWS).map((row) => (
          <tr key={row}>
            {indices(columns, COLUMNS).map((column) => (
              <td key={column}>{cell(row, column)}</td>
            ))}
            {columns > COLUMNS && <td aria-hidden>…</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function indices(count: number, most: number): number[] {
  return Array.from({ length: Math.min(count, most) }, (_, i) => i);
}
