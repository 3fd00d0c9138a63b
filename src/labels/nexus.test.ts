import { expect, test } from "vitest";
import { byNexus } from "./nexus.ts";
import { attributes, datasetNode, labelSource } from "./testing.ts";

const group = (axes: string[]) => ({
  ...datasetNode("/f.h5/data", []),
  kind: "group" as const,
  attributes: attributes({ signal: "dose", axes }),
});

test("two axes along one dimension are the places of points: no axis too many", async () => {
  const dose = datasetNode("/f.h5/data/dose", [40]);
  const axes = [datasetNode("/f.h5/data/x", [40]), datasetNode("/f.h5/data/y", [40])];
  const found = await byNexus(dose, labelSource(group(["x", "y"]), dose, ...axes));
  expect(found?.dims).toEqual(["x"]);
  expect(found?.warnings).toEqual([]);
});

test("three axes along one dimension are too many", async () => {
  const dose = datasetNode("/f.h5/data/dose", [40]);
  const found = await byNexus(dose, labelSource(group(["x", "y", "z"]), dose));
  expect(found?.warnings.length).toBe(2);
});
