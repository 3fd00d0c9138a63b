import { describe, expect, test } from "vitest";
import type { ObjectFacts } from "../core/node.ts";
import { isWithin } from "../core/path.ts";
import { DataTree } from "./dataTree.ts";
import { HDF5_PROXY } from "./treeNode.ts";

const group = (address: string): ObjectFacts => ({
  kind: "group",
  address,
  shape: null,
  maxshape: null,
  dtype: null,
  chunks: null,
  filters: [],
});

describe("names of files", () => {
  test("a second file of a name is told apart", () => {
    const tree = new DataTree<string>();
    const add = (name: string) => tree.add(name, 1, (root) => root).path;
    expect([add("run.h5"), add("run.h5"), add("run.h5"), add("a/b.h5"), add("results")]).toEqual([
      "/run.h5",
      "/run.h5 (2)",
      "/run.h5 (3)",
      "/a_b.h5",
      "/results (2)",
    ]);
    tree.remove("/run.h5 (2)");
    expect(add("run.h5")).toBe("/run.h5 (2)");
  });

  test("a path leads to its file and the path inside it", () => {
    const tree = new DataTree<string>();
    tree.add("run.h5", 1, (root) => root);
    expect(tree.locate("/run.h5")).toMatchObject({ inner: "/" });
    expect(tree.locate("/run.h5/a/b c/")).toMatchObject({ inner: "/a/b c" });
    expect(() => tree.locate("run.h5")).toThrow("Paths begin with “/”");
    expect(() => tree.locate("/other.h5/a")).toThrow("Nothing at “/other.h5”. Open files: /run.h5.");
  });
});

describe("objects that are met again", () => {
  const met = (...visits: [inner: string, address: string][]) => {
    const tree = new DataTree<null>();
    const file = tree.add("f.h5", 1, () => null);
    return visits.map(([inner, address]) => tree.node(file, inner, group(address), undefined).sameAs);
  };

  test("are the same as where they were met first", () => {
    expect(met(["/", "1"], ["/a", "2"], ["/b", "2"], ["/a", "2"], ["/b", "2"])).toEqual([
      undefined,
      undefined,
      "/f.h5/a",
      undefined,
      "/f.h5/a",
    ]);
  });

  test("on the way up are cycles", () => {
    expect(met(["/", "1"], ["/a", "2"], ["/a/up", "1"], ["/a/self", "2"])).toEqual([
      undefined,
      undefined,
      "/f.h5",
      "/f.h5/a",
    ]);
  });

  test("a way round that was met first gives way to the node above", () => {
    expect(met(["/a/b", "2"], ["/a", "2"], ["/a/b", "2"])).toEqual([undefined, undefined, "/f.h5/a"]);
  });
});

test("any order of names leads every path to the node that is nearest above it", () => {
  const tree = new DataTree<string>();
  tree.putFile("/a/b", { fileName: "f", size: 1, options: HDF5_PROXY, set: 1 }, () => "outer");
  tree.putFile("/a/b/c/d", { fileName: "g", size: 2, options: HDF5_PROXY, set: 1 }, () => "inner");
  tree.put({ kind: "group", path: "/a", name: "a" });
  expect(tree.locate("/a/b")).toMatchObject({ inner: "/", file: { source: "outer" } });
  expect(tree.locate("/a/b/c")).toMatchObject({ inner: "/c", file: { source: "outer" } });
  expect(tree.locate("/a/b/c/d/e")).toMatchObject({ inner: "/e", file: { source: "inner" } });
  expect(tree.placedNames("/a/b/c")).toEqual(["d"]);
  expect(() => tree.locate("/a")).toThrow("“/a” is no file");
  expect(() => tree.find("/a/x")).toThrow("Nothing at “/a/x”. “/a” has b.");
  expect(tree.bytesBelow("/a")).toBe(3);
  expect(tree.remove("/a").every(({ path }) => isWithin(path, "/a"))).toBe(true);
  expect(tree.names()).toEqual([]);
});
