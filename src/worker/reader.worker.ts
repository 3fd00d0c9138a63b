import * as Comlink from "comlink";
import { Fault, faultData, isFault } from "../core/fault.ts";
import type { ObjectFacts } from "../core/node.ts";
import { type InnerPath, innerPath, type NodePath } from "../core/path.ts";
import { elementsOf } from "../engine/elements.ts";
import { evaluateTask } from "../engine/evaluateTask.ts";
import type { TaskResult } from "../engine/task.ts";
import { BufferPool } from "../hdf5/bufferPool.ts";
import type { LibraryBoot } from "../hdf5/library.ts";
import type { ValueBoot } from "../hdf5/valueReader.ts";
import type { LoadLibrary, ReaderBoot } from "../rpc/boot.ts";
import { installFaultTransfer, transferBlock } from "../rpc/wire.ts";
import { type ObjectReader, openObjects } from "./objectReader.ts";
import type { ReaderApi } from "./readerApi.ts";
import { readSelectionOf } from "./readSelectionOf.ts";

installFaultTransfer();
Comlink.expose(({ codecs, engine }: ReaderBoot, loadModule: LoadLibrary) =>
  Comlink.proxy(createReader({ codecs, loadModule, loadPlugin: pluginLoader(engine) })),
);

function createReader(boot: ValueBoot): ReaderApi {
  let opened: ObjectReader | undefined;
  let root: NodePath = "/";
  /** For the blocks of tasks, each of which has one of its own: a second task fetches while the first computes. */
  const pools: BufferPool[] = [];
  const reader = () => {
    if (!opened) throw new Fault("internal", "The reader was used before it opened a file.");
    return opened;
  };
  return {
    async open(source, at, options) {
      root = at;
      opened = openObjects(boot, source, root, options);
      return opened.facts;
    },
    list: async (path) => reader().list(path),
    describe: async (paths) => paths.map((path) => describeOrSay(reader(), path)),
    inspect: async (path) => reader().inspect(path),
    datasetAt: async (path) => reader().datasetAt(path),
    storedBytes: async (path, selections) => reader().storedBytes(path, selections),
    chunkSizes: async (path, most) => {
      const sizes = reader().chunkSizes(path);
      return sizes && sizes.length <= most ? sizes : null;
    },
    readBlock: async (path, selection) => transferBlock(await reader().readBlock(path, selection)),
    async runTask(task) {
      // What is stored goes to another thread; partial results are new, whatever they were computed from.
      const pool = task.sink.kind === "store" ? undefined : (pools.pop() ?? new BufferPool());
      try {
        const result = await evaluateTask(task, async ({ path, part }, _type, ranges) => {
          const { block, rest } = await reader().readPart(innerPath(root, path), readSelectionOf(ranges), part, pool);
          return elementsOf(block, rest);
        });
        return Comlink.transfer(result, buffersOf(result));
      } finally {
        pool?.reclaim();
        if (pool) pools.push(pool);
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
