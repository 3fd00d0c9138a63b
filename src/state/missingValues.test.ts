import { expect, test } from "vitest";
import type { AttributeInfo } from "../core/node.ts";
import { missingValues } from "./missingValues.ts";

const f4 = { kind: "float", str: "<f4", size: 4, order: "little" } as const;
const named = (name: string, value: AttributeInfo["value"]): AttributeInfo => ({
  name,
  shape: [],
  dtype: f4,
  ...(value !== undefined && { value }),
});

test("the fill value of a dataset, unless it is HDF5's own", () => {
  expect(missingValues(f4, -999)).toEqual([-999]);
  expect(missingValues(f4, 0)).toEqual([]);
  expect(missingValues(f4, Number.NaN)).toEqual([]);
  expect(missingValues(f4, undefined)).toEqual([]);
});

test("what CF's attributes name, each once", () => {
  const attributes = [named("_FillValue", 0), named("missing_value", Float32Array.of(-1, -999)), named("units", 3)];
  expect(missingValues(f4, -999, attributes)).toEqual([0, -1, -999]);
});

test("what a type cannot hold is left out", () => {
  const u1 = { kind: "uint", str: "|u1", size: 1, order: "little" } as const;
  expect(missingValues(u1, -999, [named("missing_value", [255, 256, 0.5])])).toEqual([255]);
});

test("labels have no missing values", () =>
  expect(missingValues({ kind: "bool", str: "|b1", size: 1, order: "little" }, 1)).toEqual([]));
