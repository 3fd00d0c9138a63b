import { describe, expect, test } from "vitest";
import { isFault } from "../core/fault.ts";
import { ExpressionFault } from "./syntax.ts";
import { expression } from "./testing.ts";

const DATA = {
  T: { type: "f4", shape: [100, 20, 30], chunks: [10, 20, 30] },
  u: { type: "f8", shape: [20, 30] },
  n: { type: "i4", shape: [100] },
  b: { type: "b1", shape: [100] },
  big: { type: "u8", shape: [100] },
  small: { type: "u1", shape: [100] },
  half: { type: "f2", shape: [4] },
  wide: { type: "i8", shape: [100] },
  name: { type: "str", shape: [100] },
  one: { type: "f8", shape: [] },
} as const;

describe("shapes and types as in NumPy", () => {
  test.each([
    ["T", "f4 100,20,30"],
    ["_[0]", "f4 20,30"],
    ["T[0:10]", "f4 10,20,30"],
    ["T[..., ::-2, None, 0]", "f4 100,10,1"],
    ["T[[0, -1]]", "f4 2,20,30"],
    ["T.T", "f4 30,20,100"],
    ["T + u", "f8 100,20,30"],
    ["T - 273.15", "f4 100,20,30"],
    ["T * 2", "f4 100,20,30"],
    ["n + 1", "i4 100"],
    ["n + 1.5", "f8 100"],
    ["n / 2", "f8 100"],
    ["n // 2", "i4 100"],
    ["n ** 2", "i4 100"],
    ["n + b", "i4 100"],
    ["b + b", "b1 100"],
    ["b * 2", "i8 100"],
    ["n > 3", "b1 100"],
    ["big > wide", "b1 100"],
    ["small < 300", "b1 100"],
    ["~b & (n > 3)", "b1 100"],
    ["small + half[0]", "f2 100"],
    ["n + half[0]", "f8 100"],
    ["sqrt(small)", "f2 100"],
    ["sqrt(n)", "f8 100"],
    ["abs(n)", "i4 100"],
    ["where(T > 0, T, nan)", "f4 100,20,30"],
    ["where(n > 0, n, 0.5)", "f8 100"],
    ['n.astype("float32")', "f4 100"],
    ["mean(T[0:50] - 273.15, axis=0)", "f4 20,30"],
    ["T.mean()", "f4 "],
    ["T.mean(axis=(0, 2))", "f4 20"],
    ["T.mean(axis=-1, keepdims=True)", "f4 100,20,1"],
    ["n.sum()", "i8 "],
    ["small.sum()", "u8 "],
    ["b.sum()", "i8 "],
    ["n.mean()", "f8 "],
    ["T.argmax()", "i8 "],
    ["T.argmax(axis=1)", "i8 100,30"],
    ["n.any()", "b1 "],
    ["count_nonzero(T > 0, axis=0)", "i8 20,30"],
    ["histogram(T, 16, (0, 1))", "i8 16"],
    ["describe(T)", "f8 6"],
    ["quantile(T, [0.1, 0.9], axis=0)", "f4 2,20,30"],
    ["median(T, axis=1)", "f4 100,30"],
    ["topk(T, 3)", "f4 100,20,3"],
    ["topk(T, 3, 0)", "f4 3,20,30"],
    ["cumsum(n)", "i8 100"],
    ["cumsum(T)", "f4 60000"],
    ["diff(T, axis=0)", "f4 99,20,30"],
    ["diff(n, 2)", "i4 98"],
    ["concatenate([T, T], axis=1)", "f4 100,40,30"],
    ["stack([n, b])", "i4 2,100"],
    ["T - T.mean(axis=0)", "f4 100,20,30"],
    ['coarsen(T, (1, 8, 8), "mean")', "f4 100,2,3"],
    ['coarsen(T, (10, 8, 8), "median")', "f4 10,2,3"],
    ["rolling(T, 5)", "f4 100,20,30"],
    ["reshape(T, (100, -1))", "f4 100,600"],
    ["transpose(T, (1, 0, 2))", "f4 20,100,30"],
    ["expand_dims(n, 0)", "i4 1,100"],
    ["squeeze(T[:, :1])", "f4 100,30"],
    ["flip(T, 0)", "f4 100,20,30"],
    ["roll(n, 3)", "i4 100"],
    ["T.isel(dim_0=3, dim_2=slice(0, 10))", "f4 20,10"],
    ['this["/test.h5/u"] + 1', "f8 20,30"],
    ["np.sqrt(u)", "f8 20,30"],
    ["clip(T, 0, 1)", "f4 100,20,30"],
    ["(u**2 + u**2)**0.5", "f8 20,30"],
    ["isnan(n)", "b1 100"],
    ["one + 1", "f8 "],
    ["2 ** 10 + n", "i4 100"],
    ["-T", "f4 100,20,30"],
    ["average(T, axis=0, weights=T)", "f4 20,30"],
  ])("%s", (text, expected) => {
    const { type, shape } = expression(text, DATA);
    expect(`${type} ${shape.join()}`).toBe(expected);
  });
});

