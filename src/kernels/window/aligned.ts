import type { BufferPool } from "../../core/bufferPool.ts";
import type { LineShape } from "../lines.ts";
import { lentArray } from "../typedArray.ts";

type AlignedOp = "sum" | "mean" | "min" | "max";

/**
 * Windows that do not overlap and begin at whole multiples of their size, of which each element is in one at the most:
 * what coarsening asks for. `lines` says how `x` lies; the elements of a window are taken in their order.
 */
export function alignedWindows(
  op: AlignedOp,
  x: ArrayLike<number>,
  { outer, n, inner }: LineShape,
  count: number,
  size: number,
  stride: number,
  skipna: boolean,
  pool?: BufferPool,
): Float64Array {
  const results = lentArray(pool, "f8", outer * count * inner) as Float64Array;
  results.fill(0);
  const known = op === "mean" && skipna ? new Float64Array(inner) : undefined;
  const put = op === "min" || op === "max" ? extreme(op === "min", skipna) : skipna ? addKnown : add;
  for (let window = 0; window < outer * count; window++) {
    const first = (Math.floor(window / count) * n + (window % count) * stride) * inner;
    const at = window * inner;
    if (op === "min" || op === "max") for (let i = 0; i < inner; i++) results[at + i] = x[first + i] as number;
    known?.fill(0);
    for (let j = 0; j < size; j++) put(results, at, x, first + j * inner, inner, known);
    if (op !== "mean") continue;
    for (let i = 0; i < inner; i++) {
      results[at + i] = (results[at + i] as number) / (known ? (known[i] as number) : size);
    }
  }
  return results;
}

type Put = (
  into: Float64Array,
  at: number,
  x: ArrayLike<number>,
  from: number,
  n: number,
  known?: Float64Array,
) => void;

const add: Put = (into, at, x, from, n) => {
  for (let i = 0; i < n; i++) into[at + i] = (into[at + i] as number) + (x[from + i] as number);
};

const addKnown: Put = (into, at, x, from, n, known) => {
  for (let i = 0; i < n; i++) {
    const value = x[from + i] as number;
    if (Number.isNaN(value)) continue;
    into[at + i] = (into[at + i] as number) + value;
    if (known) known[i] = (known[i] as number) + 1;
  }
};

function extreme(least: boolean, skipna: boolean): Put {
  return (into, at, x, from, n) => {
    for (let i = 0; i < n; i++) {
      const value = x[from + i] as number;
      const best = into[at + i] as number;
      if (skipna && (Number.isNaN(value) || Number.isNaN(best))) into[at + i] = Number.isNaN(best) ? value : best;
      else into[at + i] = least ? Math.min(best, value) : Math.max(best, value);
    }
  };
}
