import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import type { Instruction, Program } from "../array/program.ts";
import { evaluate, identity } from "./fused.ts";
import { materialize, takeAlong } from "./gather.ts";
import { allowWasm } from "./runner.ts";
import { scanAxis } from "./scan.ts";
import { elementCount, type StridedView } from "./view.ts";

const TYPES: readonly ElementType[] = ["b1", "u1", "i2", "f4", "f8", "i8", "u8"];

const views = fc
  .record({
    type: fc.constantFrom(...TYPES),
    shape: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
    steps: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ type, shape, steps }): { view: StridedView; shape: number[] } => {
    const strides = shape.map((_, axis) => steps[axis] as number);
    const reach = (sign: 1 | -1) =>
      shape.reduce((sum, n, axis) => sum + Math.max(0, sign * (strides[axis] as number)) * Math.max(0, n - 1), 0);
    const data = newArray(type, reach(1) + reach(-1) + 1);
    for (let i = 0; i < data.length; i++)
      data[i] = type.endsWith("8") && type !== "f8" ? BigInt(i * 3) : type === "b1" ? i % 2 : i * 3;
    return { view: { data, type, offset: reach(-1), strides }, shape };
  });

/** One element at a time, as the definition of a view says. */
function naive({ data, offset, strides }: StridedView, shape: readonly number[]): (number | bigint)[] {
  return Array.from({ length: elementCount(shape) }, (_, i) => {
    let [place, rest] = [offset, i];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const n = shape[axis] as number;
      place += (rest % n) * (strides[axis] as number);
      rest = Math.floor(rest / n);
    }
    return data[place] as number;
  });
}

const values = (data: ElementArray) => Array.from(data as ArrayLike<number | bigint>);

describe("views", () => {
  test("any strides are read in C order", () => {
    fc.assert(
      fc.property(views, ({ view, shape }) => {
        expect(values(materialize(view, shape).data)).toEqual(naive(view, shape));
        expect(values(evaluate(identity(view.type), [view], shape)[0]?.data as ElementArray)).toEqual(
          naive(view, shape),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("two of them are combined element by element, in many tiles", () => {
    const [rows, columns] = [150, 401];
    const data = Float32Array.from({ length: rows * columns }, (_, i) => i % 1013);
    const straight: StridedView = { data, type: "f4", offset: 0, strides: [columns, 1] };
    const turned: StridedView = { data, type: "f4", offset: (rows - 1) * columns, strides: [-columns, 1] };
    const row: StridedView = { data, type: "f4", offset: 7, strides: [0, 2] };
    const one: StridedView = { data, type: "f4", offset: 3, strides: [0, 0] };
    const read = (input: number): Instruction => ({ op: "input", type: "f4", input });
    const add = (a: number, b: number): Instruction => ({ op: "add", type: "f4", args: [a, b] });
    const program: Program = {
      inputs: ["f4", "f4", "f4", "f4"],
      code: [read(0), read(1), read(2), read(3), add(0, 1), add(4, 2), add(5, 3)],
      outputs: [6],
    };
    const shape = [rows, columns];
    const all = [straight, turned, row, one].map((view) => naive(view, shape) as number[]);
    const expected = all[0]?.map((_, i) => all.reduce((sum, own) => sum + (own[i] as number), 0));
    for (const wasm of [true, false]) {
      allowWasm(wasm);
      const [result] = evaluate(program, [straight, turned, row, one], shape);
      expect(values(result?.data as ElementArray)).toEqual(expected);
    }
    allowWasm(true);
  });

  test("a program that only has constants fills its shape", () => {
    const program: Program = { inputs: [], code: [{ op: "constant", type: "i4", value: 7n }], outputs: [0] };
    expect(values(evaluate(program, [], [2, 2])[0]?.data as ElementArray)).toEqual([7, 7, 7, 7]);
  });
});

test("elements are taken along an axis, in any order", () => {
  const block = { type: "i2", shape: [2, 3, 2], data: Int16Array.from({ length: 12 }, (_, i) => i) } as const;
  expect(values(takeAlong(block, 1, [2, 0, 2]).data)).toEqual([4, 5, 0, 1, 4, 5, 10, 11, 6, 7, 10, 11]);
  expect(takeAlong(block, 1, [2, 0, 2]).shape).toEqual([2, 3, 2]);
  expect(values(takeAlong(block, 2, [1]).data)).toEqual([1, 3, 5, 7, 9, 11]);
});

test.each(["i8", "f4", "u1"] as const)("running totals of %s go on from block to block", (type) => {
  const data = newArray(type, 60);
  for (let i = 0; i < 60; i++) data[i] = type === "i8" ? BigInt(i) * 2n ** 58n : i % 7;
  const whole = scanAxis({ type, shape: [10, 6], data }, "sum", 0);
  const first = scanAxis({ type, shape: [4, 6], data: data.slice(0, 24) as ElementArray }, "sum", 0);
  const second = scanAxis({ type, shape: [6, 6], data: data.slice(24) as ElementArray }, "sum", 0, first.carry);
  expect([...values(first.data), ...values(second.data)]).toEqual(values(whole.data));
  expect(values(second.carry)).toEqual(values(whole.carry));
});
