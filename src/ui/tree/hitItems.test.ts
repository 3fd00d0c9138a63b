import { expect, test } from "vitest";
import { hitItems } from "./hitItems.ts";
import type { TreeItem } from "./treeItems.ts";

const shape = (items: readonly TreeItem[]): unknown[] =>
  items.map(({ name, children }) => (children ? [name, shape(children)] : name));

test("hits hang below what lies above them, each node once", () => {
  const items = hitItems(["/a.h5/x", "/b.h5/g", "/a.h5/g/y", "/b.h5/g/z", "/a.h5/g/deep/w"]);
  expect(shape(items)).toEqual([
    ["a.h5", ["x", ["g", ["y", ["deep", ["w"]]]]]],
    ["b.h5", [["g", ["z"]]]],
  ]);
  expect(hitItems([])).toEqual([]);
});
