import * as Comlink from "comlink";
import { abortFault, raceWithAbort } from "../core/abort.ts";
import type { JoinOptions } from "../core/joinOptions.ts";
import type { FileListing, LoadCheck, LoadReport } from "../core/loading.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { SelectionInput } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import type { ExplorerBoot } from "../rpc/boot.ts";
import type {
  ChunkMapInfo,
  Completion,
  CoordinateInfo,
  EvaluationResult,
  ExplorerApi,
  ExplorerEvent,
  ExplorerSettings,
  ExportRequest,
  ExpressionCheck,
  JobId,
  LoadOutcome,
  LocatedPlaces,
  MemoryInfo,
  OpenableFile,
  OpenedFile,
  PlacedFile,
  PlanInfo,
  ReinstateOptions,
  ResolveOptions,
  SearchSummary,
  TreeOptions,
} from "../rpc/explorerApi.ts";
import { trustedScript } from "../rpc/trustedScript.ts";
import { installFaultTransfer } from "../rpc/wire.ts";
import explorerUrl from "../worker/explorer.worker.ts?worker&url";
import readerUrl from "../worker/reader.worker.ts?worker&url";

declare const __ENGINE_FOLDER__: string;

export interface ClientOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** The result so far of a computation, and from what part of the data (0 to 1). */
  readonly onPartial?: (block: Block, coverage: number) => void;
  /** What a search has found since the last call, and how many nodes it has looked at. */
  readonly onHits?: (paths: readonly NodePath[], searched: number) => void;
}

/**
 * The page's end of the wire: the ExplorerApi with AbortSignals in place of job ids. An aborted call rejects at once
 * with the fault `aborted`; the explorer is told to stop the work.
 */
export interface ExplorerClient {
  open(files: readonly OpenableFile[], options?: ClientOptions): Promise<OpenedFile[]>;
  load(files: readonly PlacedFile[], config: unknown, options?: ClientOptions): Promise<LoadOutcome>;
  checkLoad(text: string, files: readonly FileListing[]): Promise<LoadCheck>;
  loadReport(): Promise<LoadReport | null>;
  reload(path: NodePath, file?: File): Promise<OpenedFile>;
  close(path: NodePath): Promise<void>;
  joinFiles(path: NodePath): Promise<void>;
  treatAsDimension(path: NodePath, dims: readonly string[] | null, how?: JoinOptions): Promise<NodeInfo>;
  asArray(path: NodePath, options?: ClientOptions): Promise<NodeInfo>;
  members(path: NodePath, options?: ClientOptions): Promise<string[]>;
  describe(paths: readonly NodePath[], options?: ClientOptions): Promise<NodeInfo[]>;
  children(path: NodePath, options?: ClientOptions): Promise<NodeInfo[]>;
  info(path: NodePath, options?: ClientOptions): Promise<NodeInfo>;
  tree(path?: NodePath, treeOptions?: TreeOptions, options?: ClientOptions): Promise<string>;
  read(path: NodePath, selection?: SelectionInput, options?: ClientOptions): Promise<Block>;
  resolve(path: NodePath, resolveOptions?: ResolveOptions, options?: ClientOptions): Promise<NodeInfo>;
  reinstate(path: NodePath, options?: ReinstateOptions): Promise<NodeInfo>;
  memory(): Promise<MemoryInfo>;
  check(expression: string, selected?: NodePath, options?: ClientOptions): Promise<ExpressionCheck>;
  plan(expression: string, selected?: NodePath, options?: ClientOptions): Promise<PlanInfo>;
  evaluate(expression: string, selected?: NodePath, options?: ClientOptions): Promise<EvaluationResult>;
  compute(expression: string, selected?: NodePath, options?: ClientOptions): Promise<NodePath>;
  define(expression: string, selected?: NodePath, options?: ClientOptions): Promise<NodePath>;
  exportPython(expression: string, selected?: NodePath, options?: ClientOptions): Promise<string>;
  search(text: string, under: NodePath, options?: ClientOptions): Promise<SearchSummary>;
  exportData(
    request: ExportRequest,
    sink: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
    options?: ClientOptions,
  ): Promise<number>;
  locate(path: NodePath, dim: string, text: string, options?: ClientOptions): Promise<LocatedPlaces>;
  coordinate(
    path: NodePath,
    name: string,
    part?: readonly [start: number, stop: number],
    options?: ClientOptions,
  ): Promise<CoordinateInfo>;
  complete(prefix: string, selected?: NodePath, options?: ClientOptions): Promise<Completion[]>;
  chunkMaps(expression: string, selected?: NodePath, options?: ClientOptions): Promise<ChunkMapInfo[]>;
  chunkSizes(path: NodePath, options?: ClientOptions): Promise<Float64Array | null>;
  settings(change?: Partial<ExplorerSettings>): Promise<ExplorerSettings>;
  /** Called for every event of the explorer; returns the function that ends it. */
  subscribe(listener: (event: ExplorerEvent) => void): () => void;
}

