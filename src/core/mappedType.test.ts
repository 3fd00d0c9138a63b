import { expect, test } from "vitest";
import { MAPPED_CLASSES, mappedClass, mappedClassOf } from "./mappedType.ts";

const group = (mappedType: string) => ({ kind: "group" as const, mappedType });
const dataset = (mappedType: string) => ({ kind: "dataset" as const, mappedType });

test.each([
  [group("time_series"), "TimeSeriesGroup", "joined"],
  [group("TimeSeriesGroup"), "TimeSeriesGroup", "joined"],
  [group("time_series_heterogeneous"), "HeterogeneousTimeSeriesGroup", "joined"],
  [group("LabelledDataGroup"), "LabelledDataGroup", "joined"],
  [group("MultiverseGroup"), "ParamSpaceGroup", "joined"],
  [group("network"), "GraphGroup", "graph"],
  [group("OrderedDataGroup"), "OrderedDataGroup", "members"],
  [dataset("grid"), "GridDC", "plane"],
  [dataset("labelled_data"), "XarrayDC", "drawn"],
  [dataset("XrDataContainer"), "XarrayDC", "drawn"],
  [dataset("NumpyDataContainer"), "NumpyDC", "usual"],
  [dataset("array_of_yaml_strings"), "XarrayYamlDC", "table"],
  [dataset("StringContainer"), "StringContainer", "table"],
  [dataset("PassthroughContainer"), "PassthroughContainer", "usual"],
])("%j is a %s, first shown %s", (node, name, view) => {
  expect(mappedClassOf(node)).toMatchObject({ name, view });
});

test.each([dataset("time_series"), group("grid"), group("no such type"), group("toString")])(
  "%j is not known",
  (node) => expect(mappedClass(node)).toBeUndefined(),
);

test("each name is given once", () => {
  const names = MAPPED_CLASSES.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});
