import type { ElementArray } from "../array/elementType.ts";
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

/**
 * The same arrays, in the arena, as long as they are not too large; they are valid until cells are placed again. `tiles` is
 * the number of tiles that the program needs which runs meanwhile.
 */
export function placeCells(groups: readonly ElementArray[][], tiles: number): ElementArray[][] {
  const size = (cells: ElementArray) => Math.ceil(cells.byteLength / 16) * 16;
  const bytes = groups.flat().reduce((sum, cells) => sum + size(cells), 0);
  if (bytes > MOST_CELL_BYTES || tiles * TILE * 8 > SCRATCH) return groups as ElementArray[][];
  reserve(CELLS + bytes);
  let at = CELLS;
  return groups.map((group) =>
    group.map((cells) => {
      const Type = cells.constructor as new (buffer: ArrayBuffer, at: number, length: number) => ElementArray;
      const placed = new Type(arena.buffer, at, cells.length);
      (placed as Float64Array).set(cells as Float64Array);
      at += size(cells);
      return placed;
    }),
  );
}

/** Arrays that outlive the run. */
export function takeCells(cells: readonly ElementArray[]): ElementArray[] {
  return cells.map((array) => (array.buffer === arena.buffer ? (array.slice() as ElementArray) : array));
}