/** Starts the explorer worker. To be called once. */
export function connect(): ExplorerClient {
  installFaultTransfer();
  const listeners = new Set<(event: ExplorerEvent) => void>();
  const callers = new Map<JobId, ClientOptions>();
  const remote = boot((event) => {
    if (event.type === "progress") callers.get(event.job)?.onProgress?.(event.done, event.total);
    if (event.type === "partial") callers.get(event.job)?.onPartial?.(event.block, event.coverage);
    if (event.type === "hits") callers.get(event.job)?.onHits?.(event.paths, event.searched);
    for (const listener of listeners) listener(event);
  });

  let jobs = 0;
  /** Runs a call that can be cancelled under a job id of its own. */
  async function run<T>(
    call: (api: Comlink.Remote<ExplorerApi>, job: JobId) => Promise<T>,
    options: ClientOptions = {},
  ): Promise<T> {
    const { signal } = options;
    if (signal?.aborted) throw abortFault();
    const api = await raceWithAbort(remote, signal);
    const job = `job-${++jobs}`;
    callers.set(job, options);
    const cancel = () => void api.cancel(job);
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await raceWithAbort(call(api, job), signal);
    } finally {
      signal?.removeEventListener("abort", cancel);
      callers.delete(job);
    }
  }

  return {
    open: (files, options) => run((api, job) => api.open(files, job), options),
    load: (files, config, options) => run((api, job) => api.load(files, config, job), options),
    checkLoad: async (text, files) => (await remote).checkLoad(text, files),
    loadReport: async () => (await remote).loadReport(),
    reload: async (path, file) => (await remote).reload(path, file),
    close: async (path) => (await remote).close(path),
    joinFiles: async (path) => (await remote).joinFiles(path),
    treatAsDimension: async (path, dims, how) => (await remote).treatAsDimension(path, dims, how),
    asArray: (path, options) => run((api, job) => api.asArray(path, job), options),
    members: (path, options) => run((api, job) => api.members(path, job), options),
    describe: (paths, options) => run((api, job) => api.describe(paths, job), options),
    children: (path, options) => run((api, job) => api.children(path, job), options),
    info: (path, options) => run((api, job) => api.info(path, job), options),
    tree: (path, treeOptions, options) => run((api, job) => api.tree(path, treeOptions, job), options),
    read: (path, selection, options) => run((api, job) => api.read(path, selection, job), options),
    resolve: (path, how, options) => run((api, job) => api.resolve(path, how, job), options),
    reinstate: async (path, options) => (await remote).reinstate(path, options),
    memory: async () => (await remote).memory(),
    check: (expression, selected, options) =>
      run<ExpressionCheck>(async (api, job) => api.check(expression, selected, job), options),
    plan: (expression, selected, options) => run((api, job) => api.plan(expression, selected, job), options),
    evaluate: (expression, selected, options) => run((api, job) => api.evaluate(expression, selected, job), options),
    compute: (expression, selected, options) => run((api, job) => api.compute(expression, selected, job), options),
    define: (text, selected, options) => run((api, job) => api.define(text, selected, job), options),
    exportPython: (text, selected, options) => run((api, job) => api.exportPython(text, selected, job), options),
    search: (text, under, options) => run((api, job) => api.search(text, under, job), options),
    exportData: (request, sink, options) =>
      run((api, job) => api.exportData(request, Comlink.proxy(sink), job), options),
    locate: (path, dim, text, options) =>
      run<LocatedPlaces>(async (api, job) => api.locate(path, dim, text, job), options),
    coordinate: (path, name, part, options) => run((api, job) => api.coordinate(path, name, part, job), options),
    complete: (prefix, selected, options) => run((api, job) => api.complete(prefix, selected, job), options),
    chunkMaps: (expression, selected, options) => run((api, job) => api.chunkMaps(expression, selected, job), options),
    chunkSizes: (path, options) => run((api, job) => api.chunkSizes(path, job), options),
    settings: async (change) => (await remote).settings(change),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function boot(onEvent: (event: ExplorerEvent) => void): Promise<Comlink.Remote<ExplorerApi>> {
  const [explorerScript, readerScript] = await Promise.all([workerScript(explorerUrl), workerScript(readerUrl)]);
  const worker = new Worker(trustedScript(explorerScript), { type: "module", name: "explorer" });
  const start = Comlink.wrap<(boot: ExplorerBoot, onEvent: (event: ExplorerEvent) => void) => ExplorerApi>(worker);
  const engine = new URL(`${__ENGINE_FOLDER__}/`, document.baseURI).href;
  return (await start({ readerScript, engine }, Comlink.proxy(onEvent))) as unknown as Comlink.Remote<ExplorerApi>;
}

/**
 * A worker started from a blob takes over the page's Content-Security-Policy; one started from a URL would not, where
 * the host sends no headers. The development server's modules import each other and have no policy: they stay URLs.
 */
async function workerScript(url: string): Promise<string> {
  const absolute = new URL(url, document.baseURI).href;
  if (import.meta.env.DEV) return absolute;
  const response = await fetch(absolute);
  if (!response.ok) throw new Error(`could not load ${absolute}: ${response.status}`);
  return URL.createObjectURL(new Blob([await response.text()], { type: "text/javascript" }));
}
