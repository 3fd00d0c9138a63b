import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { BufferPool } from "../core/bufferPool.ts";
import { faultData } from "../core/fault.ts";
import type { InnerPath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import type { Block, Value } from "../core/value.ts";
import type { Hdf5FileReader } from "./fileReader.ts";
import { filesIn, nodeBoot, openNode } from "./testing.ts";

const boot = nodeBoot();
const FOLDERS = ["src/hdf5/structure/fixtures/", "e2e/fixtures/"];
/** Files on which HDF5's library hangs, that it has no filters for, or with more chunks than it can look up in little time. */
const LEFT_OUT = /^(hang|compressed-alone|many_)/;
const files = FOLDERS.flatMap(filesIn).filter((file) => !LEFT_OUT.test(path.basename(file)));

type Outcome = { readonly block: Block } | { readonly failed: string };

async function readOrFail(
  reader: Hdf5FileReader,
  at: InnerPath,
  selection: Selection,
  pool?: BufferPool,
): Promise<Outcome> {
  try {
    return { block: await reader.readBlock(at, selection, pool) };
  } catch (cause) {
    return { failed: faultData(cause).code };
  }
}

/** Paths of all datasets, each object once. */
function datasets(reader: Hdf5FileReader): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (at: string): void => {
    for (const name of reader.list(at as InnerPath)) {
      const below = at === "/" ? `/${name}` : `${at}/${name}`;
      const facts = reader.describe(below as InnerPath);
      if (facts.address === undefined || seen.has(facts.address)) continue;
      seen.add(facts.address);
      if (facts.error) continue;
      if (facts.kind === "dataset" && facts.shape) found.push(below);
      if (facts.kind === "group") visit(below);
    }
  };
  visit("/");
  return found;
}

function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomSelection(shape: readonly number[], random: (below: number) => number): Selection {
  return shape.map((n) => {
    const start = random(n);
    const step = 1 + random(random(3) === 0 ? 5 : 1);
    const count = n === 0 ? 0 : random(Math.ceil((n - start) / step) + 1);
    return { start, step, count, drop: false };
  });
}

/** Typed arrays as their type and bytes: every bit counts. */
function withBytes(outcome: Outcome) {
  if ("failed" in outcome || !ArrayBuffer.isView(outcome.block.data)) return outcome;
  const { data, ...block } = outcome.block;
  return { block, type: data.constructor.name, bytes: Buffer.from(data.buffer, data.byteOffset, data.byteLength) };
}

const whole = (shape: readonly number[]): Selection =>
  shape.map((count) => ({ start: 0, step: 1, count, drop: false }));

describe.each(files.map((file) => [path.basename(file), file] as const))("%s", (_name, file) => {
  test("is the same read directly and by the library", async () => {
    const bytes = new Uint8Array(readFileSync(file));
    let direct: Hdf5FileReader;
    try {
      direct = openNode(boot, bytes, true);
    } catch {
      return; // does not open either way
    }
    const library = openNode(boot, bytes, false);
    const random = randomNumbers(1);
    const pool = new BufferPool();
    pool.give(new Uint8Array(4000).fill(0xaa).buffer);
    for (const at of datasets(direct)) {
      const facts = direct.describe(at as InnerPath);
      const shape = facts.shape ?? [];
      expect(library.describe(at as InnerPath).reader ?? "", at).not.toBe("direct");
      // The library looks up each chunk by itself: of very many, one part must do.
      const isLong = shape.some((n) => n > 100_000);
      const parts = Array.from({ length: isLong ? 1 : 4 }, () => randomSelection(shape, random));
      const selections = isLong ? parts : [whole(shape), ...parts];
      for (const selection of selections) {
        const expected = await readOrFail(library, at as InnerPath, selection);
        pool.reclaim();
        const found = await readOrFail(direct, at as InnerPath, selection, random(2) ? pool : undefined);
        const what = `${at} ${JSON.stringify(selection)} ${facts.reader}`;
        // The library refuses some numbers that leave bits unused.
        if ("failed" in expected && expected.failed === "unsupported-type") continue;
        expect(withBytes(found), what).toEqual(withBytes(expected));
        if (facts.dtype?.kind !== "compound" || "failed" in expected) continue;
        for (const { name } of facts.dtype.fields) {
          const { block, rest } = await direct.readPart(at as InnerPath, selection, [name], pool);
          if (rest.length > 0) continue;
          const rows = expected.block.data as readonly { readonly [field: string]: Value }[];
          const column = Array.from(block.data as ArrayLike<Value>);
          if (block.dtype.kind === "complex") continue; // two places for each row
          const same = (value: Value) => (block.dtype.kind === "bool" ? Number(value) : value);
          expect(column, `${what} ${name}`).toEqual(rows.map((row) => same(row[name] as Value)));
        }
      }
    }
  }, 60_000);
});
