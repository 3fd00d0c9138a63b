import { BufferPool } from "../core/bufferPool.ts";
import type { JoinOptions } from "../core/joinOptions.ts";
import type { FileListing, LoadCheck, LoadReport } from "../core/loading.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { SelectionInput } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import type { LoadLibrary, ReaderBoot } from "../rpc/boot.ts";
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
import { transferBlock, transferBytes, transferValues } from "../rpc/wire.ts";
import { checkLoad } from "../tree/load/planLoad.ts";
import { ArrangedArrays } from "./arrangedArrays.ts";
import { Computing } from "./computing.ts";
import { Datasets } from "./datasets.ts";
import { DimensionGroups } from "./dimensionGroups.ts";
import { Jobs } from "./jobs.ts";
import { Labelling } from "./labelling.ts";
import { Loading } from "./loading.ts";
import { isResult, Nodes } from "./nodes.ts";
import { NodeValues } from "./nodeValues.ts";
import { OpenFiles } from "./openFiles.ts";
import { ReaderPool } from "./readerPool.ts";
import { search } from "./searching.ts";
import { checkedSettings, defaultSettings } from "./settings.ts";
import { taskRunner } from "./taskRunner.ts";

/** Bytes that wait for the next partial results. */
const MOST_SPARE = 32 * 1024 * 1024;

/** Implements what the page may ask: each call is one of the files, of the datasets or of the computations. */
export class Explorer implements ExplorerApi {
  private readonly jobs = new Jobs();
  private readonly spare = new BufferPool(MOST_SPARE);
  private readonly pool: ReaderPool;
  private readonly files: OpenFiles;
  private readonly datasets: Datasets;
  private readonly computing: Computing;
  private readonly labelling: Labelling;
  private readonly loading: Loading;
  private readonly arrays: ArrangedArrays;
  private readonly nodes: Nodes;
  private readonly nodeValues: NodeValues;
  private readonly listeners: ((event: ExplorerEvent) => void)[];
  private readonly resolving = new Map<NodePath, Promise<NodeInfo>>();
  private current: ExplorerSettings = defaultSettings();

  constructor(
    readerScript: string,
    boot: Promise<ReaderBoot>,
    loadLibrary: LoadLibrary,
    onEvent: (event: ExplorerEvent) => void,
  ) {
    const emit = (event: ExplorerEvent) => this.emit(event);
    this.listeners = [onEvent];
    this.pool = new ReaderPool(readerScript, boot, loadLibrary, this.current.readers, this.current.patience);
    this.datasets = new Datasets({
      files: () => this.files,
      readers: () => this.current.readers,
      budget: this.current.memoryBudget,
      emit,
    });
    const { values } = this.datasets;
    this.files = new OpenFiles({ pool: this.pool, emit, residentBytes: (path) => values.bytesOf(path) });
    this.labelling = new Labelling({
      inspect: (path, signal) => this.files.inspectThrough(path, signal),
      members: (path) => this.files.members(path).catch(() => []),
      operand: (path, signal) => this.datasets.operand(path, signal),
    });
    this.nodes = new Nodes({
      files: this.files,
      labelling: this.labelling,
      results: () => this.computing.results,
      residentBytes: (path) => values.bytesOf(path),
    });
    this.loading = new Loading({
      files: this.files,
      datasets: this.datasets,
      tree: (condensed, signal) => this.nodes.treeText("/", condensed ? CONDENSED : {}, signal),
    });
    const dataset = (path: NodePath, signal: AbortSignal) => this.labelling.operand(path, signal);
    this.arrays = new ArrangedArrays({
      dataset,
      isGrid: async (path) => this.files.isMapped(path) && this.labelling.isGrid(path),
      groups: new DimensionGroups({
        files: this.files,
        members: (path, signal) => this.nodes.members(path, signal),
        dataset,
        labels: (coord, signal) => this.computing.coordValues(coord, signal),
      }),
    });
    const { nodes, datasets, arrays } = this;
    this.nodeValues = new NodeValues({ nodes, datasets, arrays, computing: () => this.computing });
    this.computing = new Computing({
      runner: () => taskRunner(this.pool, (path) => this.files.source(path), this.current.readers, this.spare),
      budget: () => this.current.memoryBudget,
      values,
      emit,
      members: (path, signal) => this.nodes.members(path, signal),
      describe: (paths, signal) => this.nodes.describe(paths, signal),
      dataset: (path, signal) => this.nodeValues.operand(path, signal),
      read: (path, selection, signal) => this.datasets.read(path, selection, signal),
      storedBytes: (path, selections, signal) => this.datasets.storedBytes(path, selections, signal),
    });
  }

