import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { source } from "../array/build.ts";
import { coordOfRange, coordValues } from "../array/labels/coord.ts";
import { storedType } from "../array/testing.ts";
import type { Labels } from "../core/labels.ts";
import type { Value } from "../core/value.ts";
import { evaluated } from "../engine/testing.ts";
import { gridArray } from "../tree/gridArray.ts";
import { gridDims, gridLabels, gridOf } from "./grid.ts";
import { datasetNode } from "./testing.ts";

interface Truth {
  readonly shape: number[];
  readonly dims: string[];
  readonly coords: Readonly<Record<string, number[]>>;
  readonly data: number[];
}

/** What NumPy makes of them: `e2e/fixtures/mapped.py`. */
const { grids } = JSON.parse(
  readFileSync(new URL("../../e2e/fixtures/mapped/mapped.json", import.meta.url), "utf8"),
) as { grids: Readonly<Record<string, Truth>> };

/** The attributes of the datasets there. */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  cells: {},
  square: { space_extent: new Float64Array([2, 1.5]) },
  rows_first: { index_order: "C", space_extent: new Float64Array([8, 3]), grid_structure: "square" },
  order_in_list: { index_order: ["C"] },
  hexagonal: { space_extent: new Float64Array([4, 3]), grid_structure: "hexagonal" },
  space: { space_extent: new Float64Array([4, 3, 1]) },
  line: {},
};

const none: Labels = { convention: "none", dims: [], coords: [], warnings: [] };

describe("a grid by Utopia's rule has the axes, labels and values that NumPy gives it", () => {
  test.each(Object.keys(ATTRIBUTES))("%s", async (name) => {
    const truth = grids[name] as Truth;
    const timed = truth.dims[0] === "time";
    const shape = truth.shape.slice(timed ? 1 : 0);
    const cells = shape.reduce((product, n) => product * n, 1);
    const stored = timed ? [truth.shape[0] as number, cells] : [cells];
    const node = datasetNode("/f.h5/g", stored, {
      grid_shape: BigUint64Array.from(shape, BigInt),
      ...ATTRIBUTES[name],
    });
    const grid = gridOf(node);
    if ("message" in grid) throw new Error(grid.message);
    const expr = gridArray(source({ path: "/g", stored: storedType("i4"), part: [], chunks: null }, stored), grid);
    expect(expr.shape).toEqual(truth.shape);
    expect(gridDims(grid)).toEqual(truth.dims);
    for (const coord of grid.coords) {
      if (coord.from.kind !== "range") throw new Error("middles of cells are in even steps");
      const range = coordOfRange(coord.name, { ...coord.from, count: shape["xyz".indexOf(coord.name)] as number });
      expect(coordValues(range, () => [])).toEqual(truth.coords[coord.name]);
    }
    const data = await evaluated(
      expr,
      (_, place) => 10 * place.reduce((at, i, axis) => at * (stored[axis] ?? 1) + i, 0),
    );
    expect(data).toEqual(truth.data);
  });
});

test("of a slice only the times that it needs are read", async () => {
  const grid = gridOf(datasetNode("/f.h5/g", [1000, 12], { grid_shape: new Int32Array([4, 3]) }));
  if ("message" in grid) throw new Error(grid.message);
  const stored = source({ path: "/g", stored: storedType("f4"), part: [], chunks: [1, 12] }, [1000, 12]);
  const { slice } = await import("../array/shapeOps.ts");
  const one = (start: number, n: number) => ({ start, step: 1, n });
  let read = 0;
  const part = slice(gridArray(stored, grid), [one(7, 1), one(0, 4), one(1, 1)]);
  const data = await evaluated(
    part,
    (_, [time = 0, cell = 0]) => time * 100 + cell,
    (_, elements) => {
      read += elements;
    },
  );
  expect(data).toEqual([704, 705, 706, 707]);
  expect(read).toBe(12);
});

test("times keep their labels, those of the cells are gone", () => {
  const grid = gridOf(datasetNode("/f.h5/g", [2, 12], { grid_shape: new Int32Array([4, 3]) }));
  if ("message" in grid) throw new Error(grid.message);
  const coord = (name: string) => ({ name, dims: [name], from: { kind: "range", start: 0, step: 1 } }) as const;
  const labels = { ...none, dims: ["time", "ids"], coords: [coord("time"), coord("ids")] };
  expect(gridLabels(grid, labels).coords.map(({ name }) => name)).toEqual(["time", "x", "y"]);
  expect(gridLabels(grid, { ...labels, dims: ["t", "ids"] }).dims).toEqual(["time", "x", "y"]);
});

test.each<[readonly number[], Readonly<Record<string, Value>>, string, string]>([
  [[12], {}, "grid_shape", "A grid needs its shape: numbers of cells along x, y and z."],
  [[10], { grid_shape: [4, 3] }, "grid_shape", "A grid of (4, 3) has 12 cells; the last axis has 10."],
  [[12], { grid_shape: [1, 1, 4, 3] }, "grid_shape", "(1, 1, 4, 3) is no shape of a grid in space."],
  [[12], { grid_shape: [-4, -3] }, "grid_shape", "(-4, -3) is no shape of a grid in space."],
  [[2, 2, 12], { grid_shape: [4, 3] }, "grid_shape", "cells, or times by cells; this has 3 dimensions."],
  [[12], { grid_shape: [4, 3], index_order: "A" }, "index_order", "“A” is no order of cells: it is C or F."],
  [[12], { grid_shape: [4, 3], space_extent: [1] }, "space_extent", "It gives 1 lengths for 2 axes of space."],
  [
    [12],
    { grid_shape: [12], space_extent: [1], grid_structure: "hexagonal" },
    "grid_structure",
    "“hexagonal” is no structure of a grid with 1 axes.",
  ],
])("%j with %j is no grid, and says so", (shape, given, attribute, message) => {
  const found = gridOf(datasetNode("/f.h5/g", shape, given));
  expect(found).toMatchObject({ attribute, message: expect.stringContaining(message) });
});
