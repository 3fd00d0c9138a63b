import { type ElementArray, type ElementType, newArray } from "../../array/elementType.ts";
import { bitsOf, integerBounds, isFloat } from "../../array/promote.ts";
import { Fault } from "../../core/fault.ts";
import { addressOf, folds } from "../folds.ts";
import type { Floats } from "./pairwise.ts";
import { cellCount, countOf, type PartialReduction, type Reducer } from "./reducer.ts";
import { resultOf } from "./result.ts";

/** Integers of 64 bits stay what they are; all other types are whole in double precision. */
export function orderedAs(type: ElementType): ElementType {
  return bitsOf(type) === 64 && !isFloat(type) ? type : "f8";
}

/** Smallest or largest element. A cell that has seen none holds NaN where NaN are passed over, else the other extreme. */
export function extreme(type: ElementType, least: boolean, skipna: boolean): Reducer {
  if (orderedAs(type) !== "f8") return wideExtreme(type, least);
  const worst = least ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const column = skipna ? (least ? lessSkipping : moreSkipping) : least ? less : more;
  return {
    takes: type === "f4" ? "f4" : "f8",
    placed: false,
    steady: true,
    start: (cells) => [new Float64Array(cells).fill(skipna ? Number.NaN : worst)],
    row([into], cell, tile, from, n) {
      const values = into as Float64Array;
      const found = (least ? smallest : largest)(tile as Floats, from, n, skipna);
      if (!skipna)
        values[cell] = least ? Math.min(values[cell] as number, found) : Math.max(values[cell] as number, found);
      else single[0] = found;
      if (skipna) column(values, cell, single, 0, 1);
    },
    column: ([into], cell, tile, from, n) => column(into as Float64Array, cell, tile as Floats, from, n),
    merge: ([into], [later]) =>
      column(into as Float64Array, 0, later as Float64Array, 0, (later as Float64Array).length),
    finish(partial) {
      const values = (partial.cells[0] as Float64Array).slice();
      refuseEmpty(partial, least ? "min" : "max");
      for (let i = 0; i < values.length; i++) {
        if (countOf(partial, i) === 0) values[i] = isFloat(type) ? Number.NaN : 0;
      }
      return resultOf(type, partial.shape, values);
    },
  };
}

const single = new Float64Array(1);

/** A group without members has no extreme, but the others have; a whole array without elements is an error. */
export function refuseEmpty(partial: PartialReduction, name: string): void {
  if (partial.counts.length === 1 && partial.counts[0] === 0 && cellCount(partial) > 0) {
    throw new Fault("invalid", `${name} of an empty axis has no value.`);
  }
}

/** Of no elements, or nothing but NaN that are passed over, NaN; of -0 and 0 the smallest is -0, whichever comes first. */
export function smallest(x: Floats, from: number, n: number, skipna: boolean): number {
  const at = addressOf(x, from, n);
  let a = Number.POSITIVE_INFINITY;
  if (at >= 0) a = x instanceof Float32Array ? folds().smallestF4(at, n, skipna) : folds().smallestF8(at, n, skipna);
  else {
    for (let i = from; i < from + n; i++) {
      const value = x[i] as number;
      if (!skipna || !Number.isNaN(value)) a = Math.min(a, value);
    }
  }
  return skipna && a === Number.POSITIVE_INFINITY ? known(x, from, n, a) : a;
}

export function largest(x: Floats, from: number, n: number, skipna: boolean): number {
  const at = addressOf(x, from, n);
  let a = Number.NEGATIVE_INFINITY;
  if (at >= 0) a = x instanceof Float32Array ? folds().largestF4(at, n, skipna) : folds().largestF8(at, n, skipna);
  else {
    for (let i = from; i < from + n; i++) {
      const value = x[i] as number;
      if (!skipna || !Number.isNaN(value)) a = Math.max(a, value);
    }
  }
  return skipna && a === Number.NEGATIVE_INFINITY ? known(x, from, n, a) : a;
}

