import { expect, test } from "vitest";
import type { AttributeInfo } from "../core/node.ts";
import type { Value } from "../core/value.ts";
import { dimNames } from "./dimNames.ts";

const attributes = (values: Readonly<Record<string, Value>>): AttributeInfo[] =>
  Object.entries(values).map(([name, value]) => ({ name, shape: [], dtype: null, value }));

test.each<[string, Readonly<Record<string, Value>>, number, (string | null)[] | undefined]>([
  ["labels", { DIMENSION_LABELS: ["time", "y"] }, 2, ["time", "y"]],
  [
    "an empty label gives way to the scale",
    { DIMENSION_LABELS: ["", "y"], DIMENSION_LIST: [["/f.nc/t"], ["/f.nc/q"]] },
    2,
    ["t", "y"],
  ],
  ["the last of several scales", { DIMENSION_LIST: [["/f.h5/a", "/f.h5/b"]] }, 1, ["b"]],
  ["an axis without a scale", { DIMENSION_LIST: [[], ["/f.h5/x"]] }, 2, [null, "x"]],
  ["dantro's list", { dims: ["time", "id"] }, 2, ["time", "id"]],
  ["dantro's single names over its list", { dims: ["a", "b"], dim_name__0: "first" }, 2, ["first", "b"]],
  ["dantro's single name alone", { dim_name__0: ["first_dim"] }, 2, ["first_dim", null]],
  ["a number outside the rank", { dim_name__7: "far" }, 2, undefined],
  ["a list of the wrong length", { dims: ["a"] }, 2, undefined],
  ["a bare string is no list", { dims: "time" }, 1, undefined],
  ["NeXus, new style", { axes: ["energy", "."] }, 2, ["energy", null]],
  ["NeXus, old style", { axes: "y:x" }, 2, ["y", "x"]],
  ["nothing", { units: "K" }, 3, undefined],
  ["a scalar", { dims: [] }, 0, undefined],
])("%s", (_, values, rank, wanted) => {
  expect(dimNames(attributes(values), rank)).toEqual(wanted);
});
