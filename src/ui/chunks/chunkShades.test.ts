import { expect, test } from "vitest";
import { drawnAxis } from "./chunkGrid.ts";
import { cellSentence, type DrawnGrid, shadedCells, shadeOf } from "./chunkShades.ts";

function drawn(grid: readonly number[], vertical: number | null, horizontal: number): DrawnGrid {
  const rows = drawnAxis(vertical === null ? 1 : (grid[vertical] ?? 1));
  return { grid, vertical, horizontal, rows, columns: drawnAxis(grid[horizontal] ?? 1) };
}

test("each chunk of a small grid is a cell of its size, or a hole", () => {
  const { cells, range, holes } = shadedCells(Float64Array.of(10, 0, 30, 20, 25, 0), drawn([2, 3], 0, 1));
  expect(cells.map(({ row, column, bytes, holes: open }) => [row, column, bytes, open])).toEqual([
    [0, 0, 10, "none"],
    [0, 1, 0, "all"],
    [0, 2, 30, "none"],
    [1, 0, 20, "none"],
    [1, 1, 25, "none"],
    [1, 2, 0, "all"],
  ]);
  expect(range).toEqual([10, 30]);
  expect(holes).toBe(2);
});

test("axes in the other order turn the picture", () => {
  const { cells } = shadedCells(Float64Array.of(1, 2, 3, 4, 5, 6), drawn([2, 3], 1, 0));
  expect(cells.map(({ bytes }) => bytes)).toEqual([1, 4, 2, 5, 3, 6]);
});

test("chunks along axes that are not drawn are averaged over those that are stored", () => {
  // Grid (2, 2, 2), drawn along axes 0 and 2.
  const { cells, holes } = shadedCells(Float64Array.of(10, 1, 30, 0, 0, 0, 0, 7), drawn([2, 2, 2], 0, 2));
  expect(cells.map(({ bytes, holes: open, chunks }) => [bytes, open, chunks])).toEqual([
    [20, "none", 2],
    [1, "some", 2],
    [0, "all", 2],
    [7, "some", 2],
  ]);
  expect(holes).toBe(4);
});

test("a long axis is drawn in cells of several chunks, the last of which may have fewer", () => {
  const grid = drawn([100], null, 0);
  const { cells } = shadedCells(
    Float64Array.from({ length: 100 }, (_, i) => i + 1),
    grid,
  );
  expect(cells).toHaveLength(50);
  expect(cells[49]).toEqual({ row: 0, column: 49, chunks: 2, holes: "none", bytes: 99.5 });
  const odd = shadedCells(new Float64Array(99), drawn([99], null, 0));
  expect(odd.cells.at(-1)).toEqual({ row: 0, column: 49, chunks: 1, holes: "all", bytes: 0 });
  expect(odd.range).toBeNull();
});

test("shades go from the least to the most; where all are the same it is the middle one", () => {
  expect([10, 13, 14, 20, 29, 30].map((bytes) => shadeOf(bytes, [10, 30]))).toEqual([0, 0, 1, 2, 4, 4]);
  expect(shadeOf(8, [8, 8])).toBe(2);
  expect([990, 1000].map((bytes) => shadeOf(bytes, [990, 1000]))).toEqual([2, 2]);
});

test("a cell is told in words", () => {
  const flat = drawn([2, 3], 0, 1);
  const [first, second] = shadedCells(Float64Array.of(1234, 0, 3, 4, 5, 6), flat).cells;
  expect(first && cellSentence(first, flat)).toBe("Chunk (0, 0): 1.23 kB stored");
  expect(second && cellSentence(second, flat)).toBe("Chunk (0, 1): never written");
  const long = drawn([99], null, 0);
  const { cells } = shadedCells(
    Float64Array.from({ length: 99 }, (_, i) => i % 2),
    long,
  );
  expect(cells[3] && cellSentence(cells[3], long)).toBe(
    "2 chunks at (6–7): 1 byte stored on average, some were never written",
  );
  expect(cells[49] && cellSentence(cells[49], long)).toBe("Chunk (98): never written");
});
