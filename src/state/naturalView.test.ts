import { expect, test } from "vitest";
import type { NodeInfo } from "../core/node.ts";
import { mainVariable } from "./naturalView.ts";

const float = { kind: "float", str: "<f8", size: 8, order: "little" } as const;

function variable(name: string, dims: readonly string[], more: Partial<NodeInfo> = {}): NodeInfo {
  const shape = dims.map((dim) => dim.length * 10);
  return {
    ...{
      path: `/f/${name}`,
      name,
      kind: "dataset",
      shape,
      maxshape: shape,
      dtype: float,
      chunks: null,
      filters: [],
      dims,
    },
    ...more,
  };
}

function main(...variables: NodeInfo[]): string | undefined {
  return mainVariable(variables)?.name;
}

test("the variable with the most dimensions is the main one, of those the largest", () => {
  expect(main(variable("a", ["x"]), variable("b", ["x", "y"]), variable("c", ["x", "yy"]))).toBe("c");
  expect(main(variable("x", ["x"]))).toBeUndefined();
  // Of the name of a dimension, but no coordinate of it.
  expect(main(variable("T", ["time", "lat"]), variable("t", ["T"]))).toBe("T");
});

test("neither coordinates, bounds nor texts are the main one", () => {
  const bounds = { name: "bounds", shape: [], dtype: null, value: "x_bnds" };
  const coords = [{ name: "area", dims: ["x", "y"], from: { kind: "dataset", path: "/f/area" } }] as const;
  expect(
    main(
      variable("x", ["x"], { attributes: [bounds] }),
      variable("x_bnds", ["xxxxx", "nnnnn", "m"]),
      variable("area", ["xxxxx", "yyyyy"]),
      variable("names", ["x", "y", "z"], { dtype: { ...float, kind: "opaque", str: "opaque", tag: "" } as never }),
      variable("v", ["x", "y"], { coords }),
    ),
  ).toBe("v");
});
