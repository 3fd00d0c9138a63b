import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ElementArray, ElementType } from "../array/elementType.ts";
import type { ReduceOp, WindowOp } from "../array/expr.ts";
import type { Instruction, Program } from "../array/program.ts";
import { reduceShape, reduceType } from "../array/reduceRule.ts";
import { castOutputs, evaluate, identity } from "./fused.ts";
import { interpreter } from "./interpret.ts";
import { finishPartial, reduceBlock } from "./reducers.ts";
import { scanAxis } from "./scan.ts";
import { arrayOver } from "./typedArray.ts";
import { type Block, viewOf } from "./view.ts";
import { windowAxis } from "./windows.ts";

/** Written by e2e/fixtures/kernels.py. */
const truth = JSON.parse(readFileSync(new URL("fixtures/numpy.json", import.meta.url), "utf8"));

function unpack(type: ElementType, text: string): ElementArray {
  const { buffer } = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const bytes = arrayOver(type, new ArrayBuffer(8), 0, 1).BYTES_PER_ELEMENT;
  return arrayOver(type, buffer, 0, buffer.byteLength / bytes);
}

/** Of one part in so many may a result differ from the truth. */
const DIGITS: Partial<Record<ElementType, number>> = { f2: 2 ** 10, f4: 2 ** 22, f8: 1e12 };

function expectClose(actual: ElementArray, expected: ElementArray, type: ElementType, scale = 0): void {
  expect(actual.length).toBe(expected.length);
  const digits = DIGITS[type];
  for (let i = 0; i < actual.length; i++) {
    const [a, e] = [actual[i], expected[i]];
    if (digits === undefined) expect(String(a), `element ${i}`).toBe(String(e));
    const [x, y] = [Number(a), Number(e)];
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
    const error = Math.abs(x - y);
    // The largest halves and floats are infinite in the narrower type.
    const infinite = !Number.isFinite(x) && Math.abs(y) > (type === "f2" ? 65519 : 3.4e38) && x * y > 0;
    if (infinite) continue;
    const tiny = type === "f2" ? 6e-8 : type === "f4" ? 1.5e-45 : 1e-320;
    expect(error <= Math.max(Math.abs(y), scale) / (digits as number) + tiny, `element ${i}: ${x}, not ${y}`).toBe(
      true,
    );
  }
}

const ROUNDED = new Set("exp expm1 exp2 log log2 log10 log1p sin cos tan arcsin arccos arctan".split(" "));
for (const name of ["sinh", "cosh", "tanh", "power", "arctan2", "hypot"]) ROUNDED.add(name);
const TESTS = new Set("isnan isfinite isinf equal not_equal less less_equal greater greater_equal".split(" "));

function expectSame(actual: ElementArray, expected: ElementArray): void {
  const text = (data: ElementArray) => Array.from(data as ArrayLike<number | bigint>, String);
  expect(text(actual)).toEqual(text(expected));
}

function run(program: Program, inputs: readonly ElementArray[]): ElementArray[] {
  const n = (inputs[0] as ElementArray).length;
  const slow = interpreter(program);
  for (const [k, data] of inputs.entries()) (slow.inputs[k] as Float64Array).set(data as Float64Array);
  slow.run(n);
  const blocks = inputs.map((data, k): Block => ({ type: program.inputs[k] as ElementType, shape: [n], data }));
  const fast = evaluate(program, blocks.map(viewOf), [n]).map((block) => block.data);
  return [slow.outputs[0]?.subarray(0, n) as ElementArray, fast[0] as ElementArray];
}

describe("element-wise operations agree with numpy", () => {
  type Case = [op: string, type: ElementType, result: string, second?: string];
  test.each(truth.elementwise.cases as Case[])("%s %s", (op, type, packed, second) => {
    const expected = unpack(TESTS.has(op) ? "b1" : type, packed);
    const [a, b] = truth.elementwise.inputs[type].map((text: string) => unpack(type, text));
    const all = [a, second === undefined ? b : unpack(type, second)];
    const one = expected.length < a.length || op === "invert";
    const inputs = one ? [a.subarray(-expected.length)] : all;
    const read: Instruction[] = inputs.map((_, input) => ({ op: "input", type, input }));
    const step = { op, type: TESTS.has(op) ? "b1" : type, args: inputs.map((_, k) => k) } as unknown as Instruction;
    const program = { inputs: inputs.map(() => type), code: [...read, step], outputs: [read.length] };
    for (const actual of run(program, inputs)) {
      if (ROUNDED.has(op)) expectClose(actual, expected, type);
      else expectSame(actual, expected);
    }
  });

  test.each(truth.elementwise.casts as [ElementType, ElementType, string, string][])("%s as %s", (from, to, a, b) => {
    const program = castOutputs(identity(from), [to]);
    for (const actual of run(program, [unpack(from, a)])) expectSame(actual, unpack(to, b));
  });
});

const sample = (group: { shape: number[]; inputs: Record<string, string> }, key: string): Block => {
  const type = key.split(" ")[0] as ElementType;
  return { type, shape: group.shape, data: unpack(type, group.inputs[key] as string) };
};

describe("reductions agree with numpy in double precision", () => {
  type Case = [key: string, axes: number[], op: ReduceOp, shape: number[], type: ElementType, values: string];
  test.each(truth.reductions.cases as Case[])("%s axes %j %j", (key, axes, op, shape, kind, packed) => {
    const block = sample(truth.reductions, key);
    const result = finishPartial(reduceBlock(op, identity(block.type), [viewOf(block)], block.shape, axes));
    expect(result.shape).toEqual(shape);
    expect(result.type).toBe(reduceType(op, block.type));
    if (op.name !== "unique") expect(reduceShape(op, block.shape, axes)).toEqual(shape);
    expectClose(result.data, unpack(kind, packed), result.type, op.name === "sum" || op.name === "mean" ? 100 : 0);
  });
});

describe("windows and running totals agree with numpy in double precision", () => {
  type What =
    | { kind: "scan"; op: "sum" | "prod"; axis: number }
    | { kind: "window"; op: WindowOp; axis: number; size: number; stride: number; skipna: boolean };
  test.each(truth.along.cases as [string, What, ElementType, string][])("%s %j", (key, what, kind, packed) => {
    const block = sample(truth.along, key);
    const result = what.kind === "scan" ? scanAxis(block, what.op, what.axis) : windowAxis(block, what);
    const wide = block.type === "u8" || block.type === "i8" ? 1e19 : 1e10;
    const scale = what.kind === "scan" ? 100 : what.op === "std" || what.op === "var" ? 1e-3 : wide;
    expectClose(
      result.data,
      unpack(kind, packed),
      result.type,
      block.type.startsWith("f") ? Math.min(scale, 100) : scale,
    );
  });
});
