import { describe, expect, test } from "vitest";
import type { ElementType } from "../array/elementType.ts";
import type { ReduceOp } from "../array/expr.ts";
import { identity } from "./fused.ts";
import { emptyPartial, finishPartial, reduceBlock } from "./reducers.ts";
import { type Block, viewOf } from "./view.ts";

describe("nothing to reduce", () => {
  const empty = (op: ReduceOp, type: ElementType = "f8") =>
    finishPartial(emptyPartial({ op, axes: [0] }, type, [0, 2]));
  const values = (block: Block) => Array.from(block.data as Float64Array);

  test("sums are 0, products 1, means NaN", () => {
    expect(values(empty({ name: "sum", skipna: false }))).toEqual([0, 0]);
    expect(values(empty({ name: "prod", skipna: false }))).toEqual([1, 1]);
    expect(values(empty({ name: "prod", skipna: false }, "i4"))).toEqual([1n, 1n]);
    expect(values(empty({ name: "mean", skipna: false }))).toEqual([Number.NaN, Number.NaN]);
    expect(values(empty({ name: "std", skipna: false, ddof: 0 }))).toEqual([Number.NaN, Number.NaN]);
    expect(values(empty({ name: "any" }))).toEqual([0, 0]);
    expect(values(empty({ name: "all" }))).toEqual([1, 1]);
    expect(values(empty({ name: "quantile", skipna: false, q: 0.5 }))).toEqual([Number.NaN, Number.NaN]);
  });

  test("extremes and their places do not exist", () => {
    expect(() => empty({ name: "min", skipna: false })).toThrow("min of an empty axis");
    expect(() => empty({ name: "argmax", skipna: true }, "i8")).toThrow("argmax of an empty axis");
  });
});

test("long sums of integers wrap as 64 bits do, those of floats keep their digits", () => {
  const n = 2 ** 21 + 5;
  const integers = new BigInt64Array(n).fill(2n ** 62n - 3n);
  const ints = reduceBlock(
    { name: "sum", skipna: false },
    identity("i8"),
    [viewOf({ type: "i8", shape: [n], data: integers })],
    [n],
    [0],
  );
  expect(finishPartial(ints).data[0]).toBe(BigInt.asIntN(64, BigInt(n) * (2n ** 62n - 3n)));
  const tenths = new Float64Array(n).fill(0.1);
  const floats = reduceBlock(
    { name: "sum", skipna: false },
    identity("f8"),
    [viewOf({ type: "f8", shape: [n], data: tenths })],
    [n],
    [0],
  );
  expect(Math.abs((finishPartial(floats).data[0] as number) / (n * 0.1) - 1)).toBeLessThan(1e-14);
  const close = Float64Array.from({ length: n }, (_, i) => 1e6 + ((i % 3) - 1) * 1e-3);
  const spread = reduceBlock(
    { name: "std", skipna: false, ddof: 0 },
    identity("f8"),
    [viewOf({ type: "f8", shape: [n], data: close })],
    [n],
    [0],
  );
  expect(finishPartial(spread).data[0]).toBeCloseTo(1e-3 * Math.sqrt(2 / 3), 9);
});

test("more distinct values than can be held are an error", () => {
  const data = Float64Array.from({ length: 100_001 }, (_, i) => i);
  const view = viewOf({ type: "f8", shape: [data.length], data });
  expect(() => reduceBlock({ name: "unique" }, identity("f8"), [view], [data.length], [0])).toThrow("distinct");
});