describe("what is not understood is refused, with its place", () => {
  test.each([
    ["T +", "The expression is not finished.", 3],
    ["mean(T", "“(” is not closed.", 6],
    ["T[", "“[” is not closed.", 2],
    ["T + * 2", "“* 2” was not expected here.", 4],
    ["a < b < c", "Comparisons of arrays cannot be chained.", 0],
    ["T and u", "“and” does not work on arrays.", 2],
    ["not T", "“not” does not work on arrays.", 0],
    ["lambda x: x", "Functions cannot be defined here.", 0],
    ["x = 3", "Nothing can be assigned here: write only the right-hand side.", 0],
    ["T; u", "Only one expression can be written.", 0],
    ["", "The expression is empty.", 0],
    ["men(T)", "There is no function “men”.", 0],
    ["T.foo", "Arrays have no “foo”.", 2],
    ["T.foo()", "Arrays have no method “foo”.", 2],
    ["T.__class__", "Arrays have no “__class__”.", 2],
    ["mean(T, axes=0)", "mean has no parameter “axes”.", 13],
    ["mean(T, axis=3)", "There is no axis 3: the array has axes 0 to 2.", 0],
    ["mean(T, axis=(0, 0))", "An axis of mean is named twice.", 0],
    ["T[100]", "Index 100 is outside axis 0, which has 100 elements.", 0],
    ["T[0, 0, 0, 0]", "There are 4 indices for an array with 3 axes.", 0],
    ["T + n", "Shapes (100, 20, 30) and (100) do not fit together.", 0],
    ["small + 300", "300 does not fit into uint8.", 0],
    ["n ** -1", "Integers cannot be raised to negative powers.", 0],
    ["b - b", "- does not work on booleans.", 0],
    ["-b", "- does not work on booleans.", 0],
    ["T & 1", "& works on integers and booleans only.", 0],
    ["name + 1", "Strings can be selected, counted and grouped by, not computed with.", 0],
    ["reshape(T, (7, -1))", "An array of 60000 elements cannot be given the shape (7, -1).", 0],
    ["min(T[0:0])", "min of an empty axis has no value.", 0],
    ["constructor.constructor(1)", "no dataset constructor", -1],
    ["1j * T", "Complex numbers are not offered.", 0],
    ['f"{T}"', "Format strings are not offered here.", 0],
    ["T @ u", "Matrix products are not offered.", 2],
    ["groupby(T, n)", "values are needed", -1],
  ])("%s", (text, message, from) => {
    let thrown: unknown;
    try {
      expression(text, DATA);
    } catch (error) {
      thrown = error;
    }
    expect((thrown as Error).message).toBe(message);
    if (from >= 0) {
      expect(isFault(thrown, "invalid")).toBe(true);
      expect((thrown as ExpressionFault).place.from).toBe(from);
    }
  });

  test("nothing nests without end", () => {
    expect(() => expression(`${"(".repeat(5000)}T${")".repeat(5000)}`, DATA)).toThrow(ExpressionFault);
    expect(() => expression("T".repeat(20_000), DATA)).toThrow("longer than 10000 characters");
    expect(() => expression("2**2**2**2**2**2**2 * n", DATA)).toThrow();
  });
});

test("equal expressions have one identity, different ones do not", () => {
  const id = (text: string) => expression(text, DATA).id;
  expect(id("T - T.mean(axis=0)")).toBe(id("(T - mean(T, axis=0))"));
  expect(id("T[1:][1:]")).toBe(id("T[2:]"));
  expect(id("T + 1")).not.toBe(id("T + 2"));
  expect(id("T * 0.0")).not.toBe(id("T * -0.0"));
  expect(id("T + nan")).not.toBe(id("T + inf"));
});
