import { expect, test } from "vitest";
import { type DType, type FloatType, type IntType, TEXT as text } from "./dtype.ts";
import type { Value } from "./value.ts";
import { exactText, rawText, valueText } from "./valueText.ts";

const f8: FloatType = { kind: "float", str: "<f8", size: 8, order: "little" };
const f4: FloatType = { kind: "float", str: "<f4", size: 4, order: "little" };
const i4: IntType = { kind: "int", str: "<i4", size: 4, order: "little" };
const i8: IntType = { kind: "int", str: "<i8", size: 8, order: "little" };
const bool: DType = { kind: "bool", str: "|b1", size: 1, order: "little" };
const colours: DType = {
  kind: "enum",
  str: "enum",
  size: 4,
  base: i4,
  members: [
    ["RED", 0],
    ["__proto__", 1],
  ],
};
const complex: DType = { kind: "complex", str: "<c16", size: 16, order: "little", base: f8 };
const point: DType = {
  kind: "compound",
  str: "compound",
  size: 24,
  fields: [
    { name: "x", offset: 0, dtype: f8 },
    { name: "label", offset: 8, dtype: text },
  ],
};
const triple: DType = { kind: "array", str: "array", size: 12, base: f4, dims: [3] };
const list: DType = { kind: "vlen", str: "vlen", size: 16, base: i4 };
const opaque: DType = { kind: "opaque", str: "opaque", size: 3 };
const reference: DType = { kind: "reference", str: "reference", size: 8 };

test.each<[Value, DType, brief: string, exact: string]>([
  [1 / 3, f8, "0.333333", "0.3333333333333333"],
  [Math.fround(0.1), f4, "0.1", "0.1"],
  [Number.NaN, f8, "nan", "nan"],
  [9007199254740993n, i8, "9007199254740993", "9007199254740993"],
  [1234567, i4, "1234567", "1234567"],
  ["two\nlines", text, "two␊lines", "two\nlines"],
  [1, bool, "true", "true"],
  [0, colours, "RED", "RED"],
  [1, colours, "__proto__", "__proto__"],
  [7, colours, "7 (no label)", "7 (no label)"],
  [[1, -2], complex, "1-2j", "1-2j"],
  [[0.5, 2], complex, "0.5+2j", "0.5+2j"],
  [{ x: 1.5, label: "a" }, point, '{x: 1.5, label: "a"}', '{x: 1.5, label: "a"}'],
  [new Float32Array([1, 2, 0.1]), triple, "[1, 2, 0.1]", "[1, 2, 0.1]"],
  [[], list, "[]", "[]"],
  [new Uint8Array([0, 255, 16]), opaque, "00 ff 10", "00 ff 10"],
  ["/run.h5/a", reference, "/run.h5/a", "/run.h5/a"],
  [null, reference, "null", "null"],
])("%o of its type is %s", (value, dtype, brief, exact) => {
  expect(valueText(value, dtype).brief).toBe(brief);
  expect(exactText(value, dtype)).toBe(exact);
});

test("a long sequence is cut, but copied whole", () => {
  const values = new Int32Array(1000);
  expect(valueText(values, list).brief).toBe(`[${"0, ".repeat(12)}… 988 more]`);
  expect(exactText(values, list)).toBe(`[${Array(1000).fill(0).join(", ")}]`);
});

test("only labels have a number behind them", () => {
  expect(rawText(1, bool)).toBe("1");
  expect(rawText(0, colours)).toBe("0");
  expect(rawText(0, i4)).toBeUndefined();
});
