import type { FaultData } from "../core/fault.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { SelectionInput } from "../core/selection.ts";
import type { Block } from "../core/value.ts";

/** An AbortSignal cannot cross threads: a call that can be cancelled carries a job id, and `cancel(job)` ends it. */
export type JobId = string;

export interface OpenedFile {
  readonly path: NodePath;
  readonly name: string;
  readonly size: number;
  /** Why the file could not be opened; it is then a `broken` top-level node until it is closed. */
  readonly error?: FaultData;
  readonly notice?: string;
}

export interface TreeOptions {
  /** Deepest level that is printed; all by default. */
  readonly levels?: number;
  /** Members of one group above which it is condensed; never by default. */
  readonly threshold?: number;
}

export interface MemoryHolder {
  readonly path: NodePath;
  readonly bytes: number;
}

export interface MemoryInfo {
  /** Bytes of resolved values. */
  readonly used: number;
  /** Bytes that resolved values may take. */
  readonly budget: number;
  readonly holders: readonly MemoryHolder[];
}

export interface ExplorerSettings {
  /** Number of reader workers for computation; by default one less than the machine has cores. */
  readonly readers: number;
  /** Bytes that resolved values may take. */
  readonly memoryBudget: number;
  /** Milliseconds after which a reader that does not answer is given up. */
  readonly patience: number;
}

/** What the explorer tells the page unasked. */
export type ExplorerEvent =
  /** The state of these nodes changed (resolving, resolved, reinstated, failed). */
  | { readonly type: "nodes"; readonly paths: readonly NodePath[] }
  /** A job made progress, in bytes. */
  | { readonly type: "progress"; readonly job: JobId; readonly done: number; readonly total: number }
  /** The file on disk is no longer the one that was opened. */
  | { readonly type: "file-changed"; readonly path: NodePath; readonly fault: FaultData }
  | { readonly type: "memory"; readonly memory: MemoryInfo };

/** What the page may ask of the explorer worker. All paths are paths of the data tree. */
export interface ExplorerApi {
  /** Adds each file as a top-level node. A file that cannot be opened does not keep the others from opening. */
  open(files: readonly File[], job?: JobId): Promise<OpenedFile[]>;
  /** Opens the file again from a fresh `File`, or from the same one if none is given. */
  reload(path: NodePath, file?: File): Promise<OpenedFile>;
  close(path: NodePath): Promise<void>;
  /** Names of a group's members in natural order; `/` has the open files. */
  members(path: NodePath, job?: JobId): Promise<string[]>;
  /** What a tree row shows, for many nodes at once, in the order of the paths. A node that fails carries its `error`. */
  describe(paths: readonly NodePath[], job?: JobId): Promise<NodeInfo[]>;
  children(path: NodePath, job?: JobId): Promise<NodeInfo[]>;
  /** A node with its attributes. */
  info(path: NodePath, job?: JobId): Promise<NodeInfo>;
  /** The tree as text, in dantro's format. */
  tree(path?: NodePath, options?: TreeOptions, job?: JobId): Promise<string>;
  /** The selected elements of a dataset; all of them by default. */
  read(path: NodePath, selection?: SelectionInput, job?: JobId): Promise<Block>;
  /** Reads the values of a dataset into memory and keeps them there. */
  resolve(path: NodePath, job?: JobId): Promise<NodeInfo>;
  /** Gives the memory of a resolved dataset back: it is a proxy again. */
  reinstate(path: NodePath): Promise<NodeInfo>;
  memory(): Promise<MemoryInfo>;
  settings(change?: Partial<ExplorerSettings>): Promise<ExplorerSettings>;
  cancel(job: JobId): Promise<void>;
  /** `listener` is a comlink proxy when it comes from another thread. */
  subscribe(listener: (event: ExplorerEvent) => void): Promise<void>;
}