/** `value`, unless there are only NaN. */
function known(x: Floats, from: number, n: number, value: number): number {
  for (let i = from; i < from + n; i++) if (!Number.isNaN(x[i])) return value;
  return Number.NaN;
}

/** Whether the cells and the elements lie where WebAssembly reaches them, and it has done the work. */
function inArena(least: boolean, skipna: boolean, into: Float64Array, at: number, x: Floats, from: number, n: number) {
  const cells = addressOf(into, at, n);
  const elements = addressOf(x, from, n);
  if (cells < 0 || elements < 0) return false;
  const single = x instanceof Float32Array;
  const native = folds();
  if (least) (single ? native.columnSmallestF4 : native.columnSmallestF8)(cells, elements, n, skipna);
  else (single ? native.columnLargestF4 : native.columnLargestF8)(cells, elements, n, skipna);
  return true;
}

function less(into: Float64Array, at: number, x: Floats, from: number, n: number): void {
  if (inArena(true, false, into, at, x, from, n)) return;
  for (let i = 0; i < n; i++) into[at + i] = Math.min(into[at + i] as number, x[from + i] as number);
}

function more(into: Float64Array, at: number, x: Floats, from: number, n: number): void {
  if (inArena(false, false, into, at, x, from, n)) return;
  for (let i = 0; i < n; i++) into[at + i] = Math.max(into[at + i] as number, x[from + i] as number);
}

function lessSkipping(into: Float64Array, at: number, x: Floats, from: number, n: number): void {
  if (inArena(true, true, into, at, x, from, n)) return;
  for (let i = 0; i < n; i++) {
    const value = x[from + i] as number;
    if (value < (into[at + i] as number) || Number.isNaN(into[at + i])) into[at + i] = value;
  }
}

function moreSkipping(into: Float64Array, at: number, x: Floats, from: number, n: number): void {
  if (inArena(false, true, into, at, x, from, n)) return;
  for (let i = 0; i < n; i++) {
    const value = x[from + i] as number;
    if (value > (into[at + i] as number) || Number.isNaN(into[at + i])) into[at + i] = value;
  }
}

type Wide = BigInt64Array | BigUint64Array;

function wideExtreme(type: ElementType, least: boolean): Reducer {
  const worst = integerBounds(type)[least ? 1 : 0];
  const signed = type === "i8";
  const take = (into: Wide, cell: number, value: bigint): void => {
    if (least ? value < (into[cell] as bigint) : value > (into[cell] as bigint)) into[cell] = value;
  };
  const column = ([into]: readonly ElementArray[], cell: number, tile: ElementArray, from: number, n: number): void => {
    const cells = addressOf(into as Wide, cell, n);
    const elements = addressOf(tile, from, n);
    if (cells >= 0 && elements >= 0) {
      (least ? folds().columnSmallestWide : folds().columnLargestWide)(cells, elements, n, signed);
      return;
    }
    for (let i = 0; i < n; i++) take(into as Wide, cell + i, (tile as Wide)[from + i] as bigint);
  };
  return {
    takes: type,
    placed: false,
    steady: true,
    start: (cells) => [(newArray(type, cells) as Wide).fill(worst)],
    row([into], cell, tile, from, n) {
      const at = addressOf(tile, from, n);
      if (at >= 0) {
        const found = (least ? folds().smallestWide : folds().largestWide)(at, n, worst, signed);
        take(into as Wide, cell, signed ? found : BigInt.asUintN(64, found));
        return;
      }
      let best = worst;
      for (let i = from; i < from + n; i++) {
        const value = (tile as Wide)[i] as bigint;
        if (least ? value < best : value > best) best = value;
      }
      take(into as Wide, cell, best);
    },
    column,
    merge: (cells, [later]) => column(cells, 0, later as Wide, 0, (later as Wide).length),
    finish(partial) {
      refuseEmpty(partial, least ? "min" : "max");
      const data = (partial.cells[0] as Wide).slice();
      for (let i = 0; i < data.length; i++) if (countOf(partial, i) === 0) data[i] = 0n;
      return { type, shape: partial.shape, data };
    },
  };
}
