import { expect, test } from "vitest";
import type { NodeInfo } from "../core/node.ts";
import { parseQuery } from "./nodeQuery.ts";

const f8 = { kind: "float", str: "<f8", size: 8, order: "little" } as const;
const dataset: NodeInfo = {
  kind: "dataset",
  path: "/run1.h5/fluid/Velocity",
  name: "Velocity",
  shape: [3, 4, 5],
  maxshape: [3, 4, 5],
  dtype: f8,
  chunks: null,
  filters: [],
  attributes: [
    { name: "units", shape: [], dtype: null, value: "m/s" },
    { name: "scale", shape: [2], dtype: null, value: Float64Array.of(1, 2.5) },
  ],
};
const group: NodeInfo = { ...dataset, kind: "group", path: "/run1.h5/fluid", name: "fluid", shape: null, dtype: null };

function finds(text: string, node = dataset): boolean {
  const query = parseQuery(text);
  return (
    query.matchesPath(node.path) &&
    query.matchesFacts(node) &&
    (query.matchesAttributes?.(node.attributes ?? []) ?? true)
  );
}

test.each([
  ["", true],
  ["velo", true],
  ["VELO run1", true],
  ["velo run2", false],
  ["vel*", true],
  ["v?locity", true],
  ["*.h5", false],
  ["**/vel*", true],
  ["/run1.h5/*/velocity", true],
  ["/run1.h5/velocity", false],
  ["{pressure,velocity}", true],
  ["type:float", true],
  ["type:float64", true],
  ["type:int", false],
  ["kind:dataset", true],
  ["kind:link", false],
  ["ndim:3", true],
  ["ndim:>2 ndim:<=3", true],
  ["ndim:>3", false],
  ["attr:units", true],
  ["attr:UNITS=M/S", true],
  ["attr:units=K", false],
  ["attr:scale=2.5", true],
  ["attr:sc*", true],
  ["attr:missing", false],
  ['"fluid/vel"', true],
  ['"fluid vel"', false],
])("%s", (text, wanted) => {
  expect(finds(text)).toBe(wanted);
});

test("a group has neither type nor rank", () => {
  expect(finds("fluid", group)).toBe(true);
  expect(finds("fluid type:float", group)).toBe(false);
  expect(finds("fluid ndim:0", group)).toBe(false);
});

test.each(["tipe:float", "ndim:many"])("%s is refused with what there is", (text) => {
  expect(() => parseQuery(text)).toThrow(/“/);
});
