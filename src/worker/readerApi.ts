import type { FileFacts, FileSource } from "../core/file.ts";
import type { ObjectFacts } from "../core/node.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import type { Task, TaskResult } from "../engine/task.ts";
import type { ReadingOptions } from "../hdf5/valueReader.ts";

/** The Reader as a worker offers it: without signals, which cannot cross threads. A running call cannot be interrupted. */
export interface ReaderApi {
  /** May be called again, with other options. */
  open(source: FileSource, root: NodePath, options: ReadingOptions): Promise<FileFacts>;
  list(path: InnerPath): Promise<string[]>;
  describe(paths: readonly InnerPath[]): Promise<ObjectFacts[]>;
  inspect(path: InnerPath): Promise<ObjectFacts>;
  /** Facts of the dataset that a path leads to; links are followed. */
  datasetAt(path: InnerPath): Promise<ObjectFacts>;
  /** Bytes of the file that hold each of some selections of a dataset; undefined where that is not known, or not quickly. */
  storedBytes(path: InnerPath, selections: readonly Selection[]): Promise<(number | undefined)[]>;
  /**
   * Stored bytes of each chunk, in C order of the grid, 0 where it was never written; null where that is not known, or
   * there are more than `most`.
   */
  chunkSizes(path: InnerPath, most: number): Promise<Float64Array | null>;
  readBlock(path: InnerPath, selection: Selection): Promise<Block>;
  /** Computes a block of a stage where its data are read; all reads of the task are of this file. */
  runTask(task: Task): Promise<TaskResult>;
}
