import { expect, test } from "vitest";
import type { ElementType } from "./elementType.ts";
import { floatFor, promote, typeNamed } from "./promote.ts";

const TYPES: readonly ElementType[] = ["b1", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8"];

/** numpy.promote_types, row by row in the order of TYPES (numpy 1.24 and 2.x agree). */
const NUMPY: Readonly<Record<ElementType, string>> = {
  b1: "b1 u1 u2 u4 u8 i1 i2 i4 i8 f2 f4 f8",
  u1: "u1 u1 u2 u4 u8 i2 i2 i4 i8 f2 f4 f8",
  u2: "u2 u2 u2 u4 u8 i4 i4 i4 i8 f4 f4 f8",
  u4: "u4 u4 u4 u4 u8 i8 i8 i8 i8 f8 f8 f8",
  u8: "u8 u8 u8 u8 u8 f8 f8 f8 f8 f8 f8 f8",
  i1: "i1 i2 i4 i8 f8 i1 i2 i4 i8 f2 f4 f8",
  i2: "i2 i2 i4 i8 f8 i2 i2 i4 i8 f4 f4 f8",
  i4: "i4 i4 i4 i8 f8 i4 i4 i4 i8 f8 f8 f8",
  i8: "i8 i8 i8 i8 f8 i8 i8 i8 i8 f8 f8 f8",
  f2: "f2 f2 f4 f8 f8 f2 f4 f8 f8 f2 f4 f8",
  f4: "f4 f4 f4 f8 f8 f4 f4 f8 f8 f4 f4 f8",
  f8: "f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8",
};

test.each(TYPES)("%s meets every type as in NumPy", (type) => {
  expect(TYPES.map((other) => promote(type, other)).join(" ")).toBe(NUMPY[type]);
  expect(TYPES.map((other) => promote(other, type)).join(" ")).toBe(NUMPY[type]);
});

test("functions of floats take the float that holds the integers", () => {
  expect(TYPES.map(floatFor).join(" ")).toBe("f2 f2 f4 f8 f8 f2 f4 f8 f8 f2 f4 f8");
});

test.each([
  ["float32", "f4"],
  ["<f4", "f4"],
  ["int", "i8"],
  ["bool", "b1"],
  ["uint8", "u1"],
  ["float", "f8"],
  ["constructor", undefined],
  ["complex64", undefined],
])("%s is %s", (name, type) => {
  expect(typeNamed(name)).toBe(type);
});
