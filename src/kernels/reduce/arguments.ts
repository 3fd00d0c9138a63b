import { type ElementArray, type ElementType, newArray } from "../../array/elementType.ts";
import { Fault } from "../../core/fault.ts";
import { addressOf, folds } from "../folds.ts";
import { largest, orderedAs, refuseEmpty, smallest } from "./extremes.ts";
import type { Floats } from "./pairwise.ts";
import type { Reducer } from "./reducer.ts";
import { resultOf } from "./result.ts";

const NONE = -1;

/**
 * Where the smallest or largest element is; of equal ones the first. The first NaN is it, unless NaN are passed over.
 * Places are those of the whole array, so blocks may come in any order.
 */
export function argExtreme(type: ElementType, least: boolean, skipna: boolean): Reducer {
  const values = orderedAs(type);
  /** Whether x at i comes before y at j. BigInts are compared as numbers are. */
  const wins = (x: number, i: number, y: number, j: number): boolean => {
    if (Number.isNaN(x)) return !skipna && (j === NONE || !Number.isNaN(y) || i < j);
    if (j === NONE) return true;
    if (Number.isNaN(y)) return false;
    return (least ? x < y : x > y) || (x === y && i < j);
  };
  const put = ([values, places]: readonly ElementArray[], cell: number, x: number, place: number): void => {
    const best = values as Float64Array;
    const at = places as Float64Array;
    if (!wins(x, place, best[cell] as number, at[cell] as number)) return;
    best[cell] = x;
    at[cell] = place;
  };
  /** The best of a run in the arena, then the first that equals it. */
  const bestOf = (x: Floats, from: number, n: number): [number, number] => {
    const value = (least ? smallest : largest)(x, from, n, skipna);
    const at = addressOf(x, from, n);
    return [value, x instanceof Float32Array ? folds().placeF4(at, n, value) : folds().placeF8(at, n, value)];
  };
  /** BigInts go as numbers do, see `wins`. */
  const bestWide = (x: ElementArray, from: number, at: number, n: number): [number, number] => {
    const first = x[from] as bigint;
    const found = (least ? folds().smallestWide : folds().largestWide)(at, n, first, type === "i8");
    const value = type === "i8" ? found : BigInt.asUintN(64, found);
    return [value as unknown as number, folds().placeWide(at, n, found)];
  };
  return {
    takes: type === "f4" ? "f4" : values,
    placed: true,
    steady: true,
    start: (cells) => [newArray(values, cells), new Float64Array(cells).fill(NONE)],
    row(cells, cell, tile, from, n, place) {
      const at = addressOf(tile, from, n);
      if (at >= 0) {
        const [value, found] = values === "f8" ? bestOf(tile as Floats, from, n) : bestWide(tile, from, at, n);
        put(cells, cell, value, place + found);
        return;
      }
      // The first best of the run; a NaN that counts ends the search.
      const x = tile as Float64Array;
      let found = from;
      if (skipna) while (found < from + n - 1 && Number.isNaN(x[found])) found++;
      let best = x[found] as number;
      for (let i = found + 1; i < from + n; i++) {
        const value = x[i] as number;
        if (least ? value < best : value > best) {
          best = value;
          found = i;
        } else if (!skipna && Number.isNaN(value)) {
          if (!Number.isNaN(best)) found = i;
          best = x[found] as number;
          break;
        }
      }
      put(cells, cell, best, place + found - from);
    },
    column(cells, cell, tile, from, n, place) {
      for (let i = 0; i < n; i++) put(cells, cell + i, tile[from + i] as number, place);
    },
    merge(cells, [values, places]) {
      for (let i = 0; i < (places as ElementArray).length; i++) {
        const place = (places as Float64Array)[i] as number;
        if (place !== NONE) put(cells, i, (values as Float64Array)[i] as number, place);
      }
    },
    finish(partial) {
      const name = least ? "argmin" : "argmax";
      refuseEmpty(partial, name);
      const places = partial.cells[1] as Float64Array;
      if (partial.counts.length === 1 && places.includes(NONE)) {
        throw new Fault("invalid", `${name} of nothing but NaN has no place.`);
      }
      return resultOf("i8", partial.shape, places);
    },
  };
}
