import { expect, test } from "vitest";
import { makePlan } from "../array/plan.ts";
import { expression } from "../array/testing.ts";
import { baseName } from "../core/path.ts";
import { storedSizes } from "../hdf5/storedSizes.ts";
import { describeDataset } from "../hdf5/structure/dataset.ts";
import { fixtureTruth, openFixture } from "../hdf5/structure/testing.ts";
import { type AskStoredBytes, StoredBytes } from "./storedBytes.ts";

interface Truth {
  readonly nodes: readonly {
    readonly path: string;
    readonly address: number;
    readonly stored?: readonly (readonly [at: number[], mask: number, offset: number, size: number])[];
  }[];
}

/** Datasets of the fixture `chunks_latest`: i2, of (9, 10) in chunks of (2, 3) and of (40, 30) in chunks of (2, 3). */
const DATASETS = {
  fixed_filtered: { type: "i2", shape: [9, 10], chunks: [2, 3] },
  two_unlimited_filtered: { type: "i2", shape: [40, 30], chunks: [2, 3] },
} as const;

const { nodes } = fixtureTruth<Truth>("chunks_latest");
const nodeOf = (name: string) => nodes.find(({ path }) => path === `/${name}`) ?? nodes[0];

/** By h5py: bytes of the stored chunks that begin in a range of rows. */
function stored(name: string, from = 0, to = 1000): number {
  const chunks = (nodeOf(name)?.stored ?? []).filter(([[row = 0]]) => row >= from && row < to);
  return chunks.reduce((sum, [, , , size]) => sum + size, 0);
}

function asking(calls: string[] = []): AskStoredBytes {
  const file = openFixture("chunks_latest");
  return async (path, selections) => {
    calls.push(path);
    const { address = 0 } = nodeOf(baseName(path)) ?? {};
    const sizes = storedSizes(file, address, describeDataset(file, address));
    return sizes.bytesOfEach(selections);
  };
}

test("the truth has chunks of several sizes, and holes", () => {
  expect([stored("fixed_filtered"), stored("fixed_filtered", 0, 4), stored("fixed_filtered", 8)]).toEqual([62, 51, 11]);
});

const planOf = (text: string) => makePlan(expression(text, DATASETS), { workers: 1, budget: 2 ** 30 });
const { signal } = new AbortController();

test.each([
  ["_", [stored("fixed_filtered")]],
  ["_[1:3] * 2", [stored("fixed_filtered", 0, 4)]],
  ["_[5:7]", [0]],
  ["_[::-1]", [stored("fixed_filtered")]],
  ["mean(_[7:, 8:])", [stored("fixed_filtered", 8)]],
  ["_ - _.mean(axis=0)", [stored("fixed_filtered"), stored("fixed_filtered")]],
  ["_.sum() + two_unlimited_filtered.sum()", [stored("fixed_filtered"), stored("two_unlimited_filtered"), 0]],
  ["_[:0]", [0]],
])("%s: each stage reads what h5py says of its chunks", async (text, bytes) => {
  expect(await new StoredBytes(asking()).ofStages(planOf(text), signal)).toEqual(bytes);
});

test("what was asked is not asked again until it is forgotten", async () => {
  const calls: string[] = [];
  const known = new StoredBytes(asking(calls));
  await known.ofStages(planOf("_[:4]"), signal);
  await known.ofStages(planOf("_[:4] + 1"), signal);
  expect(calls).toHaveLength(1);
  await known.ofStages(planOf("_[:6]"), signal);
  expect(calls).toHaveLength(2);
  known.forget();
  await known.ofStages(planOf("_[:4]"), signal);
  expect(calls).toHaveLength(3);
});

test("where one part is not known the stage is not; it is asked for again; a reader that fails costs no plan", async () => {
  const partly: AskStoredBytes = async (path, selections) =>
    selections.map(() => (path.endsWith("fixed_filtered") ? undefined : 7));
  expect(await new StoredBytes(partly).ofStages(planOf("_.sum() + two_unlimited_filtered.sum()"), signal)).toEqual([
    undefined,
    7,
    0,
  ]);
  const slow: (number | undefined)[] = [undefined, 5];
  const atLast = new StoredBytes(async () => [slow.shift()]);
  expect(await atLast.ofStages(planOf("_"), signal)).toEqual([undefined]);
  expect(await atLast.ofStages(planOf("_"), signal)).toEqual([5]);
  const failing: AskStoredBytes = () => Promise.reject(new Error("gone"));
  expect(await new StoredBytes(failing).ofStages(planOf("_"), signal)).toEqual([undefined]);
});

test("datasets in very many files are not asked for", async () => {
  const calls: string[] = [];
  const names = Array.from({ length: 20 }, (_, i) => `d${i}`);
  const datasets = Object.fromEntries(names.map((name) => [name, { type: "i2", shape: [4] } as const]));
  const plan = makePlan(expression(`concatenate([${names.join(", ")}])`, datasets), { workers: 1, budget: 2 ** 30 });
  expect(await new StoredBytes(asking(calls)).ofStages(plan, signal)).toEqual([undefined]);
  expect(calls).toEqual([]);
});
