import * as Comlink from "comlink";
import { BufferPool } from "../core/bufferPool.ts";
import { Fault, faultData, isFault } from "../core/fault.ts";
import type { ObjectFacts } from "../core/node.ts";
import type { InnerPath } from "../core/path.ts";
import { elementsOf } from "../engine/elements.ts";
import { evaluateTask } from "../engine/evaluateTask.ts";
import type { TaskResult } from "../engine/task.ts";
import type { LibraryBoot } from "../hdf5/library.ts";
import type { ValueBoot } from "../hdf5/valueReader.ts";
import type { LoadLibrary, ReaderBoot } from "../rpc/boot.ts";
import { installFaultTransfer, transferBlock } from "../rpc/wire.ts";
import type { ObjectReader } from "./objectReader.ts";
import type { ReaderApi } from "./readerApi.ts";
import { ReaderFiles } from "./readerFiles.ts";
import { readSelectionOf } from "./readSelectionOf.ts";

installFaultTransfer();
Comlink.expose(({ codecs, engine }: ReaderBoot, loadModule: LoadLibrary) =>
  Comlink.proxy(createReader({ codecs, loadModule, loadPlugin: pluginLoader(engine) })),
);

function createReader(boot: ValueBoot): ReaderApi {
  const files = new ReaderFiles(boot);
  /** For the blocks of tasks. */
  const memory = new BufferPool();
  return {
    attach: async (told, options) => files.attach(told, options),
    detach: async (file) => files.detach(file),
    facts: async (file) => files.reader(file).facts,
    list: async (file, path) => files.reader(file).list(path),
    describe: async (file, paths) => {
      const reader = files.reader(file);
      return paths.map((path) => describeOrSay(reader, path));
    },
    inspect: async (file, path) => files.reader(file).inspect(path),
    datasetAt: async (file, path) => files.reader(file).datasetAt(path),
    storedBytes: async (file, path, selections) => files.reader(file).storedBytes(path, selections),
    chunkSizes: async (file, path, most) => {
      const sizes = files.reader(file).chunkSizes(path);
      return sizes && sizes.length <= most ? sizes : null;
    },
    readBlock: async (file, path, selection) => transferBlock(await files.reader(file).readBlock(path, selection)),
    async runTask(task, places) {
      const pool = memory.forTask(); // a second task fetches while the first computes
      try {
        const result = await evaluateTask(
          task,
          async ({ path, part }, _type, ranges) => {
            const place = places.get(path);
            if (!place) throw new Error("a task reads from a place that it does not name");
            const reader = files.reader(place.file);
            const { block, rest } = await reader.readPart(place.inner, readSelectionOf(ranges), part, pool);
            return elementsOf(block, rest);
          },
          pool,
        );
        return Comlink.transfer(result, buffersOf(result));
      } finally {
        pool.reclaim();
      }
    },
  };
}

/** Each buffer once: transferring it twice is an error. */
function buffersOf(result: TaskResult): ArrayBuffer[] {
  const arrays =
    result.kind === "values" ? [result.block.data] : result.partials.flatMap(({ cells, counts }) => [...cells, counts]);
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}

/** Of many objects one that is wrong must not cost the others; that the file itself is gone is said for all. */
function describeOrSay(reader: ObjectReader, path: InnerPath): ObjectFacts {
  try {
    return reader.describe(path);
  } catch (cause) {
    if (isFault(cause, "file-changed", "file-gone")) throw cause;
    return {
      kind: "broken",
      shape: null,
      maxshape: null,
      dtype: null,
      chunks: null,
      filters: [],
      error: faultData(cause),
    };
  }
}

function pluginLoader(engine: string): LibraryBoot["loadPlugin"] {
  return async (name) => {
    const response = await fetch(engine + name);
    if (!response.ok) throw new Fault("filter-missing", `The filter ${name} could not be loaded (${response.status}).`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
