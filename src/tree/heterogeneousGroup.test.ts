import { expect, test } from "vitest";
import { source } from "../array/build.ts";
import { coordOfRange, coordValues } from "../array/labels/coord.ts";
import type { Labelled } from "../array/labels/labelled.ts";
import { storedType } from "../array/testing.ts";
import { externalLabels } from "./externalLabels.ts";
import { differOnlyAlong, heterogeneousGroup } from "./heterogeneousGroup.ts";

const stretch = (name: string, start: number, shape: readonly number[], dims = ["time", "id"]) => ({
  name,
  array: {
    expr: source({ path: `/s/${name}`, stored: storedType("i1"), part: [], chunks: null }, shape),
    dims,
    coords: [coordOfRange("time", { start, step: 1, count: shape[0] ?? 0 })],
  } satisfies Labelled,
});

test("stretches are joined in the order of their names, in their own type (acceptance 33)", () => {
  const joined = heterogeneousGroup(
    [stretch("10", 10, [3, 5]), stretch("0", 0, [8, 5]), stretch("9", 8, [2, 5])],
    "time",
  );
  expect(joined.expr.shape).toEqual([13, 5]);
  expect(joined.expr.type).toBe("i1");
  expect(joined.dims).toEqual(["time", "id"]);
  const [time] = joined.coords;
  expect(time && coordValues(time, () => [])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test("stretches of disjoint ids are joined at their labels, with NaN for what is not there (acceptance 33; limit 25)", () => {
  const four = [0, 4, 8, 12].map((start, i) => {
    const { name, array } = stretch(String(start), start, [i === 3 ? 3 : 4, 5]);
    const ids = coordOfRange("id", { start: i < 2 ? 0 : 5, step: 1, count: 5 });
    const labels = array.coords.map((coord) => coordValues(coord, () => []));
    return {
      name,
      array: { ...array, coords: [...array.coords, ids] },
      axisLabels: [labels[0] ?? [], coordValues(ids, () => [])],
    };
  });
  expect(differOnlyAlong(four, "time")).toBe(false);
  const joined = heterogeneousGroup(four, "time");
  expect(joined.expr).toMatchObject({ shape: [15, 10], type: "f8" });
  const [time, id] = joined.coords.map((coord) => coordValues(coord, () => []));
  expect(time).toEqual(Array.from({ length: 15 }, (_, i) => i));
  expect(id).toEqual(Array.from({ length: 10 }, (_, i) => i));
  // With the same ids nothing has to be known of the labels, and the type stays.
  const same = four.slice(0, 2).map(({ name, array }) => ({ name, array }));
  expect(differOnlyAlong(same, "time")).toBe(true);
  expect(heterogeneousGroup(same, "time").expr).toMatchObject({ shape: [8, 5], type: "i1" });
});

test.each([
  [stretch("1", 3, [3, 4]), "differ in more than their time: “0” has (2, 5), “1” (3, 4)"],
  [stretch("1", 3, [3, 5], ["t", "id"]), "“1” has no dimension “time”"],
])("what cannot be joined is refused by its name", (member, message) => {
  expect(() => heterogeneousGroup([stretch("0", 0, [2, 5]), member], "time")).toThrow(message);
});

test("members of a labelled group are placed by their attributes", () => {
  const attribute = (name: string, value: number | string | bigint | number[]) =>
    ({ name, value, shape: [], dtype: null }) as const;
  const given = [attribute("ext_coords__seed", 3n), attribute("ext_coords__rate", [0.5])];
  expect(externalLabels(given, ["seed", "rate"])).toEqual([3, 0.5]);
  expect(externalLabels(given, ["seed", "other"])).toBeUndefined();
  expect(externalLabels([attribute("ext_coords__seed", [1, 2])], ["seed"])).toBeUndefined();
});