  async load(files: readonly PlacedFile[], config: unknown, job?: JobId): Promise<LoadOutcome> {
    await this.pool.ready();
    return this.jobs
      .run(job, (signal) => this.loading.load(files, config, { signal, ...this.progress(job) }))
      .finally(() => this.arrays.forget());
  }

  async checkLoad(text: string, files: readonly FileListing[]): Promise<LoadCheck> {
    return checkLoad(text, files);
  }

  async loadReport(): Promise<LoadReport | null> {
    return this.loading.report;
  }

  async open(files: readonly OpenableFile[], job?: JobId): Promise<OpenedFile[]> {
    await this.pool.ready();
    return this.jobs.run(job, (signal) => this.files.open(files, signal)).finally(() => this.arrays.forget());
  }

  async reload(path: NodePath, file?: File): Promise<OpenedFile> {
    this.forget(path);
    return this.files.reload(path, file);
  }

  async close(path: NodePath): Promise<void> {
    if (isResult(path)) return this.computing.deleteResult(path);
    this.forget(this.files.close(path));
  }

  async joinFiles(path: NodePath): Promise<void> {
    this.files.join(path);
    this.computing.forget();
    this.labelling.forget(path);
    this.arrays.forget();
  }

  async members(path: NodePath, job?: JobId): Promise<string[]> {
    return this.jobs.run(job, (signal) => this.nodes.members(path, signal));
  }

  async describe(paths: readonly NodePath[], job?: JobId): Promise<NodeInfo[]> {
    return this.jobs.run(job, (signal) => this.nodes.describe(paths, signal));
  }

  async children(path: NodePath, job?: JobId): Promise<NodeInfo[]> {
    return this.jobs.run(job, (signal) => this.nodes.children(path, signal));
  }

  async info(path: NodePath, job?: JobId): Promise<NodeInfo> {
    return this.jobs.run(job, (signal) => this.nodes.inspect(path, signal));
  }

  async tree(path: NodePath = "/", options: TreeOptions = {}, job?: JobId): Promise<string> {
    return this.jobs.run(job, (signal) => this.nodes.treeText(path, options, signal));
  }

  async read(path: NodePath, selection?: SelectionInput, job?: JobId): Promise<Block> {
    return this.jobs.run(job, async (signal) => transferBlock(await this.nodeValues.read(path, selection, signal)));
  }

  async resolve(path: NodePath, options?: ResolveOptions, job?: JobId): Promise<NodeInfo> {
    const running = this.resolving.get(path);
    if (running) return running;
    const work = this.jobs.run(job, (signal) => this.resolveNode(path, options, job, signal));
    this.resolving.set(path, work);
    return work.finally(() => this.resolving.delete(path));
  }

  async reinstate(path: NodePath, options?: ReinstateOptions): Promise<NodeInfo> {
    this.datasets.reinstate(path, options);
    return this.nodes.inspect(path);
  }

  check(expression: string, selected?: NodePath, job?: JobId): Promise<ExpressionCheck> {
    return this.jobs.run(job, (signal) => this.computing.check(expression, selected, signal));
  }

  plan(expression: string, selected?: NodePath, job?: JobId): Promise<PlanInfo> {
    return this.jobs.run(job, (signal) => this.computing.plan(expression, selected, signal));
  }

  async evaluate(expression: string, selected?: NodePath, job?: JobId): Promise<EvaluationResult> {
    const result = await this.jobs.run(job, (signal) => this.computing.evaluate(expression, selected, job, signal));
    return transferValues(result, result.data);
  }

  compute(expression: string, selected?: NodePath, job?: JobId): Promise<NodePath> {
    return this.jobs.run(job, (signal) => this.computing.compute(expression, selected, job, signal));
  }

  define(expression: string, selected?: NodePath, job?: JobId): Promise<NodePath> {
    return this.jobs.run(job, (signal) => this.computing.define(expression, selected, signal));
  }

  exportPython(expression: string, selected?: NodePath, job?: JobId): Promise<string> {
    return this.jobs.run(job, (signal) => this.computing.exportPython(expression, selected, signal));
  }

