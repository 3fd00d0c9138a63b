import type { ElementArray } from "../array/elementType.ts";
import type { BufferPool } from "../core/bufferPool.ts";
import { TILE } from "./tile.ts";

const PAGE = 65536;

/** Behind the tiles of all but monstrous programs. */
const SCRATCH = 8 * 1024 * 1024;
const CELLS = SCRATCH + TILE * 8;

/**
 * The memory that all compiled programs of a thread work in, one after the other. It is one for all because a browser
 * reserves gigabytes of addresses for each. What is not touched takes no memory.
 *
 *     0 ─ tiles of inputs and outputs ─ SCRATCH ─ one tile ─ CELLS ─ cells of the reductions that run ─
 */
export const arena = new WebAssembly.Memory({ initial: Math.ceil(CELLS / PAGE) });

/** Memory of WebAssembly cannot shrink: more cells than this lie elsewhere. */
const MOST_CELL_BYTES = 32 * 1024 * 1024;

/** Makes room; arrays over the memory must be made anew afterwards, if it grew. */
export function reserve(bytes: number): void {
  const missing = Math.ceil((bytes - arena.buffer.byteLength) / PAGE);
  if (missing > 0) arena.grow(missing);
}

/** A tile of doubles for what is needed for no longer than a run of elements. */
export function scratch(): Float64Array {
  return new Float64Array(arena.buffer, SCRATCH, TILE);
}

/** Cells that begin alike: `first` holds the arrays of one of them. */
export interface CellGroup {
  readonly first: readonly ElementArray[];
  readonly count: number;
}

/**
 * Cells in the arena, as long as they are not too many; they are valid until cells are placed again. `tiles` is the number
 * of tiles that the program needs which runs meanwhile.
 */
export function placeCells(groups: readonly CellGroup[], tiles: number): ElementArray[][] | undefined {
  const size = (first: ElementArray, count: number) => Math.ceil((first.byteLength * count) / 16) * 16;
  const bytes = groups.flatMap(({ first, count }) => first.map((one) => size(one, count))).reduce((a, b) => a + b, 0);
  if (bytes > MOST_CELL_BYTES || tiles * TILE * 8 > SCRATCH) return undefined;
  reserve(CELLS + bytes);
  let at = CELLS;
  return groups.map(({ first, count }) =>
    first.map((one) => {
      const placed = over(one, arena.buffer, at, one.length * count);
      if (one.length === 1) (placed as Float64Array).fill(one[0] as number);
      else for (let k = 0; k < count; k++) (placed as Float64Array).set(one as Float64Array, k * one.length);
      at += size(one, count);
      return placed;
    }),
  );
}

/** Arrays that outlive the run, in buffers of the pool. */
export function takeCells(cells: readonly ElementArray[], pool: BufferPool): ElementArray[] {
  return cells.map((array) => {
    if (array.buffer !== arena.buffer) return array;
    const taken = over(array, pool.take(array.byteLength), 0, array.length);
    (taken as Float64Array).set(array as Float64Array);
    return taken;
  });
}

function over(like: ElementArray, buffer: ArrayBuffer, at: number, length: number): ElementArray {
  const Type = like.constructor as new (buffer: ArrayBuffer, at: number, length: number) => ElementArray;
  return new Type(buffer, at, length);
}
