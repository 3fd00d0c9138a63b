import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { ElementArray, ElementType } from "../array/elementType.ts";
import { newArray } from "../array/elementType.ts";
import type { ReduceOp } from "../array/expr.ts";
import { evaluate, identity } from "./fused.ts";
import { reduceBlock } from "./reducers.ts";
import { allowWasm } from "./runner.ts";
import { denseStrides, elementCount } from "./view.ts";

afterEach(() => allowWasm(true));

const OPS: readonly ReduceOp[] = [
  ...(["sum", "mean", "min", "max", "ptp", "argmin", "argmax"] as const).flatMap((name) =>
    [false, true].map((skipna): ReduceOp => ({ name, skipna })),
  ),
  { name: "var", ddof: 0, skipna: false },
  { name: "std", ddof: 1, skipna: true },
  { name: "describe" },
  { name: "histogram", edges: Array.from({ length: 65 }, (_, k) => (k - 32) / 8) },
  { name: "histogram", edges: [-1e6, 1e6] },
  { name: "histogram", edges: [-1e3, -1, 0, 0.25, 1e5] },
];
const TYPES: readonly ElementType[] = ["f4", "f8", "f2", "i8", "u8", "i4", "u1"];
const SPECIAL = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 1, 1];
const WIDE = [0n, -1n, 2n ** 63n, 2n ** 63n - 1n, 2n ** 32n, 1n, 1n];

/** Elements from a seed: mostly rounded ones of very different sizes, `special` of them (a share) those that are easily got wrong. */
function elements(type: ElementType, count: number, seed: number, special: number): ElementArray {
  const data = newArray(type, count);
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < count; i++) {
    const choice = next();
    const size = (next() - 0.5) * 10 ** Math.floor(next() * 12);
    if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
      data[i] = choice < special ? (WIDE[i % WIDE.length] as bigint) : BigInt(Math.trunc(size)) * 5_000_000_007n;
    } else data[i] = choice < special ? (SPECIAL[i % SPECIAL.length] as number) : size;
  }
  // As it would come from a file: rounded to its type.
  return evaluate(identity(type), [{ data, type, offset: 0, strides: [1] }], [count])[0]?.data as ElementArray;
}

/** The bits, with one for all NaN. */
function bits(cells: readonly ElementArray[]): unknown[] {
  return cells.map((array) =>
    [...array].map((value) => (typeof value === "number" && Object.is(value, -0) ? "-0" : String(value))),
  );
}

const block = fc.record({
  shape: fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 20_000 })),
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 300 })),
    fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 })),
  ),
  kept: fc.nat(),
  seed: fc.nat(),
  special: fc.constantFrom(0, 0, 0.02, 0.5, 1),
});

test.each(OPS)("$name, skipna: $skipna: WebAssembly and JavaScript agree bit for bit", (op) => {
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), block, (type, { shape, kept, seed, special }) => {
      const count = elementCount(shape);
      const view = { data: elements(type, count, seed, special), type, offset: 0, strides: denseStrides(shape) };
      const axes = shape.map((_, axis) => axis).filter((axis) => !((kept >> axis) & 1) || shape.length === 1);
      const reduced = () => reduceBlock(op, identity(type), [view], shape, axes).cells;
      allowWasm(true);
      const fast = bits(reduced());
      allowWasm(false);
      expect(fast).toEqual(bits(reduced()));
    }),
    { numRuns: 60 },
  );
});

test("what is folded is not held in the memory that the next block uses", () => {
  const view = { data: Float64Array.of(1, 2, 3), type: "f8" as const, offset: 0, strides: [1] };
  const first = reduceBlock({ name: "sum", skipna: false }, identity("f8"), [view], [3], [0]);
  reduceBlock({ name: "max", skipna: false }, identity("f8"), [view], [3], [0]);
  expect([...(first.cells[0] as Float64Array)]).toEqual([6]);
  expect(first.cells[0]?.buffer.byteLength).toBe(8);
});

test("more cells than the shared memory may hold, and values of a kernel that was used before", () => {
  const shape = [2, 2 ** 22 + 5];
  const data = new Float32Array(elementCount(shape)).map((_, i) => i % 1000);
  const view = { data, type: "f4" as const, offset: 0, strides: denseStrides(shape) };
  const sums = reduceBlock({ name: "sum", skipna: false }, identity("f4"), [view], shape, [0]).cells[0] as Float64Array;
  const last = shape[1] as number;
  expect([sums[0], sums[last - 1]]).toEqual([
    (data[0] as number) + (data[last] as number),
    (data[last - 1] as number) + (data[2 * last - 1] as number),
  ]);
});
