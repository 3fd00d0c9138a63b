import { expect, test } from "vitest";
import { type DType, type FloatType, TEXT as text } from "../../core/dtype.ts";
import type { Value, Values } from "../../core/value.ts";
import { attributeText } from "./attributeText.ts";

const f8: FloatType = { kind: "float", str: "<f8", size: 8, order: "little" };
const complex: DType = { kind: "complex", str: "<c16", size: 16, order: "little", base: f8 };

test.each<[Value | Values, DType, number[], string]>([
  ["kg m-3", text, [], "kg m-3"],
  [1.5, f8, [], "1.5"],
  [new Float64Array([1, 2]), complex, [], "1+2j"],
  [[1, 2], complex, [], "1+2j"],
  [new Float64Array([0, 12.5]), f8, [2], "[0, 12.5]"],
  [new Float64Array([1, 2, 3, 4]), f8, [2, 2], "[[1, 2], [3, 4]]"],
  [["a", 'b"'], text, [2], '["a", "b\\""]'],
  [[], text, [0], "[]"],
])("%j is written as %s", (value, dtype, shape, written) =>
  expect(attributeText(value, dtype, shape, 1000)).toBe(written),
);

test("a long value is cut", () => expect(attributeText(new Float64Array(1000), f8, [1000], 3)).toBe("[0, 0, 0, 0, …]"));
