import type { ObjectFacts } from "../core/node.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import type { FileFacts, FileSource } from "../core/reader.ts";
import type { Selection } from "../core/selection.ts";
import type { Block } from "../core/value.ts";

/** The Reader as a worker offers it: without signals, which cannot cross threads. A running call cannot be interrupted. */
export interface ReaderApi {
  open(source: FileSource, root: NodePath): Promise<FileFacts>;
  list(path: InnerPath): Promise<string[]>;
  describe(paths: readonly InnerPath[]): Promise<ObjectFacts[]>;
  inspect(path: InnerPath): Promise<ObjectFacts>;
  /** Facts of the dataset that a path leads to; links are followed. */
  datasetAt(path: InnerPath): Promise<ObjectFacts>;
  readBlock(path: InnerPath, selection: Selection): Promise<Block>;
}
