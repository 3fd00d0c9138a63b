import type { ElementArray } from "../array/elementType.ts";

/**
 * Elements that are worked on at a time: few enough to stay in the cache, enough to make the work per tile small. Both
 * ways of running a program use the same, since the order in which floats are added depends on it.
 */
export const TILE = 8192;

/** A program that is ready to run: fill `inputs`, run, read `outputs`. */
export interface TileRunner {
  readonly inputs: readonly ElementArray[];
  readonly outputs: readonly ElementArray[];
  /** Computes the first `n` elements, at most TILE. */
  run(n: number): void;
}

/** Takes the results of a program, tile by tile, in C order. */
export interface TileSink {
  /** Whether tiles are wanted in the arena even where nothing is computed. */
  readonly inArena?: boolean;
  /** `outputs[k][i]` for i < n is element `start + i` of result k. The arrays are used again for the next tile. */
  tile(outputs: readonly ElementArray[], start: number, n: number): void;
}
