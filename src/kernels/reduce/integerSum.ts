import type { ElementType } from "../../array/elementType.ts";
import { bitsOf } from "../../array/promote.ts";
import { sumType } from "../../array/reduceRule.ts";
import { halves } from "../copyRun.ts";
import { addressOf, folds } from "../folds.ts";
import { fromHalves, multiplyHalves, product, settleHalves } from "../wide.ts";
import { add } from "./floatSum.ts";
import { pairwiseSum } from "./pairwise.ts";
import type { Reducer } from "./reducer.ts";

/** Sum of integers, exact modulo 2 ** 64. Cells are the low and the high half. */
export function integerSum(type: ElementType): Reducer {
  const wide = bitsOf(type) === 64;
  return {
    takes: wide ? type : "f8",
    placed: false,
    steady: true,
    start: (cells) => [new Float64Array(cells), new Float64Array(cells)],
    row(cells, cell, tile, from, n) {
      const [low, high] = cells as [Float64Array, Float64Array];
      if (!wide) {
        low[cell] = (low[cell] as number) + pairwiseSum(tile as Float64Array, from, n);
        return;
      }
      const at = addressOf(tile, from, n);
      if (at >= 0 && addressOf(low, cell, n) >= 0) {
        folds().sumWide(addressOf(low, cell, n), addressOf(high, cell, n), at, n);
        return;
      }
      const words = halves(tile);
      let l = 0;
      let h = 0;
      for (let i = 2 * from; i < 2 * (from + n); i += 2) {
        l += words[i] as number;
        h += words[i + 1] as number;
      }
      low[cell] = (low[cell] as number) + l;
      high[cell] = (high[cell] as number) + h;
    },
    column(cells, cell, tile, from, n) {
      const [low, high] = cells as [Float64Array, Float64Array];
      if (!wide) {
        add(low, cell, tile as Float64Array, from, n);
        return;
      }
      const elements = addressOf(tile, from, n);
      if (elements >= 0 && addressOf(low, cell, n) >= 0) {
        folds().addWide(addressOf(low, cell, n), addressOf(high, cell, n), elements, n);
        return;
      }
      const words = halves(tile);
      for (let i = 0, at = 2 * from; i < n; i++, at += 2) {
        low[cell + i] = (low[cell + i] as number) + (words[at] as number);
        high[cell + i] = (high[cell + i] as number) + (words[at + 1] as number);
      }
    },
    settle: ([low, high]) => settleHalves(low as Float64Array, high as Float64Array),
    merge(cells, later) {
      const [low, high] = cells as [Float64Array, Float64Array];
      for (let i = 0; i < low.length; i++) {
        low[i] = (low[i] as number) + (later[0]?.[i] as number);
        high[i] = (high[i] as number) + (later[1]?.[i] as number);
      }
      settleHalves(low, high);
    },
    finish({ shape, cells }) {
      const result = sumType(type);
      return { type: result, shape, data: fromHalves(result, cells[0] as Float64Array, cells[1] as Float64Array) };
    },
  };
}

/** Product of integers modulo 2 ** 64. */
export function integerProduct(type: ElementType): Reducer {
  const result = sumType(type);
  const multiply = (low: Uint32Array, high: Uint32Array, cell: number, byLow: number, byHigh: number) => {
    multiplyHalves(low[cell] as number, high[cell] as number, byLow, byHigh);
    low[cell] = product[0] as number;
    high[cell] = product[1] as number;
  };
  return {
    takes: result,
    placed: false,
    start: (cells) => [new Uint32Array(cells).fill(1), new Uint32Array(cells)],
    row(cells, cell, tile, from, n) {
      const [low, high] = cells as [Uint32Array, Uint32Array];
      const words = halves(tile);
      for (let i = from; i < from + n; i++) {
        multiply(low, high, cell, words[2 * i] as number, words[2 * i + 1] as number);
      }
    },
    column(cells, cell, tile, from, n) {
      const [low, high] = cells as [Uint32Array, Uint32Array];
      const words = halves(tile);
      for (let i = 0; i < n; i++) {
        multiply(low, high, cell + i, words[2 * (from + i)] as number, words[2 * (from + i) + 1] as number);
      }
    },
    merge(cells, later) {
      const [low, high] = cells as [Uint32Array, Uint32Array];
      for (let i = 0; i < low.length; i++) multiply(low, high, i, later[0]?.[i] as number, later[1]?.[i] as number);
    },
    finish: ({ shape, cells }) => ({
      type: result,
      shape,
      data: fromHalves(result, cells[0] as Uint32Array, cells[1] as Uint32Array),
    }),
  };
}
