import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import type { Expr } from "../array/expr.ts";
import { elements, makeGrid } from "../array/grid.ts";
import { makePlan, type Plan } from "../array/plan.ts";
import { expression } from "../array/testing.ts";
import { BufferPool } from "../core/bufferPool.ts";
import { naive } from "../testing/naive.ts";
import { evaluateTask, type ReadElements } from "./evaluateTask.ts";
import { cutBlock } from "./placeBlock.ts";
import { runPlan, type TaskRunner } from "./runPlan.ts";

interface Data {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly chunks: readonly number[];
  readonly values: ElementArray;
}

const OPTIONS = { workers: 2, budget: 2 ** 30 };

/** A runner over arrays in memory; tasks end in a shuffled order. */
function runnerOver(data: Readonly<Record<string, Data>>, seed = 1, reads: string[] = []): TaskRunner {
  let state = seed;
  const read: ReadElements = async ({ path }, _type, ranges) => {
    const { values, shape } = data[path.slice(path.lastIndexOf("/") + 1)] as Data;
    reads.push(`${path} ${ranges.map(({ start, step, n }) => `${start}:${step}:${n}`).join(", ")}`);
    return cutBlock(values, shape, ranges);
  };
  return {
    workers: 2,
    spare: new BufferPool(),
    run: async (task) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      for (let i = 0; i < state % 5; i++) await Promise.resolve();
      return evaluateTask(structuredClone(task, { transfer: [...(task.spare ?? [])] }), read);
    },
  };
}

/** The same plan over tiny blocks, so that small arrays are many of them. */
function inSmallBlocks(plan: Plan, extents: number): Plan {
  const stages = plan.stages.map((stage) => {
    const uncut = new Set(
      [...stage.domain.keys()].filter(
        (axis) => (stage.grid.bounds[axis]?.length ?? 2) === 2 && needsWhole(stage.results[0]?.expr, axis),
      ),
    );
    const grid = makeGrid(
      stage.domain,
      stage.domain.map(() => ({ size: extents, phase: extents > 1 ? 1 : 0 })),
      8,
      uncut,
      8,
    );
    return { ...stage, grid };
  });
  return { ...plan, stages };
}

/** Running sums and quantiles need their axis in one piece. */
function needsWhole(expr: Expr | undefined, axis: number): boolean {
  if (!expr) return false;
  if (expr.kind === "scan" && expr.axis === axis) return true;
  if (expr.kind === "reduce") return expr.op.name === "quantile" || needsScan(expr.arg);
  return needsScan(expr);
}

function needsScan(expr: Expr): boolean {
  return (
    expr.kind === "scan" || ("arg" in expr && needsScan(expr.arg)) || ("args" in expr && expr.args.some(needsScan))
  );
}

function make(type: ElementType, shape: readonly number[], seed: number): Data {
  const values = newArray(type, elements(shape));
  const wide = values instanceof BigInt64Array || values instanceof BigUint64Array;
  for (let i = 0; i < values.length; i++) {
    const x = ((i + seed) * 7919) % 23;
    const value = type.startsWith("f") ? (x === 11 ? Number.NaN : x / 4 - 2) : x - (type.startsWith("i") ? 10 : 0);
    (values as unknown as (number | bigint)[])[i] = wide ? BigInt(value) : value;
  }
  return { type, shape, chunks: shape.map((n) => Math.max(1, Math.ceil(n / 2))), values };
}

const DATA: Readonly<Record<string, Data>> = {
  a: make("f8", [6, 5], 1),
  b: make("f4", [6, 5], 2),
  i: make("i4", [6, 5], 3),
  u: make("u1", [6, 5], 4),
  r: make("f8", [5], 5),
  c: make("f8", [4, 3, 5], 6),
  w: make("i8", [6, 5], 7),
};

const sources = new Map(
  Object.entries(DATA).map(([name, { values }]) => [`/test.h5/${name}`, values as ArrayLike<number | bigint>]),
);

