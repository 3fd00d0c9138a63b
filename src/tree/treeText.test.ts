import { describe, expect, test } from "vitest";
import type { DType } from "../core/dtype.ts";
import type { NodeInfo } from "../core/node.ts";
import { joinPath } from "../core/path.ts";
import { condensed, nodeInfoText, treeText } from "./treeText.ts";

const F8: DType = { kind: "float", str: "<f8", size: 8, order: "little" };
const NONE = { shape: null, maxshape: null, dtype: null, chunks: null, filters: [] };

type Branch = { readonly [name: string]: Branch | readonly number[] };

const BRANCHES: Branch = {
  many: { c0: [2, 0], c1: [2, 1], c2: [2], c3: [2], c4: [2], c5: [2], c6: [2, 6], c7: [2, 7] },
  a_name_that_is_much_longer_than_its_column: { sub: {} },
};

function nodeOf(path: string, name: string, branch: Branch | readonly number[]): NodeInfo {
  if (Array.isArray(branch)) {
    return {
      ...NONE,
      kind: "dataset",
      path,
      name,
      shape: branch,
      dtype: F8,
      state: "proxy",
      tags: ["hdf5"],
      attributeCount: 0,
    };
  }
  return { ...NONE, kind: "group", path, name, members: Object.keys(branch).length, attributeCount: 1 };
}

function branchAt(path: string): Branch {
  return path
    .split("/")
    .filter(Boolean)
    .slice(1)
    .reduce((branch, name) => branch[name] as Branch, BRANCHES);
}

const SOURCE = {
  root: nodeOf("/root", "root", BRANCHES),
  count: async (node: NodeInfo) => (node.kind === "group" ? Object.keys(branchAt(node.path)).length : 0),
  members: async (node: NodeInfo, places: readonly number[]) => {
    const branch = branchAt(node.path);
    const names = Object.keys(branch);
    return places
      .map((place) => names[place] as string)
      .map((name) => nodeOf(joinPath(node.path, name), name, branch[name] as Branch));
  },
};

test("is printed as dantro prints its trees, at 80 columns and condensed to 5 (acceptance 31)", async () => {
  expect(await treeText(SOURCE, { columns: 80, threshold: 5 })).toBe(
    `
Tree of OrderedDataGroup 'root', 2 members, 1 attribute
 └┬ many                        <OrderedDataGroup, 8 members, 1 attribute>
    └┬ c0                       <XrDataContainer, proxy (hdf5), float64, shape …
     ├ c1                       <XrDataContainer, proxy (hdf5), float64, shape …
     ├ ...                      ... (4 more) ...
     ├ c6                       <XrDataContainer, proxy (hdf5), float64, shape …
     └ c7                       <XrDataContainer, proxy (hdf5), float64, shape …
  └ a_name_that_is_much_longe…  <OrderedDataGroup, 1 member, 1 attribute>
    └─ sub                      <OrderedDataGroup, 0 members, 1 attribute>
`,
  );
});

test("ends at the deepest level that was asked for", async () => {
  const text = await treeText(SOURCE, { levels: 1 });
  expect(text.split("\n").filter((line) => line.includes("...")).length).toBe(2);
  expect(text).not.toContain("c0");
});

describe("what is said of a node (acceptance 8)", () => {
  const dataset: NodeInfo = {
    ...NONE,
    kind: "dataset",
    path: "/d",
    name: "d",
    shape: [2, 3],
    dtype: F8,
    state: "proxy",
    tags: ["hdf5"],
    attributeCount: 1,
  };
  test.each<[string, Partial<NodeInfo>, string]>([
    ["a proxy", {}, "proxy (hdf5), float64, shape (2, 3), 1 attribute"],
    ["with names", { dims: ["time", "x"] }, "proxy (hdf5), float64, (time: 2, x: 3), 1 attribute"],
    ["with some names", { dims: ["time", null] }, "proxy (hdf5), float64, (time: 2, dim_1: 3), 1 attribute"],
    ["of dask", { tags: ["hdf5", "dask"] }, "proxy (hdf5, dask), float64, shape (2, 3), 1 attribute"],
    ["without tags", { tags: [] }, "proxy, float64, shape (2, 3), 1 attribute"],
    ["resolved", { state: "resolved" }, "float64, shape (2, 3), 1 attribute"],
    ["a text", { mappedType: "StringContainer", state: "resolved" }, "str stored, 1 attribute"],
    ["a mapping", { mappedType: "MutableMappingContainer", state: "resolved" }, "1 attribute"],
    ["a null dataspace", { shape: null }, "proxy (hdf5), float64, no values, 1 attribute"],
  ])("%s", (_, more, text) => {
    expect(nodeInfoText({ ...dataset, ...more })).toBe(text);
  });

  test("the mapped type gives its class, one that is not known the usual one (acceptance 16)", async () => {
    const printed = async (mappedType: string) => {
      const root: NodeInfo = { ...nodeOf("/g", "g", {}), mappedType };
      return treeText({ root, count: async () => 0, members: async () => [] });
    };
    expect(await printed("time_series")).toContain("Tree of TimeSeriesGroup 'g'");
    expect(await printed("LabelledDataGroup")).toContain("Tree of LabelledDataGroup 'g'");
    expect(await printed("something")).toContain("Tree of OrderedDataGroup 'g'");
    expect(await printed("constructor")).toContain("Tree of OrderedDataGroup 'g'");
  });
});

describe("condensing (acceptance 31)", () => {
  test.each([
    [8, 5, [0, 1, 6, 7], 4],
    [8, 8, [0, 1, 2, 3, 4, 5, 6, 7], 0],
    [100, 10, [0, 1, 2, 3, 4, 96, 97, 98, 99], 91],
    [5, 1, [0, 4], 3],
    [3, 0, [0, 1, 2], 0],
    [4, undefined, [0, 1, 2, 3], 0],
  ])("%i members at threshold %s", (count, threshold, places, left) => {
    expect(condensed(count, threshold)).toMatchObject({ places, left });
  });
});
