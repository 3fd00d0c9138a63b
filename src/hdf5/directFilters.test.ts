import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { InnerPath } from "../core/path.ts";
import type { Hdf5FileReader } from "./fileReader.ts";
import { nodeBoot, openNode } from "./testing.ts";

const boot = nodeBoot();
const open = (name: string) =>
  openNode(boot, new Uint8Array(readFileSync(new URL(`../../e2e/fixtures/${name}.h5`, import.meta.url))), true);

async function valuesOf(reader: Hdf5FileReader, path: string) {
  const shape = reader.describe(path as InnerPath).shape ?? [];
  const all = shape.map((count) => ({ start: 0, step: 1, count, drop: false }));
  return (await reader.readBlock(path as InnerPath, all)).data;
}

test("Zstandard, Blosc and bitshuffle with Zstandard are read directly", () => {
  const reader = open("compressed");
  const paths = reader.list("/");
  expect(paths.length).toBeGreaterThan(80);
  for (const name of paths) expect(reader.describe(`/${name}` as InnerPath).reader, name).toBe("direct");
});

test("Blosc with zlib or Snappy inside, which HDF5's plug-in cannot undo, is what it was", async () => {
  const reader = open("compressed-alone");
  const plain = await valuesOf(reader, "/plain");
  expect(plain.length).toBe(5000);
  for (const compressor of ["zlib", "snappy"]) {
    const paths = reader.list(`/${compressor}` as InnerPath).map((name) => `/${compressor}/${name}`);
    expect(paths).toHaveLength(3);
    for (const path of paths) expect(await valuesOf(reader, path), path).toEqual(plain);
  }
});