/** Random expressions of shape (6, 5), and reductions of them. */
const region = fc.letrec<{ array: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(
    "a",
    "b",
    "i",
    "u",
    "w",
    "r",
    "a[::-1]",
    "b[:, ::-1]",
    "c[0, :1]",
    "2",
    "0.5",
    "(-3)",
    "c.T[:, 1, :1].T",
    "take(a, [5, 0, 0, 2, 1, 3], 0)",
    "concatenate([i[3:], i[:3]])",
    "flip(u, 0)",
    "roll(b, 2, 1)",
    "reshape(reshape(a, (30,)), (6, 5))",
    "a.mean(axis=0)",
    "nanmax(b, axis=1, keepdims=True)",
    "cumsum(i, 0)",
  ),
  array: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.tuple(tie("array"), fc.constantFrom("+", "-", "*"), tie("array")).map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc.tuple(tie("array"), fc.constantFrom("<", ">=", "=="), tie("array")).map(([x, op, y]) => `(${x} ${op} ${y}) * 1`),
    tie("array").map((x) => `abs(${x})`),
    fc.tuple(tie("array"), tie("array"), tie("array")).map(([x, y, z]) => `where(${x} > 0.5, ${y}, ${z})`),
    fc.tuple(tie("array"), tie("array")).map(([x, y]) => `minimum(${x}, ${y})`),
    tie("array").map((x) => `isnan(${x}) * 1`),
  ),
})).array;

const whole = region.chain((text) =>
  fc.constantFrom(
    `a * 0 + ${text}`,
    `sum(a * 0 + ${text}, axis=0)`,
    `nansum(a * 0 + ${text}, axis=1)`,
    `mean(a * 0 + ${text})`,
    `nanmin(a * 0 + ${text}, axis=(0, 1))`,
    `max(a * 0 + ${text}, axis=1)`,
    `(a * 0 + ${text})[1:5:2, ::-1]`,
    `(a * 0 + ${text})[2]`,
    `count(a * 0 + ${text}, axis=0)`,
    `nanstd(a * 0 + ${text}, axis=0)`,
    `average(a * 0 + ${text}, axis=0, weights=abs(b) + 1)`,
    `weighted(a * 0 + ${text}, abs(b) + 1).mean(axis=1)`,
    `coarsen(a * 0 + ${text}, (2, 1), "mean")`,
    `diff(a * 0 + ${text}, axis=0)`,
    `transpose(a * 0 + ${text})[:, 1]`,
  ),
);

function close(actual: number | bigint, wanted: number | bigint): boolean {
  const [x, y] = [Number(actual), Number(wanted)];
  if (Object.is(x, y) || x === y) return true;
  return Math.abs(x - y) <= 1e-6 * Math.max(Math.abs(x), Math.abs(y), 1);
}

test("random expressions in random blocks give what the naive evaluator gives", async () => {
  let tried = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(whole, fc.integer({ min: 1, max: 4 }), fc.nat(), async (text, extents, seed) => {
      let expr: Expr;
      tried++;
      try {
        expr = expression(text, DATA);
      } catch {
        refused++;
        return; // e.g. shapes that do not fit, or a minus of booleans
      }
      const plan = inSmallBlocks(makePlan(expr, OPTIONS), extents);
      const { data } = await runPlan(plan, runnerOver(DATA, seed));
      const wanted = naive(expr, sources);
      expect(data.length).toBe(wanted.length);
      for (let i = 0; i < wanted.length; i++) {
        if (!close(data[i] as number | bigint, wanted[i] as number | bigint)) {
          throw new Error(`${text} at ${i}: ${String(data[i])} instead of ${String(wanted[i])}`);
        }
      }
    }),
    { numRuns: 2500 },
  );
  expect(refused).toBeLessThan(tried / 4);
}, 120_000);

