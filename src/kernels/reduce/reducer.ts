import type { ElementArray, ElementType } from "../../array/elementType.ts";
import type { ReduceOp } from "../../array/expr.ts";
import type { Block } from "../view.ts";

/**
 * What is known of a reduction after some blocks: plain data, to be sent from the worker that folded it to whoever merges.
 * There is a cell for each element of `shape`, the axes that are kept, in C order.
 */
export interface PartialReduction {
  readonly op: ReduceOp;
  /** The type of the elements that are reduced. */
  readonly type: ElementType;
  readonly shape: readonly number[];
  /**
   * How many elements, NaN included, went into each cell: one number for all, or, where elements were grouped, one for
   * each group. The groups repeat after `inner * counts.length` cells.
   */
  readonly counts: Float64Array;
  readonly inner: number;
  /** The cells' values, as the reducer lays them out. */
  readonly cells: ElementArray[];
}

/** One kind of reduction: how elements go into cells, cells into others, and cells into results. */
export interface Reducer {
  /** The type as which it takes elements: `f8`, `f4`, `b1`, or an integer of 64 bits. */
  readonly takes: ElementType;
  /** Whether it asks where elements are. */
  readonly placed: boolean;
  /** Whether its cells stay the arrays that they are at the start: then they may lie where WebAssembly reaches them. */
  readonly steady?: boolean;
  start(cells: number): ElementArray[];
  /** The `n` elements of the tile from `from` on go into one cell; the first of them is at `place`. */
  row(cells: ElementArray[], cell: number, tile: ElementArray, from: number, n: number, place: number): void;
  /** Element `from + i` goes into cell `cell + i`, for i < n; all are at `place`. */
  column(cells: ElementArray[], cell: number, tile: ElementArray, from: number, n: number, place: number): void;
  /** Called before more than SETTLE elements went into any cell, and at the end of a block. */
  settle?(cells: ElementArray[], done: boolean): void;
  /** Adds `later` to `cells`, which hold what comes before it. */
  merge(cells: ElementArray[], later: readonly ElementArray[]): void;
  /** The partial is used up; the result may lie in its cells. */
  finish(partial: PartialReduction): Block;
}

/** As many integers of 32 bits add up to less than 2 ** 53. */
export const SETTLE = 2 ** 20;

/** How many elements went into a cell. */
export function countOf({ counts, inner }: PartialReduction, cell: number): number {
  return counts[Math.floor(cell / inner) % counts.length] as number;
}

export function cellCount({ shape }: PartialReduction): number {
  return shape.reduce((product, n) => product * n, 1);
}
