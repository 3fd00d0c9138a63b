import type { ElementArray, ElementType } from "../../array/elementType.ts";
import { meanType } from "../../array/reduceRule.ts";
import { Fault } from "../../core/fault.ts";
import { cellCount, countOf, type Reducer } from "./reducer.ts";
import { resultOf } from "./result.ts";
import { numbersFirst, quantiles } from "./select.ts";

const LOW_CAPACITY = 16;

/**
 * Quantiles need all elements: a cell is the list of them, so the whole axis should lie in one block. Blocks are merged
 * all the same; then memory is what it takes.
 */
export function quantile(type: ElementType, q: number | readonly number[], skipna: boolean): Reducer {
  const wanted = typeof q === "number" ? [q] : q;
  if (wanted.some((x) => !(x >= 0 && x <= 1))) throw new Fault("invalid", "Quantiles are between 0 and 1.");
  const order = wanted.map((_, k) => k).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const ascending = order.map((k) => wanted[k] as number);
  return {
    takes: "f8",
    placed: false,
    /** The lists side by side, each of the same capacity; then how much each of them holds. */
    start: (cells) => [new Float64Array(cells * LOW_CAPACITY), new Float64Array(cells)],
    row(cells, cell, tile, from, n) {
      const filled = cells[1] as Float64Array;
      const count = filled[cell] as number;
      const capacity = grow(cells, count + n);
      (cells[0] as Float64Array).set((tile as Float64Array).subarray(from, from + n), cell * capacity + count);
      filled[cell] = count + n;
    },
    column(cells, cell, tile, from, n) {
      const filled = cells[1] as Float64Array;
      const capacity = grow(cells, (filled[cell] as number) + 1); // all have as many
      const lists = cells[0] as Float64Array;
      for (let i = 0; i < n; i++) {
        const count = filled[cell + i] as number;
        lists[(cell + i) * capacity + count] = tile[from + i] as number;
        filled[cell + i] = count + 1;
      }
    },
    merge(cells, [lists, filled]) {
      const counts = filled as Float64Array;
      const capacity = counts.length === 0 ? 0 : (lists as ElementArray).length / counts.length;
      for (let cell = 0; cell < counts.length; cell++) {
        const count = counts[cell] as number;
        if (count > 0) this.row(cells, cell, lists as ElementArray, cell * capacity, count, 0);
      }
    },
    finish(partial) {
      const cells = cellCount(partial);
      const [lists, filled] = partial.cells as [Float64Array, Float64Array];
      const capacity = cells === 0 ? 0 : lists.length / cells;
      const values = new Float64Array(cells * wanted.length);
      for (let cell = 0; cell < cells; cell++) {
        const list = lists.subarray(cell * capacity, cell * capacity + (filled[cell] as number));
        const count = numbersFirst(list, list.length);
        const found = count < countOf(partial, cell) && !skipna ? [] : quantiles(list, count, ascending);
        for (const [at, k] of order.entries()) values[k * cells + cell] = found[at] ?? Number.NaN;
      }
      const shape = typeof q === "number" ? partial.shape : [wanted.length, ...partial.shape];
      return resultOf(meanType(type), shape, values);
    },
  };
}

/** Makes every list hold `least` elements; the capacity they have then. */
function grow(cells: ElementArray[], least: number): number {
  const [lists, filled] = cells as [Float64Array, Float64Array];
  const capacity = lists.length / filled.length;
  if (least <= capacity) return capacity;
  const next = Math.max(least, 2 * capacity);
  const wider = new Float64Array(filled.length * next);
  for (let cell = 0; cell < filled.length; cell++) {
    wider.set(lists.subarray(cell * capacity, cell * capacity + (filled[cell] as number)), cell * next);
  }
  cells[0] = wider;
  return next;
}
