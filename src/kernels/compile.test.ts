import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import type { BinaryOp, Instruction, Program, UnaryOp } from "../array/program.ts";
import { integerBounds, isFloat, isInteger } from "../array/promote.ts";
import { compile } from "./compile.ts";
import { half } from "./half.ts";
import { interpreter } from "./interpret.ts";

const TYPES: readonly ElementType[] = ["b1", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8"];
const ROUNDING: readonly UnaryOp[] = ["floor", "ceil", "trunc", "round"];
const FLOAT_UNARY: readonly UnaryOp[] = [
  ...ROUNDING,
  ...(["negative", "absolute", "sign", "sqrt", "square", "exp", "expm1", "exp2", "log", "log2", "log10"] as const),
  ...(["log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh"] as const),
];
const INT_UNARY: readonly UnaryOp[] = [...ROUNDING, "negative", "absolute", "sign", "invert", "square"];
const TESTS: readonly UnaryOp[] = ["isnan", "isfinite", "isinf"];
const COMMON: readonly BinaryOp[] = [
  ...(["add", "subtract", "multiply", "floor_divide", "remainder", "power"] as const),
  ...(["minimum", "maximum", "fmin", "fmax"] as const),
];
const FLOAT_BINARY: readonly BinaryOp[] = [...COMMON, "divide", "arctan2", "hypot"];
const BITWISE: readonly BinaryOp[] = ["bitwise_and", "bitwise_or", "bitwise_xor"];
const INT_BINARY: readonly BinaryOp[] = [...COMMON, ...BITWISE, "left_shift", "right_shift"];
const BOOL_BINARY: readonly BinaryOp[] = [...BITWISE, "add", "multiply", "minimum", "maximum"];
const COMPARISONS: readonly BinaryOp[] = ["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"];

const SPECIAL = [0, -0, 0.5, 1, -1, 1.5, 2, 2.5, -2.5, 3, 7, -7, 1e-7, 6e-8, 6.1e-5, 65504, 65520, 1e10, -1e10, 1e19];
SPECIAL.push(2 ** 31, -(2 ** 31), 2 ** 63, 255.5, -129, 1e300, -1e300, 1e-310, Number.NaN, Infinity, -Infinity);

type Random = (below: number) => number;

/** xorshift: a test of thousands of programs needs cheap numbers, and fast-check gives the seed. */
function randomFrom(seed: number): Random {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function value(type: ElementType, random: Random): number | bigint {
  if (type === "b1") return random(2);
  if (isFloat(type)) {
    const x = random(3) === 0 ? (SPECIAL[random(SPECIAL.length)] as number) : (random(20001) - 10000) / 64;
    return type === "f8" ? x : type === "f4" ? Math.fround(x) : half(x);
  }
  const [low, high] = integerBounds(type);
  const wide = (BigInt(random(2 ** 32)) << 32n) | BigInt(random(2 ** 32));
  const choice =
    [low, high, low + 1n, high - 1n, 0n, 1n, BigInt(random(70)), -BigInt(random(70)), wide][random(9)] ?? 0n;
  const clipped = type.startsWith("u") ? BigInt.asUintN(64, choice) % (high + 1n) : BigInt.asIntN(64, choice);
  const bits = Number(type[1]) * 8;
  const wrapped = type.startsWith("u") ? BigInt.asUintN(bits, clipped) : BigInt.asIntN(bits, clipped);
  return bits === 64 ? wrapped : Number(wrapped);
}

function randomProgram(random: Random): Program {
  const few = TYPES.filter(() => random(3) === 0);
  const types = few.length > 0 ? few : [TYPES[random(12)] as ElementType];
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  const inputs = Array.from({ length: 1 + random(3) }, () => pick(types));
  const code: Instruction[] = inputs.map((type, input) => ({ op: "input", type, input }));
  const ofType = (type: ElementType) => code.flatMap((step, i) => (step.type === type ? [i] : []));
  for (let steps = 1 + random(8); steps > 0; steps--) {
    const a = random(code.length);
    const type = (code[a] as Instruction).type;
    const b = pick(ofType(type));
    const masks = ofType("b1");
    const kind = random(12);
    if (kind === 0) {
      const own = pick(types);
      code.push({ op: "constant", type: own, value: value(own, random) });
    } else if (kind <= 2) code.push({ op: "cast", type: pick(types), args: [a] });
    else if (kind === 3 && masks.length > 0) code.push({ op: "where", type, args: [pick(masks), a, b] });
    else if (kind === 4) code.push({ op: pick(COMPARISONS), type: "b1", args: [a, b] });
    else if (kind === 5 && type !== "b1") code.push({ op: pick(TESTS), type: "b1", args: [a] });
    else if (kind <= 8) {
      const op = isFloat(type) ? pick(FLOAT_UNARY) : isInteger(type) ? pick(INT_UNARY) : "invert";
      code.push({ op, type, args: [a] });
    } else {
      const op = pick(isFloat(type) ? FLOAT_BINARY : isInteger(type) ? INT_BINARY : BOOL_BINARY);
      code.push({ op, type, args: [a, b] });
    }
  }
  return { inputs, code, outputs: [code.length - 1, ...(random(3) === 0 ? [random(code.length)] : [])] };
}

/** The bits of the first n elements, all NaN as one. */
function bits(data: ElementArray, n: number): string[] {
  return Array.from(data.subarray(0, n) as ArrayLike<number | bigint>, (x) => (Object.is(x, -0) ? "-0" : String(x)));
}

function sameResults(program: Program, random: Random, n: number): void {
  const compiled = compile(program);
  const reference = interpreter(program);
  for (const [k, type] of program.inputs.entries()) {
    const values = newArray(type, n);
    for (let i = 0; i < n; i++) values[i] = value(type, random);
    (compiled.inputs[k] as Float64Array).set(values as Float64Array);
    (reference.inputs[k] as Float64Array).set(values as Float64Array);
  }
  compiled.run(n);
  reference.run(n);
  for (const [k, expected] of reference.outputs.entries()) {
    expect(bits(compiled.outputs[k] as ElementArray, n)).toEqual(bits(expected, n));
  }
}

describe("compiled programs give the bits of interpreted ones", () => {
  const cases = TYPES.flatMap((type): [string, Program][] => {
    const inputs = [type, type];
    const unary = isFloat(type) ? FLOAT_UNARY : isInteger(type) ? INT_UNARY : (["invert"] as const);
    const binary = isFloat(type) ? FLOAT_BINARY : isInteger(type) ? INT_BINARY : BOOL_BINARY;
    const read: Instruction[] = inputs.map((own, input) => ({ op: "input", type: own, input }));
    const ending = (last: Instruction): Program => ({ inputs, code: [...read, last], outputs: [2] });
    return [
      ...unary.map((op): [string, Program] => [`${op} ${type}`, ending({ op, type, args: [0] })]),
      ...binary.map((op): [string, Program] => [`${op} ${type}`, ending({ op, type, args: [0, 1] })]),
      ...COMPARISONS.map((op): [string, Program] => [`${op} ${type}`, ending({ op, type: "b1", args: [0, 1] })]),
      ...(type === "b1" ? [] : TESTS).map((op): [string, Program] => [
        `${op} ${type}`,
        ending({ op, type: "b1", args: [0] }),
      ]),
      ...TYPES.map((to): [string, Program] => [`${type} to ${to}`, ending({ op: "cast", type: to, args: [0] })]),
    ];
  });

  test.each(cases)("%s", (_, program) => sameResults(program, randomFrom(77), 600));

  test("random programs", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        const random = randomFrom(seed);
        sameResults(randomProgram(random), random, 1 + random(70));
      }),
      { numRuns: 3000 },
    );
  }, 60_000);
});
