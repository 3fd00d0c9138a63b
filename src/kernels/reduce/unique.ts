import { type ElementArray, type ElementType, newArray } from "../../array/elementType.ts";
import { MOST_DISTINCT } from "../../array/reduceRule.ts";
import { Fault } from "../../core/fault.ts";
import { orderedAs } from "./extremes.ts";
import type { Reducer } from "./reducer.ts";

/** The distinct values in ascending order, NaN once and last; -0 is 0. The one cell is an array that grows. */
export function distinct(type: ElementType): Reducer {
  const takes = orderedAs(type);
  const seen = new Set<number>(); // or BigInts
  const add = (tile: ElementArray, from: number, n: number) => {
    const x = tile as Float64Array;
    let last: number | undefined;
    for (let i = from; i < from + n; i++) {
      const value = x[i] as number;
      if (value === last) continue; // neighbours are often equal
      last = value;
      seen.add(value);
    }
    if (seen.size > MOST_DISTINCT) {
      throw new Fault("over-budget", `There are more than ${MOST_DISTINCT.toLocaleString("en")} distinct values.`, {
        hint: "A histogram counts values of any number.",
      });
    }
  };
  const collect = (cells: ElementArray[]) => {
    const values = newArray(takes, seen.size) as Float64Array;
    let at = 0;
    for (const value of seen) values[at++] = value;
    cells[0] = values.sort();
  };
  return {
    takes,
    placed: false,
    start: () => [newArray(takes, 0)],
    row: (_cells, _cell, tile, from, n) => add(tile, from, n),
    column: (_cells, _cell, tile, from, n) => add(tile, from, n),
    settle(cells, done) {
      if (done) collect(cells);
    },
    merge(cells, [later]) {
      seen.clear();
      for (const values of [cells[0], later] as ElementArray[]) add(values, 0, values.length);
      collect(cells);
    },
    finish({ cells }) {
      const values = cells[0] as ElementArray;
      const data = newArray(type, values.length);
      (data as Float64Array).set(values as Float64Array);
      return { type, shape: [data.length], data };
    },
  };
}
