import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import type { ReduceOp } from "../array/expr.ts";
import { identity } from "./fused.ts";
import { OrderedMerge } from "./merge.ts";
import type { PartialReduction } from "./reduce/reducer.ts";
import { finishPartial, mergePartials, type ReduceJob, reduceBlock, reduceBlocks } from "./reducers.ts";
import { type Block, denseStrides, elementCount, type StridedView, viewOf } from "./view.ts";

const OPS: readonly ReduceOp[] = [
  ...(["sum", "prod", "mean", "min", "max", "ptp", "argmin", "argmax"] as const).flatMap((name): ReduceOp[] => [
    { name, skipna: false },
    { name, skipna: true },
  ]),
  { name: "var", skipna: false, ddof: 0 },
  { name: "std", skipna: true, ddof: 1 },
  { name: "any" },
  { name: "all" },
  { name: "count_nonzero" },
  { name: "count" },
  { name: "histogram", edges: [-50, -10, 0, 0.5, 60] },
  { name: "histogram", edges: [-100, -50, 0, 50, 100] },
  { name: "describe" },
  { name: "quantile", skipna: false, q: [0.9, 0.3] },
  { name: "quantile", skipna: true, q: 0.5 },
  { name: "unique" },
  { name: "topk", k: 3 },
  { name: "topk", k: -70 },
];

const VALUES: Readonly<Record<string, fc.Arbitrary<number | bigint>>> = {
  f8: fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constantFrom(Number.NaN, 0, 1)),
  f4: fc.oneof(fc.float({ min: -100, max: 100, noNaN: true }), fc.constantFrom(Number.NaN, 2)),
  i2: fc.integer({ min: -32768, max: 32767 }),
  b1: fc.integer({ min: 0, max: 1 }),
  i8: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  u8: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
};
const TYPES = Object.keys(VALUES) as ElementType[];

interface Case {
  readonly block: Block;
  readonly axes: number[];
  readonly cuts: number[][];
  readonly order: number[];
}

const cases = fc
  .record({
    type: fc.constantFrom(...TYPES),
    shape: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
  })
  .chain(({ type, shape }) =>
    fc
      .record({
        values: fc.array(VALUES[type] as fc.Arbitrary<number | bigint>, {
          minLength: elementCount(shape),
          maxLength: elementCount(shape),
        }),
        axes: fc.subarray(
          shape.map((_, axis) => axis),
          { minLength: 1 },
        ),
        cuts: fc.tuple(...shape.map((n) => fc.subarray(Array.from({ length: n - 1 }, (_, i) => i + 1)))),
        seed: fc.integer({ min: 1, max: 1e9 }),
      })
      .map(({ values, axes, cuts, seed }): Case => {
        const data = newArray(type, values.length);
        for (const [i, value] of values.entries()) data[i] = value;
        // Only reduced axes are cut: kept ones would be results of their own.
        const own = cuts.map((places, axis) => (axes.includes(axis) ? places : []));
        const parts = own.reduce((product, places) => product * (places.length + 1), 1);
        const order = Array.from({ length: parts }, (_, i) => i).sort((a, b) => ((a * seed) % 97) - ((b * seed) % 97));
        return { block: { type, shape, data }, axes, cuts: own, order };
      }),
  );

/** The partials of all blocks, in C order of the blocks. */
function partials(job: ReduceJob, { block, cuts }: Case): PartialReduction[] {
  const { type, shape, data } = block;
  const bounds = cuts.map((places, axis) => [0, ...places, shape[axis] as number]);
  const found: PartialReduction[] = [];
  const visit = (axis: number, origin: number[], extents: number[]): void => {
    if (axis < shape.length) {
      const own = bounds[axis] as number[];
      for (let k = 0; k + 1 < own.length; k++) {
        const [from, to] = [own[k], own[k + 1]] as [number, number];
        visit(axis + 1, [...origin, from], [...extents, to - from]);
      }
      return;
    }
    const strides = denseStrides(shape);
    const offset = origin.reduce((sum, at, k) => sum + at * (strides[k] as number), 0);
    const view: StridedView = { data, type, offset, strides };
    const own = job.grouping && cutLabels(job, origin, extents);
    const [partial] = reduceBlocks([own ?? job], identity(type), [view], extents, { origin, whole: shape });
    found.push(partial as PartialReduction);
  };
  visit(0, [], []);
  return found;
}

function cutLabels(job: ReduceJob, origin: number[], extents: number[]): ReduceJob | undefined {
  if (!job.grouping) return undefined;
  const { axis, labels, groups } = job.grouping;
  const from = origin[axis] as number;
  return {
    ...job,
    grouping: { axis, groups, labels: Array.from(labels).slice(from, from + (extents[axis] as number)) },
  };
}

function merged(parts: readonly PartialReduction[], order: readonly number[]): PartialReduction {
  const merge = new OrderedMerge(mergePartials);
  for (const place of order) merge.add(place, parts[place] as PartialReduction);
  return merge.finish() as PartialReduction;
}

const bits = (data: ElementArray) => Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));

/** The result, or the message of the fault. */
function outcome(make: () => Block): Block | string {
  try {
    return make();
  } catch (fault) {
    return (fault as Error).message;
  }
}

function isExact(op: ReduceOp, type: ElementType): boolean {
  if (op.name === "sum" || op.name === "prod") return !type.startsWith("f");
  return !["mean", "var", "std", "describe"].includes(op.name);
}

function expectClose(actual: ElementArray, expected: ElementArray, scale: number): void {
  for (let i = 0; i < expected.length; i++) {
    const [a, e] = [Number(actual[i]), Number(expected[i])];
    if (Object.is(a, e) || Math.abs(a - e) <= 1e-12 * Math.max(scale, Math.abs(e))) continue;
    expect(a, `element ${i}`).toBe(e);
  }
}

