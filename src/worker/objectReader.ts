import type { BufferPool } from "../core/bufferPool.ts";
import { Fault } from "../core/fault.ts";
import type { FileFacts, FileSource, MateFile, RemoteFile } from "../core/file.ts";
import type { ObjectFacts } from "../core/node.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import { blobReader } from "../hdf5/blobReader.ts";
import type { SharedMemory } from "../hdf5/sharedMemory.ts";
import { openHdf5 } from "../hdf5/sourceFiles.ts";
import { urlReader } from "../hdf5/urlReader.ts";
import type { ReadingOptions } from "../hdf5/valueReader.ts";
import { NpyFileReader } from "../npy/npyReader.ts";
import { NamedObjects } from "./namedObjects.ts";

/** What a reader of one file can do, whatever its format. */
export interface ObjectReader {
  readonly facts: FileFacts;
  list(path: InnerPath): string[];
  describe(path: InnerPath): ObjectFacts;
  inspect(path: InnerPath): ObjectFacts;
  datasetAt(path: InnerPath): ObjectFacts;
  /** Bytes of the file that hold each selection (steps positive); undefined where that is not known, or not quickly. */
  storedBytes(path: InnerPath, selections: readonly Selection[]): (number | undefined)[];
  /** Stored bytes of each chunk, in C order of the grid, 0 where it was never written; null where that is not known. */
  chunkSizes(path: InnerPath): Float64Array<ArrayBuffer> | null;
  /** With `pool`, the values are valid until its buffers are reclaimed. */
  readBlock(path: InnerPath, selection: Selection, pool?: BufferPool): Promise<Block>;
  readPart(
    path: InnerPath,
    selection: Selection,
    part: readonly string[],
    pool?: BufferPool,
  ): Promise<{ readonly block: Block; readonly rest: readonly string[] }>;
}

const bytesOf = (file: File | RemoteFile) => ("url" in file ? urlReader(file) : blobReader(file));

/** Opens a file by its format. Throws a Fault that says why where it does not open. */
export function openObjects(
  memory: SharedMemory,
  source: FileSource,
  root: NodePath,
  options: ReadingOptions,
): ObjectReader {
  switch (source.format ?? "hdf5") {
    case "npy":
      return new NpyFileReader(bytesOf(source.file));
    case "hdf5": {
      const { name, file, mates = [] } = source;
      const inSet = (mate: MateFile) => ({ name: mate.name, root: mate.root, open: () => bytesOf(mate.file) });
      const set = mates.length > 0;
      const reader = openHdf5(memory, inSet({ name, root, file }), mates.map(inSet), { ...options, set });
      return source.naming ? new NamedObjects(reader, source.naming) : reader;
    }
    default:
      throw new Fault("internal", `There is no reader for files of the format ${source.format}.`);
  }
}