test("the bits do not depend on the order in which blocks arrive", async () => {
  const big = { x: make("f4", [400, 90], 9) };
  const plan = inSmallBlocks(makePlan(expression("nanmean(x * 1.1 + 0.3, axis=0)", big), OPTIONS), 7);
  const results = await Promise.all([1, 2, 3, 4, 5].map((seed) => runPlan(plan, runnerOver(big, seed))));
  const bits = results.map(({ data }) => new Uint32Array(data.buffer).join());
  expect(new Set(bits).size).toBe(1);
});

describe("only what is needed is read", () => {
  test.each([
    ["(c * 2 + 1)[1]", ["/test.h5/c 1:1:1, 0:1:3, 0:1:5"]],
    ["(c - 1).T[0, :, 2]", ["/test.h5/c 2:1:1, 0:1:3, 0:1:1"]],
    ["where(c > 0, c, 0)[0, 0]", ["/test.h5/c 0:1:1, 0:1:1, 0:1:5"]],
    ["concatenate([a, b])[7]", ["/test.h5/b 1:1:1, 0:1:5"]],
    ["c.mean(axis=0)[0]", ["/test.h5/c 0:1:4, 0:1:3, 0:1:5"]],
    ["isnan(i)[0]", []],
  ])("%s", async (text, wanted) => {
    const reads: string[] = [];
    await runPlan(makePlan(expression(text, DATA), OPTIONS), runnerOver(DATA, 1, reads));
    expect(reads).toEqual(wanted);
  });
});

test("a reduction and what is computed from it are two stages, reductions of one pass are one", () => {
  const stages = (text: string) =>
    makePlan(expression(text, DATA), OPTIONS).stages.map((stage) => stage.results.length);
  expect(stages("a - a.mean(axis=0)")).toEqual([1, 1]);
  expect(stages("(a - mean(a)) / std(a)")).toEqual([2, 1]);
  expect(stages("mean(a) + mean(r)")).toEqual([1, 1, 1]);
  expect(stages("sum(sum(a, axis=0))")).toEqual([1, 1]);
});

test("a block of arrays one behind the other takes no more than one of a single array", () => {
  const parts = Object.fromEntries(
    Array.from({ length: 50 }, (_, k) => [`p${k}`, { type: "f8" as const, shape: [4096, 4096], chunks: [64, 4096] }]),
  );
  const options = { workers: 2, budget: 2 ** 28 };
  const one = makePlan(expression("mean(p0)", parts), options);
  const all = makePlan(expression(`mean(concatenate([${Object.keys(parts).join(", ")}]))`, parts), options);
  expect(all.peakBytes).toBe(one.peakBytes);
  expect(all.readBytes).toBe(50 * one.readBytes);
});

test("what is repeated along axes takes no more of a block than it has", () => {
  const data = {
    x: { type: "f4" as const, shape: [4096, 512, 512], chunks: [8, 512, 512] },
    w: { type: "f4" as const, shape: [512, 1], chunks: [512, 1] },
    y: { type: "f4" as const, shape: [512, 512], chunks: [512, 512] },
    z: { type: "f4" as const, shape: [4096, 512, 512], chunks: [8, 512, 512] },
  };
  const peak = (text: string) => makePlan(expression(text, data), { workers: 2, budget: 2 ** 32 }).peakBytes;
  const one = peak("sum(x)");
  expect(peak("sum(x * w)")).toBeLessThan(1.01 * one);
  expect(peak("sum(x * y)")).toBeLessThan(1.2 * one);
  expect(peak("sum(x * z)") / one).toBeCloseTo(2, 3);
});

