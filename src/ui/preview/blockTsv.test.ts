import { expect, test } from "vitest";
import { type DType, type FloatType, TEXT as text } from "../../core/dtype.ts";
import { leafFields } from "../../state/compoundFields.ts";
import { blockTsv, elementsTsv } from "./blockTsv.ts";

const f8: FloatType = { kind: "float", str: "<f8", size: 8, order: "little" };

test("values are exact", () =>
  expect(blockTsv({ shape: [1, 2], dtype: f8, data: new Float64Array([1 / 3, 1e-20]) }, 2, false)).toBe(
    "0.3333333333333333\t1e-20",
  ));

test("a transposed block is copied as it is shown", () =>
  expect(blockTsv({ shape: [2, 3], dtype: f8, data: new Float64Array([1, 2, 3, 4, 5, 6]) }, 2, true)).toBe(
    "1\t4\n2\t5\n3\t6",
  ));

test("texts that would break the table are quoted", () =>
  expect(blockTsv({ shape: [2], dtype: text, data: ["a\tb", 'say "x"'] }, 1, false)).toBe('"a\tb"\n"say ""x"""'));

test("fields of a compound are columns", () => {
  const dtype: DType = {
    kind: "compound",
    str: "compound",
    size: 24,
    fields: [
      { name: "x", offset: 0, dtype: f8 },
      { name: "y", offset: 8, dtype: f8 },
    ],
  };
  const [, y] = leafFields(dtype);
  expect(blockTsv({ shape: [1], dtype, data: [{ x: 1, y: 2 }] }, 1, false, y && [y])).toBe("2");
  expect(
    elementsTsv(
      [
        { x: 3, y: 4 },
        { x: 1, y: 2 },
      ],
      leafFields(dtype),
    ),
  ).toBe("3\t4\n1\t2");
});
