import { type ElementArray, type ElementType, newArray } from "../../array/elementType.ts";
import { orderedAs } from "./extremes.ts";
import { cellCount, countOf, type Reducer } from "./reducer.ts";

/**
 * The k largest elements, in descending order, or the -k smallest, in ascending order; NaN are last. Each cell is a heap
 * with the worst of its elements at the root, and the number of them.
 */
export function topK(type: ElementType, k: number): Reducer {
  const takes = orderedAs(type);
  const size = Math.abs(k);
  const heap = new Heap(size, k > 0);
  const put = (cells: readonly ElementArray[], cell: number, x: number) =>
    heap.put(cells[0] as Float64Array, cells[1] as Float64Array, cell, x);
  return {
    takes,
    placed: false,
    start: (cells) => [newArray(takes, cells * size), new Float64Array(cells)],
    row(cells, cell, tile, from, n) {
      for (let i = from; i < from + n; i++) put(cells, cell, tile[i] as number);
    },
    column(cells, cell, tile, from, n) {
      for (let i = 0; i < n; i++) put(cells, cell + i, tile[from + i] as number);
    },
    merge(cells, [values, filled]) {
      for (let cell = 0; cell < (filled as Float64Array).length; cell++) {
        for (let i = 0; i < ((filled as Float64Array)[cell] as number); i++) {
          put(cells, cell, (values as Float64Array)[cell * size + i] as number);
        }
      }
    },
    finish(partial) {
      const length = Math.min(size, countOf(partial, 0));
      const shape = [...partial.shape, length];
      const data = newArray(type, cellCount(partial) * length);
      for (let cell = 0; cell < cellCount(partial); cell++) {
        const best = (partial.cells[0] as Float64Array).slice(cell * size, cell * size + length);
        best.sort(); // ascending, NaN last
        if (k > 0) bestFirst(best);
        (data as Float64Array).set(best, cell * length);
      }
      return { type, shape, data };
    },
  };
}

/** Turns ascending numbers around, but for the NaN at the end. */
function bestFirst(ascending: Float64Array): void {
  const missing = ascending.findIndex((x) => Number.isNaN(x));
  ascending.subarray(0, missing < 0 ? ascending.length : missing).reverse();
}

/** Heaps of equal capacity, side by side in one array. */
class Heap {
  readonly #size: number;
  readonly #largest: boolean;

  constructor(size: number, largest: boolean) {
    this.#size = size;
    this.#largest = largest;
  }

  put(values: Float64Array, filled: Float64Array, cell: number, x: number): void {
    const first = cell * this.#size;
    const count = filled[cell] as number;
    if (count < this.#size) {
      filled[cell] = count + 1;
      this.#rise(values, first, count, x);
    } else if (this.#worse(values[first] as number, x)) this.#sink(values, first, x);
  }

  #worse(x: number, y: number): boolean {
    if (Number.isNaN(x)) return !Number.isNaN(y);
    return this.#largest ? x < y : x > y;
  }

  #rise(values: Float64Array, first: number, from: number, x: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = values[first + parent] as number;
      if (!this.#worse(x, above)) break;
      values[first + place] = above;
      place = parent;
    }
    values[first + place] = x;
  }

  #sink(values: Float64Array, first: number, x: number): void {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#size) break;
      const next = child + 1;
      if (next < this.#size && this.#worse(values[first + next] as number, values[first + child] as number))
        child = next;
      const below = values[first + child] as number;
      if (!this.#worse(below, x)) break;
      values[first + place] = below;
      place = child;
    }
    values[first + place] = x;
  }
}
