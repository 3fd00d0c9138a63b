import type { ElementArray, ElementType } from "../../array/elementType.ts";
import { meanType } from "../../array/reduceRule.ts";
import { addressOf, folds } from "../folds.ts";
import { type Floats, pairwiseSum, withoutNaN } from "./pairwise.ts";
import { countOf, type PartialReduction, type Reducer } from "./reducer.ts";
import { resultOf } from "./result.ts";

type Cells = Float64Array;

/** Sum of floats, or mean of anything, in double precision; rounded at the end. */
export function floatSum(type: ElementType, mean: boolean, skipna: boolean): Reducer {
  const counted = mean && skipna;
  return {
    takes: type === "f4" ? "f4" : "f8",
    placed: false,
    steady: true,
    start: (cells) => Array.from({ length: counted ? 2 : 1 }, () => new Float64Array(cells)),
    row(cells, cell, tile, from, n) {
      const [sums, counts] = cells as [Cells, Cells | undefined];
      const x = tile as Floats;
      if (!skipna) {
        sums[cell] = (sums[cell] as number) + pairwiseSum(x, from, n);
        return;
      }
      const known = withoutNaN(x, from, n);
      sums[cell] = (sums[cell] as number) + pairwiseSum(known.x, known.from, known.n);
      if (counts) counts[cell] = (counts[cell] as number) + known.n;
    },
    column(cells, cell, tile, from, n) {
      const [sums, counts] = cells as [Cells, Cells | undefined];
      if (skipna) addSkipping(sums, counts, cell, tile as Floats, from, n);
      else add(sums, cell, tile as Floats, from, n);
    },
    merge(cells, later) {
      for (const [k, into] of cells.entries()) add(into as Cells, 0, later[k] as Cells, 0, into.length);
    },
    finish(partial) {
      const [sums, counts] = partial.cells as [Cells, Cells | undefined];
      if (mean) {
        for (let cell = 0; cell < sums.length; cell++) {
          sums[cell] = (sums[cell] as number) / (counts ? (counts[cell] as number) : countOf(partial, cell));
        }
      }
      return resultOf(meanType(type), partial.shape, sums);
    },
  };
}

/** Four at a time: with one the loop itself takes as long as the additions. */
export function add(into: Cells, at: number, x: Floats, from: number, n: number): void {
  const cells = addressOf(into, at, n);
  const elements = addressOf(x, from, n);
  if (cells >= 0 && elements >= 0) {
    if (x instanceof Float32Array) folds().addF4(cells, elements, n);
    else folds().addF8(cells, elements, n);
    return;
  }
  const whole = n & ~3;
  for (let i = 0; i < whole; i += 4) {
    const to = at + i;
    const of = from + i;
    into[to] = (into[to] as number) + (x[of] as number);
    into[to + 1] = (into[to + 1] as number) + (x[of + 1] as number);
    into[to + 2] = (into[to + 2] as number) + (x[of + 2] as number);
    into[to + 3] = (into[to + 3] as number) + (x[of + 3] as number);
  }
  for (let i = whole; i < n; i++) into[at + i] = (into[at + i] as number) + (x[from + i] as number);
}

function addSkipping(into: Cells, counts: Cells | undefined, at: number, x: Floats, from: number, n: number): void {
  const cells = addressOf(into, at, n);
  const elements = addressOf(x, from, n);
  if (cells >= 0 && elements >= 0) {
    const counted = counts ? addressOf(counts, at, n) : 0;
    if (x instanceof Float32Array) folds().addKnownF4(cells, counted, elements, n);
    else folds().addKnownF8(cells, counted, elements, n);
    return;
  }
  for (let i = 0; i < n; i++) {
    const value = x[from + i] as number;
    if (Number.isNaN(value)) continue;
    into[at + i] = (into[at + i] as number) + value;
    if (counts) counts[at + i] = (counts[at + i] as number) + 1;
  }
}

/** Product of floats, in double precision. */
export function floatProduct(type: ElementType, skipna: boolean): Reducer {
  const factor = (x: number) => (skipna && Number.isNaN(x) ? 1 : x);
  return {
    takes: "f8",
    placed: false,
    start: (cells) => [new Float64Array(cells).fill(1)],
    row([products], cell, tile, from, n) {
      let product = 1;
      for (let i = from; i < from + n; i++) product *= factor(tile[i] as number);
      (products as Cells)[cell] = ((products as Cells)[cell] as number) * product;
    },
    column([products], cell, tile, from, n) {
      const into = products as Cells;
      for (let i = 0; i < n; i++) into[cell + i] = (into[cell + i] as number) * factor(tile[from + i] as number);
    },
    merge([into], [later]) {
      for (let i = 0; i < (into as Cells).length; i++) {
        (into as Cells)[i] = ((into as Cells)[i] as number) * ((later as Cells)[i] as number);
      }
    },
    finish: (partial: PartialReduction) => resultOf(type, partial.shape, (partial.cells as ElementArray[])[0] as Cells),
  };
}