describe("blocks merged in order", () => {
  test.each(OPS.map((op): [string, ReduceOp] => [JSON.stringify(op), op]))("%s is that of the whole", (_, op) => {
    fc.assert(
      fc.property(cases, (given) => {
        const { block, order } = given;
        const job: ReduceJob = { op, axes: op.name === "topk" ? given.axes.slice(0, 1) : given.axes };
        const own =
          op.name === "topk" ? { ...given, cuts: given.cuts.map((c, k) => (job.axes.includes(k) ? c : [])) } : given;
        const whole = outcome(() =>
          finishPartial(reduceBlock(op, identity(block.type), [viewOf(block)], block.shape, job.axes)),
        );
        const natural = order.map((place) => place).sort((a, b) => a - b);
        const count = partials(job, own).length;
        const within = (places: readonly number[]) => places.filter((place) => place < count);
        const once = outcome(() => finishPartial(merged(partials(job, own), within(natural))));
        const again = outcome(() => finishPartial(merged(partials(job, own), within(order))));
        if (typeof whole === "string" || typeof once === "string" || typeof again === "string") {
          expect([once, again]).toEqual([whole, whole]);
          return;
        }
        expect(once.shape).toEqual(whole.shape);
        expect(once.type).toBe(whole.type);
        expect(bits(again.data)).toEqual(bits(once.data));
        if (isExact(op, block.type)) {
          const text = (data: ElementArray) => Array.from(data as ArrayLike<number | bigint>, String);
          expect(text(once.data)).toEqual(text(whole.data));
        } else if (block.type === "f4") expectClose(once.data, whole.data, op.name === "prod" ? 0 : 1e8);
        else expectClose(once.data, whole.data, block.type === "i8" || block.type === "u8" ? 2e19 ** 2 : 1e4);
      }),
      { numRuns: 150 },
    );
  });
});

describe("groups", () => {
  test("each group is reduced as if it were alone", () => {
    const data = Float64Array.from({ length: 4 * 5 * 3 }, (_, i) => (i * 37) % 17);
    const block: Block = { type: "f8", shape: [4, 5, 3], data };
    for (const axis of [0, 1, 2]) {
      const n = block.shape[axis] as number;
      const labels = Array.from({ length: n }, (_, i) => [1, 0, -1, 1, 3][i] as number);
      for (const op of [
        { name: "sum", skipna: false },
        { name: "mean", skipna: true },
        { name: "var", skipna: false, ddof: 0 },
        { name: "max", skipna: false },
        { name: "count" },
        { name: "quantile", skipna: false, q: 0.5 },
      ] satisfies ReduceOp[]) {
        const cuts = [0, 1, 2].map((k) => (k === axis && n > 2 ? [2] : []));
        const given = { block, axes: [axis], cuts, order: [1, 0] };
        const job: ReduceJob = { op, axes: [], grouping: { axis, labels, groups: 4 } };
        const parts = partials(job, given);
        const result = finishPartial(merged(parts, parts.length === 2 ? [1, 0] : [0]));
        expect(result.shape).toEqual(block.shape.map((extent, k) => (k === axis ? 4 : extent)));
        for (let group = 0; group < 4; group++) {
          const members = labels.flatMap((label, i) => (label === group ? [i] : []));
          const picked = pick(block, axis, members);
          const alone =
            members.length === 0
              ? undefined
              : finishPartial(reduceBlock(op, identity("f8"), [viewOf(picked)], picked.shape, [axis]));
          const own = pick(result, axis, [group]).data;
          if (alone) expectClose(own, alone.data, 1);
          else
            expect(new Set(own as Float64Array)).toEqual(
              new Set(
                [op.name === "sum" || op.name === "count" ? 0 : Number.NaN].map((x) => (op.name === "count" ? 0n : x)),
              ),
            );
        }
      }
    }
  });
});

test.each([0, 1, 2])("the places of a group's extremes are those along axis %i, whatever the blocks", (axis) => {
  const shape = [5, 5, 5];
  const block: Block = { type: "i4", shape, data: Int32Array.from({ length: 125 }, (_, i) => (i * 7919) % 1009) };
  const labels = [1, 0, 1, 0, 1];
  const job: ReduceJob = { op: { name: "argmax", skipna: false }, axes: [], grouping: { axis, labels, groups: 2 } };
  const cuts = shape.map((_, k) => (k === axis ? [2] : []));
  const result = finishPartial(merged(partials(job, { block, axes: [axis], cuts, order: [] }), [1, 0]));
  for (const group of [0, 1]) {
    const members = labels.flatMap((label, i) => (label === group ? [i] : []));
    const picked = pick(block, axis, members);
    const alone = finishPartial(reduceBlock(job.op, identity("i4"), [viewOf(picked)], picked.shape, [axis]));
    const places = Array.from(alone.data as BigInt64Array, (place) => BigInt(members[Number(place)] as number));
    expect(Array.from(pick(result, axis, [group]).data as BigInt64Array)).toEqual(places);
  }
});

function pick(block: Block, axis: number, at: readonly number[]): Block {
  const shape = block.shape.map((n, k) => (k === axis ? at.length : n));
  const strides = denseStrides(block.shape);
  const data = newArray(block.type, elementCount(shape));
  const own = denseStrides(shape);
  for (let i = 0; i < data.length; i++) {
    let place = 0;
    for (const [k, stride] of own.entries()) {
      const index = Math.floor(i / stride) % (shape[k] as number);
      place += (k === axis ? (at[index] as number) : index) * (strides[k] as number);
    }
    data[i] = block.data[place] as number;
  }
  return { type: block.type, shape, data };
}