test("what needs more than the budget is refused with its numbers", () => {
  const huge = { x: { type: "f4" as const, shape: [100_000, 20_000], chunks: [100, 20_000] } };
  expect(() => makePlan(expression("x + 1", huge), { workers: 2, budget: 2 ** 28 })).toThrow(
    /This needs 8\.\d+ GB of memory, the budget is 268 MB\./,
  );
  const plan = makePlan(expression("x.mean(axis=0)", huge), { workers: 2, budget: 2 ** 28 });
  expect(plan.readBytes).toBe(8e9);
  expect(plan.peakBytes).toBeLessThan(2 ** 28);
  // Blocks that hold all of axis 0 cut through the rows' chunks: what that costs is said.
  expect(makePlan(expression("median(x, axis=0)", huge), { workers: 2, budget: 2 ** 30 }).readBytes).toBeGreaterThan(
    100 * 8e9,
  );
});

test("a cancelled run stops asking for blocks", async () => {
  const controller = new AbortController();
  let asked = 0;
  const runner = runnerOver({ x: make("f8", [1000, 10], 1) });
  const counting: TaskRunner = {
    ...runner,
    run: (task, signal) => {
      if (++asked === 5) controller.abort();
      return runner.run(task, signal);
    },
  };
  const plan = inSmallBlocks(makePlan(expression("x.sum()", { x: make("f8", [1000, 10], 1) }), OPTIONS), 1);
  await expect(runPlan(plan, counting, { signal: controller.signal })).rejects.toMatchObject({ code: "aborted" });
  expect(asked).toBeLessThan(15);
});

test("progress ends at all bytes, partial results come with their coverage", async () => {
  const data = { x: make("f8", [200, 10], 1) };
  const plan = inSmallBlocks(makePlan(expression("x.min(axis=0)", data), OPTIONS), 1);
  const seen: number[] = [];
  await runPlan(plan, runnerOver(data), { onProgress: (done, total) => seen.push(done / total) });
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test("sums of nothing are 0, means NaN", async () => {
  const run = async (text: string) => (await runPlan(makePlan(expression(text, DATA), OPTIONS), runnerOver(DATA))).data;
  expect([...(await run("sum(a[:0])"))]).toEqual([0]);
  expect([...(await run("mean(a[:0], axis=0)"))]).toEqual(new Array(5).fill(Number.NaN));
  expect([...(await run("a[:0] + 1"))]).toEqual([]);
});

test("what partial results lay in holds the next ones, and no result changes by it", async () => {
  const data = { x: make("f4", [24, 100, 100], 1), y: make("f8", [24, 100, 100], 2) };
  const { run, ...rest } = runnerOver(data);
  let [tasks, given] = [0, 0];
  const counting: TaskRunner = {
    ...rest,
    run: (task, signal) => {
      tasks++;
      given += task.spare?.length ? 1 : 0;
      return run(task, signal);
    },
  };
  const bounds = [Array.from({ length: 13 }, (_, k) => 2 * k), [0, 100], [0, 100]];
  for (const text of ["mean(x, axis=0)", "sum(y, axis=0)", "nanmean(x * y, axis=0)", "std(y, axis=0)"]) {
    const plan = makePlan(expression(text, data), OPTIONS);
    const cut = { ...plan, stages: plan.stages.map((stage) => ({ ...stage, grid: { bounds } })) };
    const expected = await runPlan(cut, runnerOver(data));
    // Twice: what is kept from the first time must not show.
    for (let time = 0; time < 2; time++) expect(await runPlan(cut, counting)).toEqual(expected);
  }
  expect(given).toBeGreaterThan(tasks / 2);
});

test("a result lies in no more memory than its elements take, whatever buffer its cells were in", async () => {
  const data = { y: make("f8", [4, 100, 100], 2) };
  const runner = runnerOver(data);
  const room = 100 * 100 * 8;
  runner.spare.give(new ArrayBuffer(1.5 * room));
  const plan = makePlan(expression("sum(y, axis=0)", data), OPTIONS);
  const result = await runPlan(plan, runner);
  expect(result).toEqual(await runPlan(plan, runnerOver(data)));
  expect(result.data.buffer.byteLength).toBe(room);
});
