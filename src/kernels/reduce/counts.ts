import type { ElementType } from "../../array/elementType.ts";
import { isFloat } from "../../array/promote.ts";
import { scratch } from "../arena.ts";
import { addressOf, folds } from "../folds.ts";
import { TILE } from "../tile.ts";
import { add } from "./floatSum.ts";
import { cellCount, countOf, type Reducer } from "./reducer.ts";
import { resultOf } from "./result.ts";

/** How many elements are true; `any` and `all` ask whether that is one at least, or every one. */
export function countTrue(result: "count_nonzero" | "any" | "all"): Reducer {
  return {
    takes: "b1",
    placed: false,
    start: (cells) => [new Float64Array(cells)],
    row([into], cell, tile, from, n) {
      let count = 0;
      for (let i = from; i < from + n; i++) count += (tile as Uint8Array)[i] as number;
      (into as Float64Array)[cell] = ((into as Float64Array)[cell] as number) + count;
    },
    column([into], cell, tile, from, n) {
      const counts = into as Float64Array;
      for (let i = 0; i < n; i++) {
        counts[cell + i] = (counts[cell + i] as number) + ((tile as Uint8Array)[from + i] as number);
      }
    },
    merge: ([into], [later]) => addCounts(into as Float64Array, later as Float64Array),
    finish(partial) {
      const counts = partial.cells[0] as Float64Array;
      if (result === "count_nonzero") return resultOf("i8", partial.shape, counts);
      const truth = counts.map((count, cell) =>
        Number(result === "any" ? count > 0 : count === countOf(partial, cell)),
      );
      return resultOf("b1", partial.shape, truth);
    },
  };
}

/** How many elements are not NaN. */
export function countNumbers(type: ElementType): Reducer {
  const floats = isFloat(type);
  return {
    takes: floats ? "f8" : "b1", // integers are counted without a look at them
    placed: false,
    start: (cells) => [new Float64Array(cells)],
    row([into], cell, tile, from, n) {
      let missing = 0;
      if (floats) for (let i = from; i < from + n; i++) missing += Number.isNaN(tile[i] as number) ? 1 : 0;
      (into as Float64Array)[cell] = ((into as Float64Array)[cell] as number) + missing;
    },
    column([into], cell, tile, from, n) {
      if (!floats) return;
      const missing = into as Float64Array;
      for (let i = 0; i < n; i++)
        if (Number.isNaN(tile[from + i] as number)) missing[cell + i] = (missing[cell + i] as number) + 1;
    },
    merge: ([into], [later]) => addCounts(into as Float64Array, later as Float64Array),
    finish(partial) {
      const missing = partial.cells[0] as Float64Array;
      const counts = new Float64Array(cellCount(partial));
      for (let i = 0; i < counts.length; i++) counts[i] = countOf(partial, i) - (missing[i] as number);
      return resultOf("i8", partial.shape, counts);
    },
  };
}

function addCounts(into: Float64Array, later: Float64Array): void {
  add(into, 0, later, 0, into.length);
}

/**
 * How many elements lie in each of the bins: from an edge to below the next, the last bin with both its edges. NaN and
 * what lies outside is in none.
 */
export function histogram(type: ElementType, edges: readonly number[]): Reducer {
  const bins = edges.length - 1;
  const limits = Float64Array.from(edges);
  const low = limits[0] as number;
  const high = limits[bins] as number;
  const scale = bins / (high - low);
  // Where all bins are about as wide, the first guess is at most one off.
  const even = edges.every((edge, k) => Math.abs((edge - low) * scale - k) < 0.5);
  const binOf = (x: number): number => {
    let bin = even ? Math.min(bins - 1, Math.floor((x - low) * scale)) : search(limits, bins, x);
    while (bin > 0 && x < (limits[bin] as number)) bin--;
    while (bin < bins - 1 && x >= (limits[bin + 1] as number)) bin++;
    return bin;
  };
  return {
    takes: type === "f4" ? "f4" : "f8",
    placed: false,
    steady: true,
    start: (cells) => [new Float64Array(cells * bins)],
    row([into], cell, tile, from, n) {
      const counts = into as Float64Array;
      const first = cell * bins;
      const [place, elements] = [addressOf(counts, first, n), addressOf(tile, from, n)];
      if (even && bins < TILE && place >= 0 && elements >= 0) {
        const room = scratch();
        room.set(limits);
        const count = tile instanceof Float32Array ? folds().histogramF4 : folds().histogramF8;
        count(place, elements, n, room.byteOffset, bins);
        return;
      }
      for (let i = from; i < from + n; i++) {
        const x = tile[i] as number;
        if (!(x >= low && x <= high)) continue;
        const at = first + binOf(x);
        counts[at] = (counts[at] as number) + 1;
      }
    },
    column(cells, cell, tile, from, n, place) {
      for (let i = 0; i < n; i++) this.row(cells, cell + i, tile, from + i, 1, place);
    },
    merge: ([into], [later]) => addCounts(into as Float64Array, later as Float64Array),
    finish: ({ shape, cells }) => resultOf("i8", [...shape, bins], cells[0] as Float64Array),
  };
}

/** The last edge that is not above x. */
function search(limits: Float64Array, bins: number, x: number): number {
  let low = 0;
  let high = bins - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((limits[middle] as number) <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}