  search(text: string, under: NodePath, job?: JobId): Promise<SearchSummary> {
    const host = {
      members: (path: NodePath, signal: AbortSignal) => this.nodes.members(path, signal),
      describe: (paths: readonly NodePath[], signal: AbortSignal) => this.nodes.describe(paths, signal),
      inspect: (path: NodePath, signal: AbortSignal) => this.nodes.attributed(path, signal),
    };
    return this.jobs.run(job, (signal) =>
      search(text, under, host, {
        signal,
        onHits: (paths, searched) => {
          if (job !== undefined) this.emit({ type: "hits", job, paths, searched });
        },
      }),
    );
  }

  exportData(
    request: ExportRequest,
    sink: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
    job?: JobId,
  ): Promise<number> {
    return this.jobs.run(job, (signal) =>
      this.nodeValues.export(request, {
        signal,
        sink: (bytes) => sink(transferBytes(bytes)),
        onProgress: (done, total) => {
          if (job !== undefined) this.emit({ type: "progress", job, done, total });
        },
      }),
    );
  }

  locate(path: NodePath, dim: string, text: string, job?: JobId): Promise<LocatedPlaces> {
    return this.jobs.run(job, (signal) => this.computing.locate(path, dim, text, signal));
  }

  coordinate(
    path: NodePath,
    name: string,
    part?: readonly [start: number, stop: number],
    job?: JobId,
  ): Promise<CoordinateInfo> {
    return this.jobs.run(job, (signal) => this.computing.coordinate(path, name, part, signal));
  }

  complete(prefix: string, selected?: NodePath, job?: JobId): Promise<Completion[]> {
    return this.jobs.run(job, (signal) => this.computing.complete(prefix, selected, signal));
  }

  chunkMaps(expression: string, selected?: NodePath, job?: JobId): Promise<ChunkMapInfo[]> {
    return this.jobs.run(job, (signal) => this.computing.chunkMaps(expression, selected, signal));
  }

  chunkSizes(path: NodePath, job?: JobId): Promise<Float64Array | null> {
    return this.jobs.run(job, async (signal) => (isResult(path) ? null : this.datasets.chunkSizes(path, signal)));
  }

  async memory(): Promise<MemoryInfo> {
    return this.datasets.values.info();
  }

  async settings(change: Partial<ExplorerSettings> = {}): Promise<ExplorerSettings> {
    this.current = { ...this.current, ...checkedSettings(change) };
    this.pool.setLimit(this.current.readers);
    this.pool.patience = this.current.patience;
    this.pool.directReads = this.current.directReads;
    this.datasets.values.setBudget(this.current.memoryBudget);
    return this.current;
  }

  async cancel(job: JobId): Promise<void> {
    this.jobs.cancel(job);
  }

  async subscribe(listener: (event: ExplorerEvent) => void): Promise<void> {
    this.listeners.push(listener);
  }

  private forget(root: NodePath): void {
    this.datasets.forget(root);
    this.computing.forget();
    this.labelling.forget(root);
    this.arrays.forget();
  }

  asArray(path: NodePath, job?: JobId): Promise<NodeInfo> {
    return this.jobs.run(job, (signal) => this.nodeValues.arrayNode(path, signal));
  }

  async treatAsDimension(path: NodePath, dims: readonly string[] | null, options?: JoinOptions): Promise<NodeInfo> {
    this.files.tree.treatMembers(path, dims, options);
    this.arrays.forget();
    this.emit({ type: "nodes", paths: [path] });
    return this.nodes.inspect(path);
  }

  /** A job hears of its own progress. */
  private progress(job: JobId | undefined): { onProgress?: (done: number, total: number) => void } {
    return job === undefined ? {} : { onProgress: (done, total) => this.emit({ type: "progress", job, done, total }) };
  }

  private async resolveNode(
    path: NodePath,
    options: ResolveOptions | undefined,
    job: JobId | undefined,
    signal: AbortSignal,
  ): Promise<NodeInfo> {
    if (!isResult(path)) {
      await this.datasets.resolve(path, { ...options, signal, ...this.progress(job) });
    } else if (!this.datasets.values.get(path)) {
      await this.computing.resolveResult(path, signal);
      this.emit({ type: "nodes", paths: [path] });
    }
    return this.nodes.inspect(path, signal);
  }

  private emit(event: ExplorerEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

/** dantro's `tree_condensed`. */
const CONDENSED: TreeOptions = { levels: 10, threshold: 10 };
