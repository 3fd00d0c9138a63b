import { type ElementArray, type ElementType, newArray } from "../../array/elementType.ts";

type Total = (a: number, b: number) => number;

/** All of these serve BigInts too, which `Math.min` would refuse; NaN are passed on. */
const TOTALS: Readonly<Record<"sum" | "min" | "max", Total>> = {
  sum: (a, b) => a + b,
  min: (a, b) => (Number.isNaN(a) || a < b ? a : b),
  max: (a, b) => (Number.isNaN(a) || a > b ? a : b),
};
const SKIPPING: Readonly<Record<"sum" | "min" | "max", Total>> = {
  sum: (a, b) => (Number.isNaN(a) ? 0 : a) + (Number.isNaN(b) ? 0 : b),
  min: (a, b) => (Number.isNaN(a) || b < a ? b : a),
  max: (a, b) => (Number.isNaN(a) || b > a ? b : a),
};

/**
 * Totals of windows (van Herk 1992): the line is cut into pieces as long as a window. A window begins in one piece and ends
 * in the next, so it is the end of the one and the beginning of the other, and both are running totals.
 */
export function slideTotals(
  op: "sum" | "min" | "max",
  type: ElementType,
  n: number,
  size: number,
  stride: number,
  skipna: boolean,
): (read: ElementArray, write: ElementArray) => void {
  const total = skipna ? SKIPPING[op] : TOTALS[op];
  const heads = newArray(type, n) as Float64Array;
  const tails = newArray(type, n) as Float64Array;
  const only = (x: number) => (skipna && op === "sum" && Number.isNaN(x) ? 0 : x);
  return (read, write) => {
    const x = read as Float64Array;
    for (let i = 0; i < n; i++) {
      const value = only(x[i] as number);
      heads[i] = i % size === 0 ? value : total(heads[i - 1] as number, value);
    }
    for (let i = n - 1; i >= 0; i--) {
      const value = only(x[i] as number);
      tails[i] = i === n - 1 || (i + 1) % size === 0 ? value : total(value, tails[i + 1] as number);
    }
    const results = write as Float64Array;
    for (let k = 0; k < results.length; k++) {
      const first = k * stride;
      const last = first + size - 1;
      results[k] = first % size === 0 ? (heads[last] as number) : total(tails[first] as number, heads[last] as number);
    }
  };
}
