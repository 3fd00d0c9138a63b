import type { FaultData } from "../core/fault.ts";
import type { RemoteFile } from "../core/file.ts";
import type { JoinOptions } from "../core/joinOptions.ts";
import type { Encoding } from "../core/labels.ts";
import type { FileListing, LoadCheck, LoadReport } from "../core/loading.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { SelectionInput } from "../core/selection.ts";
import type { Block, NumberArray } from "../core/value.ts";

/** An AbortSignal cannot cross threads: a call that can be cancelled carries a job id, and `cancel(job)` ends it. */
export type JobId = string;

export interface OpenedFile {
  readonly path: NodePath;
  readonly name: string;
  readonly size: number;
  /** Why the file could not be opened; it is then a `broken` top-level node until it is closed. */
  readonly error?: FaultData;
  readonly notice?: string;
  /** Whether it is one array or text, and so has no members. */
  readonly leaf?: boolean;
  /** Of a group: nobody looks into it at first. */
  readonly folded?: boolean;
  /** Whether it merely lies beside the files that were opened, in a group of such files: no fault, and no node at the top. */
  readonly aside?: boolean;
}

/** A file with its path from the top of what was dropped. */
export interface PlacedFile {
  readonly file: File;
  readonly path: string;
}

/** A file that can be opened, with its path: one of the computer, or one beside the page. */
export interface OpenableFile {
  readonly file: File | RemoteFile;
  readonly path: string;
}

export interface LoadOutcome {
  /** The nodes at the top of the tree that are new or have got something new below them. */
  readonly opened: readonly OpenedFile[];
  readonly report: LoadReport;
}

export interface ResolveOptions {
  /** Values in memory, or a lazy array, for which nothing is read; by default as the file was loaded. */
  readonly as?: "values" | "lazy";
  /** Whether the proxy is kept, so that it can be reinstated; by default as the file was loaded. */
  readonly retain?: boolean;
}

