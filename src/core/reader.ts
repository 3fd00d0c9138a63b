import type { ObjectFacts } from "./node.ts";
import type { InnerPath, NodePath } from "./path.ts";
import type { Selection } from "./selection.ts";
import type { Block } from "./value.ts";

/** A file as the user handed it over. Its bytes are read where and when they are needed, never as a whole. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  readonly file: File;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** What is known of a file once its superblock has been read. */
export interface FileFacts {
  readonly size: number;
  /** Something about the file that the user should know, in a sentence. */
  readonly notice?: string;
}

/**
 * The seam to HDF5: reads one file. Paths are inside that file. Faults of one object stay in its facts (`error`);
 * what fails as a whole rejects with a Fault.
 */
export interface Reader {
  /** `root` is the path of the file in the data tree: references are returned as paths below it. */
  open(source: FileSource, root: NodePath, options?: CallOptions): Promise<FileFacts>;
  /** Names of a group's members, in natural order. */
  list(path: InnerPath, options?: CallOptions): Promise<string[]>;
  /** Facts of many objects, in the order of the paths; without attribute values. */
  describe(paths: readonly InnerPath[], options?: CallOptions): Promise<ObjectFacts[]>;
  /** Facts of one object with its attributes. */
  inspect(path: InnerPath, options?: CallOptions): Promise<ObjectFacts>;
  /** Facts of the dataset that a path leads to; links are followed. */
  datasetAt(path: InnerPath, options?: CallOptions): Promise<ObjectFacts>;
  /** The selected elements. Steps are positive; the shape of the block leaves dropped axes out. */
  readBlock(path: InnerPath, selection: Selection, options?: CallOptions): Promise<Block>;
  close(): Promise<void>;
}
