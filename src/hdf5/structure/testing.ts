import { readFileSync } from "node:fs";
import type { RangeReader } from "./rangeReader.ts";
import { damaged } from "./structureFault.ts";
import { StructureFile } from "./structureFile.ts";

/** A file in memory, for tests. Reads are counted. */
export class MemoryReader implements RangeReader {
  readonly bytes: Uint8Array;
  reads = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get size(): number {
    return this.bytes.length;
  }

  read(offset: number, length: number): Uint8Array {
    this.reads++;
    if (!(offset >= 0 && length >= 0 && offset + length <= this.size)) throw damaged("a read outside the file");
    return this.bytes.subarray(offset, offset + length);
  }
}

export function openBytes(bytes: Uint8Array): StructureFile {
  return new StructureFile(new MemoryReader(bytes));
}

const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url);

export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fixture(`${name}.h5`)));
}

export function openFixture(name: string): StructureFile {
  return openBytes(fixtureBytes(name));
}

/** What h5py says of a fixture (e2e/fixtures/structure.py). */
export function fixtureTruth<T>(name: string): T {
  return JSON.parse(readFileSync(fixture(`${name}.json`), "utf8")) as T;
}