export interface ReinstateOptions {
  /** What to do where the proxy was not retained; by default as the file was loaded. */
  readonly failAction?: "raise" | "warn" | "log_warning" | "log_debug";
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

/** One line of a drawn plan, from the result down to the sources. */
export interface PlanRow {
  /** How deep it lies below the result. */
  readonly depth: number;
  /** The operation in words: `mean over axis 0`, `T[0:1000]`, `/run1.h5/fluid/T`. */
  readonly operation: string;
  readonly shape: readonly number[];
  /** NumPy's name: `float64`. */
  readonly type: string;
  readonly bytes: number;
  /** Number of storage chunks, of a source that has any. */
  readonly chunks?: number;
}

export interface StageInfo {
  /** What it computes, in words. */
  readonly title: string;
  readonly tasks: number;
  readonly readBytes: number;
  /** Bytes of files that are read for it; absent where that is not known. */
  readonly storedBytes?: number;
}

/** What will be done, as far as it can be said without reading data. */
export interface PlanInfo {
  readonly expression: string;
  readonly shape: readonly number[];
  /** NumPy's array-protocol text: `<f8`. */
  readonly dtype: string;
  readonly dims: readonly string[];
  readonly stages: readonly StageInfo[];
  readonly tasks: number;
  /** Decoded bytes that are read. */
  readonly readBytes: number;
  /** Bytes of files that are read for them: encoded, and without what was never written. Absent where that is not known. */
  readonly storedBytes?: number;
  /** Bytes that are held at once, at the most. */
  readonly peakBytes: number;
  readonly rows: readonly PlanRow[];
  /** Datasets that are read. */
  readonly sources: readonly NodePath[];
  /** Datasets that stand for other values but are taken as they are stored, in the order of the text. */
  readonly asStored: readonly StoredOperand[];
}

/** Where in the text of an expression a dataset is written, and how its values would be decoded. */
export interface StoredOperand {
  readonly from: number;
  readonly to: number;
  readonly encoding: Encoding;
}

/** A fault of an expression says where in the text it lies. */
export interface ExpressionError extends FaultData {
  readonly place?: { readonly from: number; readonly to: number };
}

export type ExpressionCheck =
  | { readonly kind: "plan"; readonly plan: PlanInfo }
  | { readonly kind: "error"; readonly error: ExpressionError };

export interface EvaluationResult {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly dims: readonly string[];
  /** Values along an axis, where it has any: the edges of a histogram's bins, the statistics of `describe`, groups. */
  readonly coords: Readonly<Record<string, readonly (number | string)[]>>;
  readonly data: NumberArray;
}

/** The values of a coordinate along the dimensions that it spans, in C order. */
export interface CoordinateInfo {
  readonly values: readonly (number | string)[];
  /** Of times: `<unit> since <date>`. */
  readonly units?: string;
  readonly calendar?: string;
}

export interface SearchSummary {
  /** Nodes that were looked at. */
  readonly searched: number;
  /** All that was found: the last events of a search may come after its answer. */
  readonly paths: readonly NodePath[];
  /** Whether all of the tree was looked at: too many hits end a search. */
  readonly complete: boolean;
}

/** What is written, and how. */
export interface ExportRequest {
  readonly path: NodePath;
  /** All by default. */
  readonly selection?: SelectionInput;
  readonly format: "csv" | "tsv" | "npy" | "npz" | "json" | "h5";
  /** Of texts: whether they begin with where the data come from and with names of columns. */
  readonly header: boolean;
}

/** Places along a dimension: one, or all from `start` to before `stop`. */
export type LocatedPlaces = { readonly index: number } | { readonly start: number; readonly stop: number };

/** A dataset that can be written in an expression. */
export interface Completion {
  /** As it is written: a short name, or `this["…"]`. */
  readonly name: string;
  readonly path: NodePath;
  /** Type and shape. */
  readonly detail: string;
}

/** A dataset, and what part of its chunk grid is in which state. */
export interface ChunkMapInfo {
  readonly path: NodePath;
  /** Number of chunks along each axis. */
  readonly grid: readonly number[];
  readonly chunks: readonly number[];
  /** Chunks that the expression needs, as first and last along each axis. */
  readonly needed: readonly (readonly [number, number])[] | null;
}

export interface ExplorerSettings {
  /** Number of reader workers for computation; by default one less than the machine has cores. */
  readonly readers: number;
  /** Bytes that resolved values may take. */
  readonly memoryBudget: number;
  /** Milliseconds after which a reader that does not answer is given up. */
  readonly patience: number;
  /** Whether values are read without HDF5's library where that is possible. It never changes a value. */
  readonly directReads: boolean;
}

/** What the explorer tells the page unasked. */
export type ExplorerEvent =
  /** The state of these nodes changed (resolving, resolved, reinstated, failed). */
  | { readonly type: "nodes"; readonly paths: readonly NodePath[] }
  /** A job made progress, in bytes. */
  | { readonly type: "progress"; readonly job: JobId; readonly done: number; readonly total: number }
  /** Something that the user should be told, though nothing failed. */
  | { readonly type: "notice"; readonly title: string; readonly fault: FaultData }
  /** The file on disk is no longer the one that was opened. */
  | { readonly type: "file-changed"; readonly path: NodePath; readonly fault: FaultData }
  | { readonly type: "memory"; readonly memory: MemoryInfo }
  /** A running computation's result so far: an estimate from the part of the data that was read (0 to 1). */
  | { readonly type: "partial"; readonly job: JobId; readonly block: Block; readonly coverage: number }
  /** Nodes that a running search has found since it last told, and how many it has looked at. */
  | { readonly type: "hits"; readonly job: JobId; readonly paths: readonly NodePath[]; readonly searched: number }
  /** Results were added, changed or deleted. */
  | { readonly type: "results"; readonly paths: readonly NodePath[] };

/** What the page may ask of the explorer worker. All paths are paths of the data tree. */
export interface ExplorerApi {
  /** Adds each file as a top-level node. A file that cannot be opened does not keep the others from opening. */
  open(files: readonly OpenableFile[], job?: JobId): Promise<OpenedFile[]>;
  /**
   * Loads files into the tree by a load configuration: YAML text, or the same as an object. A configuration with an error
   * is a fault before anything is loaded; what goes wrong later is in the report.
   */
  load(files: readonly PlacedFile[], config: unknown, job?: JobId): Promise<LoadOutcome>;
  /** What is wrong with the text of a configuration, which files its entries match and where they land. */
  checkLoad(text: string, files: readonly FileListing[]): Promise<LoadCheck>;
  /** What came of the last load configuration; null if there was none. */
  loadReport(): Promise<LoadReport | null>;
  /** Opens the file again from a fresh `File`, or from the same one if none is given. */
  reload(path: NodePath, file?: File): Promise<OpenedFile>;
  close(path: NodePath): Promise<void>;
  /** The user says that the files which came together with this one belong together: links between them are followed. */
  joinFiles(path: NodePath): Promise<void>;
  /**
   * Says that the members of a group stand for places along these dimensions, and how they are put together; null takes it
   * back.
   */
  treatAsDimension(path: NodePath, dims: readonly string[] | null, options?: JoinOptions): Promise<NodeInfo>;
  /**
   * The one array that the members of a group are together, or the dataset that a link leads to, as a dataset at this path;
   * `read` gives its values. Nothing but labels is read for it.
   */
  asArray(path: NodePath, job?: JobId): Promise<NodeInfo>;
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
  resolve(path: NodePath, options?: ResolveOptions, job?: JobId): Promise<NodeInfo>;
  /** Gives the memory of a resolved dataset back: it is a proxy again. */
  reinstate(path: NodePath, options?: ReinstateOptions): Promise<NodeInfo>;
  memory(): Promise<MemoryInfo>;
  /**
   * What an expression would do, without reading data. `selected` is the dataset that `_` stands for, and from which
   * short names are looked up.
   */
  check(expression: string, selected?: NodePath, job?: JobId): Promise<ExpressionCheck>;
  /** As `check`, but what is wrong is a fault. */
  plan(expression: string, selected?: NodePath, job?: JobId): Promise<PlanInfo>;
  /** Computes an expression and hands its values over. */
  evaluate(expression: string, selected?: NodePath, job?: JobId): Promise<EvaluationResult>;
  /** Computes an expression and keeps its values as a node below `/results`; the node's path. */
  compute(expression: string, selected?: NodePath, job?: JobId): Promise<NodePath>;
  /** Keeps an expression as a node below `/results` without computing it: what is looked at of it is computed then. */
  define(expression: string, selected?: NodePath, job?: JobId): Promise<NodePath>;
  /** A Python script (h5py and dask) that computes the same. */
  exportPython(expression: string, selected?: NodePath, job?: JobId): Promise<string>;
  /** Looks for nodes below one by words, globs and terms; what is found is told by the event `hits`. */
  search(text: string, under: NodePath, job?: JobId): Promise<SearchSummary>;
  /**
   * Writes a selection of a dataset in a file format. `sink` takes the bytes part by part, in order; the next part is made
   * when it has answered. The number of bytes is returned. `sink` is a comlink proxy when it comes from another thread.
   */
  exportData(
    request: ExportRequest,
    sink: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
    job?: JobId,
  ): Promise<number>;
  /** The values of a coordinate of a dataset, of one dimension those from `start` up to `stop` where they are given. */
  coordinate(
    path: NodePath,
    name: string,
    part?: readonly [start: number, stop: number],
    job?: JobId,
  ): Promise<CoordinateInfo>;
  /**
   * The places along a dimension that a text names by its labels: `48.1` (the nearest), `2000-03`, `40..60` (both
   * included).
   */
  locate(path: NodePath, dim: string, text: string, job?: JobId): Promise<LocatedPlaces>;
  /** Names of datasets that can be written in an expression and begin with `prefix`, the nearest first. */
  complete(prefix: string, selected?: NodePath, job?: JobId): Promise<Completion[]>;
  /** The chunk grid of each dataset that an expression reads. */
  chunkMaps(expression: string, selected?: NodePath, job?: JobId): Promise<ChunkMapInfo[]>;
  /**
   * Stored bytes of each chunk of a dataset, in C order of its grid, 0 where it was never written; null where that is not
   * known, or there are more than `MOST_CHUNK_SIZES`.
   */
  chunkSizes(path: NodePath, job?: JobId): Promise<Float64Array | null>;
  settings(change?: Partial<ExplorerSettings>): Promise<ExplorerSettings>;
  cancel(job: JobId): Promise<void>;
  /** `listener` is a comlink proxy when it comes from another thread. */
  subscribe(listener: (event: ExplorerEvent) => void): Promise<void>;
}
