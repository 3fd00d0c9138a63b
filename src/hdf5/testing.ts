import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ByteStream, StreamingReader } from "./byteStream.ts";
import type { Hdf5FileReader } from "./fileReader.ts";
import { SharedMemory } from "./sharedMemory.ts";
import { openHdf5 } from "./sourceFiles.ts";
import { MemoryReader } from "./structure/testing.ts";
import type { ValueBoot } from "./valueReader.ts";

const ROOT = new URL("../../", import.meta.url);
const cached = (name: string) => readFileSync(new URL(`node_modules/.cache/proxima/${name}`, ROOT));

/** The HDF5 engine in Node, for tests: as the build leaves it in its cache. */
export function nodeBoot(): ValueBoot {
  return {
    loadModule: async () => new WebAssembly.Module(cached("hdf5.wasm")),
    codecs: new WebAssembly.Module(cached("codecs.wasm")),
    loadPlugin: async (name) =>
      new Uint8Array(readFileSync(new URL(`node_modules/h5wasm-plugins/plugins/${name}`, ROOT))),
  };
}

/** The HDF5 files of a folder of the project. */
export function filesIn(folder: string): string[] {
  const at = new URL(folder, ROOT);
  return readdirSync(at)
    .filter((name) => /\.(h5|nc)$/.test(name))
    .map((name) => fileURLToPath(new URL(name, at)));
}

/** A file in memory that hands long runs out in pieces, each time in another buffer, as streams of bytes do. */
class StreamingMemory extends MemoryReader implements StreamingReader {
  readonly streams = {
    shortest: 16,
    open: (offset: number, length: number, given: ArrayBuffer, at = 0): ByteStream => {
      let buffer = given;
      let filled = 0;
      return {
        upTo: async (end) => {
          while (filled < end) {
            const count = Math.min(1 + (filled % 1000), length - filled);
            buffer = structuredClone(buffer, { transfer: [buffer] });
            new Uint8Array(buffer).set(this.read(offset + filled, count), at + filled);
            filled += count;
          }
          return new Uint8Array(buffer, at, filled);
        },
        close: () => buffer,
      };
    },
  };
}

/** Bytes of decoded chunks that a reader may keep. */
const CACHE = 2 ** 20;

export function openNode(boot: ValueBoot, bytes: Uint8Array, directReads: boolean): Hdf5FileReader {
  const file = { name: "file.h5", root: "/file.h5" as const, open: () => inMemory(bytes, directReads) };
  return openHdf5(new SharedMemory(boot, CACHE), file, [], { cacheBytes: CACHE, directReads });
}

/** A file with the others of its set, by their paths. */
export function openSet(
  boot: ValueBoot,
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  directReads = true,
): Hdf5FileReader {
  const [own, ...mates] = [name, ...[...files.keys()].filter((other) => other !== name)].map((path) => ({
    name: path,
    root: `/${path}` as const,
    open: () => inMemory(files.get(path) ?? new Uint8Array(), directReads),
  }));
  if (!own) throw new Error("there is no such file");
  return openHdf5(new SharedMemory(boot, CACHE), own, mates, { cacheBytes: CACHE, directReads, set: mates.length > 0 });
}

function inMemory(bytes: Uint8Array, streaming: boolean): StreamingReader {
  return streaming ? new StreamingMemory(bytes) : new MemoryReader(bytes);
}
