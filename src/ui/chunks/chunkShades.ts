import { byteText, groupedCount } from "../../core/numberText.ts";
import type { DrawnAxis } from "./chunkGrid.ts";

/** How many of the chunks that a cell stands for were never written. */
export type Holes = "none" | "some" | "all";

/** What is stored of the chunks that one cell of the map stands for. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly chunks: number;
  readonly holes: Holes;
  /** Bytes of a chunk that is stored, on average; 0 where none is. */
  readonly bytes: number;
}

/** What the map shows of the stored sizes. */
export interface ShadedCells {
  /** Row by row. */
  readonly cells: readonly Cell[];
  /** The least and the most bytes of a cell; null where nothing is stored. */
  readonly range: readonly [least: number, most: number] | null;
  /** Chunks of the dataset that were never written. */
  readonly holes: number;
}

export interface DrawnGrid {
  readonly grid: readonly number[];
  /** The axis of the grid that is drawn downwards; null where there is one row. */
  readonly vertical: number | null;
  readonly horizontal: number;
  readonly rows: DrawnAxis;
  readonly columns: DrawnAxis;
}

/** `sizes` are stored bytes in C order of the grid, 0 where a chunk was never written. Axes that are not drawn are taken together. */
export function shadedCells(
  sizes: Float64Array,
  { grid, vertical, horizontal, rows, columns }: DrawnGrid,
): ShadedCells {
  const count = rows.cells * columns.cells;
  const chunks = new Float64Array(count);
  const stored = new Float64Array(count);
  const bytes = new Float64Array(count);
  const strideOf = (axis: number) => grid.slice(axis + 1).reduce((product, n) => product * n, 1);
  const across = strideOf(horizontal);
  const down = vertical === null ? 1 : strideOf(vertical);
  for (let number = 0; number < sizes.length; number++) {
    const column = Math.floor((Math.floor(number / across) % (grid[horizontal] ?? 1)) / columns.chunksEach);
    const row =
      vertical === null ? 0 : Math.floor((Math.floor(number / down) % (grid[vertical] ?? 1)) / rows.chunksEach);
    const at = row * columns.cells + column;
    const size = sizes[number] ?? 0;
    chunks[at] = (chunks[at] ?? 0) + 1;
    if (size > 0) stored[at] = (stored[at] ?? 0) + 1;
    bytes[at] = (bytes[at] ?? 0) + size;
  }
  const cells = Array.from(chunks, (all, at): Cell => {
    const written = stored[at] ?? 0;
    return {
      row: Math.floor(at / columns.cells),
      column: at % columns.cells,
      chunks: all,
      holes: written === 0 ? "all" : written < all ? "some" : "none",
      bytes: written === 0 ? 0 : (bytes[at] ?? 0) / written,
    };
  });
  const means = cells.flatMap(({ bytes: mean }) => (mean > 0 ? [mean] : []));
  return {
    cells,
    range: means.length === 0 ? null : [Math.min(...means), Math.max(...means)],
    holes: sizes.reduce((sum, size) => sum + Number(size === 0), 0),
  };
}

export const SHADES = 5;

/** Sizes that differ by no more than this part of them look the same. */
const SAME = 0.02;

/** Whether all sizes are as good as the same. */
export function isUniform([least, most]: readonly [number, number]): boolean {
  return most - least <= SAME * most;
}

/** The shade of a number of bytes, from 0 for the least; where all are as good as the same, the one in the middle. */
export function shadeOf(bytes: number, range: readonly [least: number, most: number]): number {
  if (isUniform(range)) return Math.floor(SHADES / 2);
  const [least, most] = range;
  return Math.min(SHADES - 1, Math.floor(((bytes - least) / (most - least)) * SHADES));
}

/** `Chunk (3, 0): 12.3 kB stored`; of a cell that stands for several chunks how many they are, and their average. */
export function cellSentence({ row, column, chunks, holes, bytes }: Cell, drawn: DrawnGrid): string {
  const { grid, vertical, horizontal, rows, columns } = drawn;
  const down = vertical === null ? [] : [numbersOf(row, rows, grid[vertical] ?? 1)];
  const at = [...down, numbersOf(column, columns, grid[horizontal] ?? 1)].join(", ");
  const what = chunks === 1 ? `Chunk (${at})` : `${groupedCount(chunks)} chunks at (${at})`;
  if (holes === "all") return `${what}: never written`;
  const size = chunks === 1 ? `${byteText(bytes)} stored` : `${byteText(Math.round(bytes))} stored on average`;
  return holes === "some" ? `${what}: ${size}, some were never written` : `${what}: ${size}`;
}

/** The first and the last chunk of a cell along an axis of `count`. */
function numbersOf(cell: number, { chunksEach }: DrawnAxis, count: number): string {
  const first = cell * chunksEach;
  const last = Math.min(first + chunksEach, count) - 1;
  return first === last ? String(first) : `${first}–${last}`;
}
