import { expect, test } from "vitest";
import type { NodeInfo } from "../core/node.ts";
import { axisCandidates, axisCoordinate, coordinateName, errorsOf } from "./siblings.ts";

function dataset(path: string, shape: readonly number[]): NodeInfo {
  const dtype = { kind: "float", str: "<f8", size: 8, order: "little" } as const;
  return { path, name: path, kind: "dataset", shape, dtype, maxshape: shape, chunks: null, filters: [] };
}

const siblings = [dataset("/f/energy", [50]), dataset("/f/counts_errors", [50]), dataset("/f/errors", [50, 2])];

test("what has a number for each place can stand along an axis", () =>
  expect(axisCandidates(siblings, 50)).toEqual(["/f/energy", "/f/counts_errors"]));

test("errors have the name and the shape of their signal", () => {
  expect(errorsOf("/f/counts", [50], siblings)?.path).toBe("/f/counts_errors");
  expect(errorsOf("/f/counts", [51], siblings)).toBeNull();
  expect(errorsOf("/f/data", [50, 2], siblings)?.path).toBe("/f/errors");
  expect(errorsOf("/f/other", [50, 2], siblings)).toBeNull();
});

test("the coordinate of its dimension names an axis, else the dataset of its name", () => {
  const coords = [{ name: "energy", dims: ["energy"], from: { kind: "dataset", path: "/g/b" } }] as const;
  const labels = { labelledBy: "NeXus", coords } as const;
  expect(axisCoordinate(0, 50, labels, ["energy"], siblings)).toBe("/g/b");
  // What no dataset holds as it is goes by its name.
  const given = [{ name: "energy", dims: ["energy"], from: { kind: "range", start: 0, step: 2 } }] as const;
  expect(axisCoordinate(0, 50, { labelledBy: "dantro", coords: given }, ["energy"], siblings)).toBe("@energy");
  expect([coordinateName("@energy"), coordinateName("/f/@energy")]).toEqual(["energy", undefined]);
  const texts = [{ name: "energy", dims: ["energy"], from: { kind: "values", values: ["low", "high"] } }] as const;
  expect(axisCoordinate(0, 50, { coords: texts }, ["energy"], siblings)).toBeNull();
  // A dimension without a coordinate has none, whatever lies beside it.
  // A result has coordinates, and no convention.
  expect(axisCoordinate(0, 50, { coords: given }, ["energy"], siblings)).toBe("@energy");
  expect(axisCoordinate(0, 50, { labelledBy: "netCDF-4" }, ["energy"], siblings)).toBeNull();
  expect(axisCoordinate(1, 50, undefined, [null, "energy"], siblings)).toBe("/f/energy");
  expect(axisCoordinate(1, 51, undefined, [null, "energy"], siblings)).toBeNull();
  expect(axisCoordinate(0, 50, undefined, undefined, siblings)).toBeNull();
});
