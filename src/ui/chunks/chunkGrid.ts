import { groupedCount } from "../../core/numberText.ts";

/** First and last index along each axis. */
export type Box = readonly (readonly [first: number, last: number])[];

/** How one axis of a grid of chunks is drawn. */
export interface DrawnAxis {
  /** Cells that are drawn. */
  readonly cells: number;
  /** Chunks in each cell; the last one may have fewer. */
  readonly chunksEach: number;
}

/** More cells than this along an axis cannot be told apart. */
const MOST_CELLS = 64;

export function drawnAxis(chunks: number): DrawnAxis {
  const chunksEach = Math.max(1, Math.ceil(chunks / MOST_CELLS));
  return { cells: Math.ceil(chunks / chunksEach), chunksEach };
}

/** The cells that a range of chunks lies in, from the left edge of the first to the right edge of the last. */
export function drawnRange([first, last]: readonly [number, number], { chunksEach }: DrawnAxis): [number, number] {
  return [Math.floor(first / chunksEach), Math.floor(last / chunksEach) + 1];
}

/** Two axes to begin with: the last two that have more than one chunk. A lone axis is drawn as a row. */
export function defaultAxes(grid: readonly number[]): readonly [vertical: number | null, horizontal: number] {
  const cut = grid.flatMap((chunks, axis) => (chunks > 1 ? [axis] : []));
  const horizontal = cut.at(-1) ?? Math.max(grid.length - 1, 0);
  return [cut.at(-2) ?? null, horizontal];
}

export function gridOf(shape: readonly number[], chunks: readonly number[]): number[] {
  return shape.map((size, axis) => Math.max(1, Math.ceil(size / (chunks[axis] ?? size))));
}

/** The chunks that a box of elements lies in. */
export function chunkBox(box: Box, chunks: readonly number[]): Box {
  return box.map(([first, last], axis) => {
    const size = Math.max(1, chunks[axis] ?? 1);
    return [Math.floor(first / size), Math.floor(last / size)];
  });
}

export function chunkCount(box: Box): number {
  return box.reduce((product, [first, last]) => product * (last - first + 1), 1);
}

/** `24 of 5 000 chunks are needed`. */
export function chunkSentence(grid: readonly number[], box: Box | null, doing: "needed" | "on screen"): string {
  const all = grid.reduce((product, n) => product * n, 1);
  const words = `${groupedCount(all)} ${all === 1 ? "chunk" : "chunks"}`;
  if (!box) return words;
  const count = chunkCount(box);
  return `${groupedCount(count)} of ${words} ${count === 1 ? "is" : "are"} ${doing}`;
}
