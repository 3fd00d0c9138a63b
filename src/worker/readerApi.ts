import type { FileFacts, FileSource } from "../core/file.ts";
import type { ObjectFacts } from "../core/node.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import type { Task, TaskResult } from "../engine/task.ts";
import type { ReadingOptions } from "../hdf5/valueReader.ts";

/** One opening of a file: a file that is read anew is another one. */
export type FileId = number;

/** A file as a reader is told of it. */
export interface ReaderFile {
  readonly id: FileId;
  readonly source: FileSource;
  /** Its path in the data tree. */
  readonly root: NodePath;
}

/** Where a dataset of a task lies. */
export interface TaskPlace {
  readonly file: FileId;
  readonly inner: InnerPath;
}

/** The Reader as a worker offers it: without signals, which cannot cross threads. A running call cannot be interrupted. */
export interface ReaderApi {
  /** Tells of files; each is opened when something of it is asked for. One that is known already is opened anew. */
  attach(files: readonly ReaderFile[], options: ReadingOptions): Promise<void>;
  /** Forgets a file. */
  detach(file: FileId): Promise<void>;
  facts(file: FileId): Promise<FileFacts>;
  list(file: FileId, path: InnerPath): Promise<string[]>;
  describe(file: FileId, paths: readonly InnerPath[]): Promise<ObjectFacts[]>;
  inspect(file: FileId, path: InnerPath): Promise<ObjectFacts>;
  /** Facts of the dataset that a path leads to; links are followed. */
  datasetAt(file: FileId, path: InnerPath): Promise<ObjectFacts>;
  /** Bytes of the file that hold each of some selections of a dataset; undefined where that is not known, or not quickly. */
  storedBytes(file: FileId, path: InnerPath, selections: readonly Selection[]): Promise<(number | undefined)[]>;
  /**
   * Stored bytes of each chunk, in C order of the grid, 0 where it was never written; null where that is not known, or
   * there are more than `most`.
   */
  chunkSizes(file: FileId, path: InnerPath, most: number): Promise<Float64Array | null>;
  readBlock(file: FileId, path: InnerPath, selection: Selection): Promise<Block>;
  /** Computes a block of a stage where its data are read. `places` has all paths that the task reads from. */
  runTask(task: Task, places: ReadonlyMap<NodePath, TaskPlace>): Promise<TaskResult>;
}
