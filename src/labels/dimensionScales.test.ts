import { expect, test } from "vitest";
import { byDimensionScales } from "./dimensionScales.ts";
import { datasetNode, labelSource } from "./testing.ts";

const scale = (name: string, size: number, title: string) =>
  datasetNode(`/f.h5/${name}`, [size], { CLASS: "DIMENSION_SCALE", NAME: title });

test("a dimension that netCDF wrote without a variable has a name and no values", async () => {
  const bare = scale("M", 1250, "This is a netCDF dimension but not a netCDF variable.      1250");
  const frequency = scale("N", 256, "frequency");
  const data = datasetNode("/f.h5/data", [1250, 256], { DIMENSION_LIST: [[bare.path], [frequency.path]] });
  const source = labelSource(bare, frequency, data);
  expect(await byDimensionScales(data, source)).toEqual({
    dims: ["M", "frequency"],
    coords: [{ name: "frequency", dims: ["frequency"], from: { kind: "dataset", path: frequency.path } }],
    warnings: [],
  });
  expect(await byDimensionScales(bare, source)).toEqual({ dims: ["M"], coords: [], warnings: [] });
});
