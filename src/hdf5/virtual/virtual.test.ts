import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InnerPath } from "../../core/path.ts";
import type { Selection } from "../../core/selection.ts";
import type { Block, Value } from "../../core/value.ts";
import { SharedMemory } from "../sharedMemory.ts";
import { openHdf5 } from "../sourceFiles.ts";
import { MemoryReader } from "../structure/testing.ts";
import { nodeBoot, openSet } from "../testing.ts";

const TOP = new URL("../../../e2e/fixtures/sets/", import.meta.url);
const NAMES = [
  "master.h5",
  "external.h5",
  "raw-1.bin",
  "parts/raw-2.bin",
  ...[0, 1, 2].map((n) => `parts/run_${n}.h5`),
];
const files = new Map(NAMES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, TOP)))]));
const truth: Record<string, { shape: number[]; values: Value[]; error?: string }> = JSON.parse(
  readFileSync(new URL("truth.json", TOP), "utf8"),
);
const boot = nodeBoot();
const wholeOf = (shape: readonly number[]): Selection =>
  shape.map((count) => ({ start: 0, step: 1, count, drop: false }));

/** As JSON has it: compounds are lists. */
function plain({ data }: Block): unknown[] {
  return Array.from(data as ArrayLike<Value>, (value) =>
    value !== null && typeof value === "object" ? Object.values(value) : value,
  );
}

describe.each(Object.entries(truth))("%s", (name, { shape, values, error }) => {
  const [file = "", dataset = ""] = name.split("/");
  const at = `/${dataset}` as InnerPath;

  test.each([true, false])("is what native HDF5 reads; directly: %s", async (direct) => {
    const reader = openSet(boot, file, files, direct);
    if (error !== undefined) {
      await expect(reader.readBlock(at, wholeOf([4]))).rejects.toMatchObject({ code: "broken-link" });
      return;
    }
    expect(reader.describe(at).shape).toEqual(shape);
    expect(plain(await reader.readBlock(at, wholeOf(shape)))).toEqual(values);
  });

  test("any part of it is that part of the whole", async () => {
    if (error !== undefined) return;
    const reader = openSet(boot, file, files);
    const axis = (n: number) =>
      fc.tuple(fc.nat(n - 1), fc.integer({ min: 1, max: 3 })).chain(([start, step]) =>
        fc.record({
          start: fc.constant(start),
          step: fc.constant(step),
          count: fc.integer({ min: 1, max: Math.ceil((n - start) / step) }),
          drop: fc.constant(false),
        }),
      );
    await fc.assert(
      fc.asyncProperty(fc.tuple(...shape.map(axis)), async (selection) => {
        const strides = shape.map((_, i) => shape.slice(i + 1).reduce((product, n) => product * n, 1));
        const places = selection.reduce<number[]>(
          (found, { start, step, count }, i) =>
            found.flatMap((place) =>
              Array.from({ length: count }, (_, k) => place + (start + k * step) * (strides[i] as number)),
            ),
          [0],
        );
        expect(plain(await reader.readBlock(at, selection))).toEqual(places.map((place) => values[place]));
      }),
      { numRuns: 30 },
    );
  });
});

test("without the others of its set a file has fill values, and says which files it wants", async () => {
  const reader = openSet(boot, "master.h5", new Map([["master.h5", files.get("master.h5") as Uint8Array]]));
  expect(plain(await reader.readBlock("/no_file", wholeOf([2, 4])))).toEqual(Array(8).fill(-4));
  expect(reader.describe("/no_file").externalFiles).toEqual(["parts/run_0.h5", "parts/run_7.h5"]);
  expect(reader.describe("/by_file").shape).toEqual([0, 4]);
});

test("a virtual dataset that shows itself is a fault", async () => {
  await expect(openSet(boot, "master.h5", files).readBlock("/cycle", wholeOf([2]))).rejects.toMatchObject({
    message: "This virtual dataset shows itself.",
  });
});

test("sources that a read does not touch are not opened", async () => {
  const opened: string[] = [];
  const set = [...files].map(([name, bytes]) => ({
    name,
    root: `/${name}` as const,
    open: () => {
      opened.push(name);
      return new MemoryReader(bytes);
    },
  }));
  const [master, ...mates] = set as [(typeof set)[number]];
  const reader = openHdf5(new SharedMemory(boot, 2 ** 20), master, mates, {
    cacheBytes: 2 ** 20,
    directReads: true,
    set: true,
  });
  const [first, ...others] = wholeOf([3, 3, 4]) as [Selection[number]];
  const { data } = await reader.readBlock("/stacked", [{ ...first, start: 2, count: 1 }, ...others]);
  expect(data[0]).toBe(200);
  expect(opened).toEqual(["master.h5", "parts/run_2.h5"]);
});

test("what it shows is told", () => {
  const { mapped } = openSet(boot, "master.h5", files).inspect("/strided");
  expect(mapped).toEqual({
    count: 2,
    parts: [
      { file: "parts/run_1.h5", dataset: "data", source: "all", virtual: "0:5:2, 0:7:2" },
      { file: "parts/run_2.h5", dataset: "data", source: "0:3:2, 1:3", virtual: "1:5:3, 1:6:4" },
    ],
  });
});
