import type { Dataset as Operand } from "../array/bind.ts";
import type { DType } from "../core/dtype.ts";
import { asFault, Fault, type FaultData, faultData, isFault } from "../core/fault.ts";
import type { NodeInfo, ObjectFacts } from "../core/node.ts";
import { baseName, type InnerPath, isWithin, joinPath, type NodePath, treePath } from "../core/path.ts";
import { normalizeSelection, type Selection, type SelectionInput, selectionSize } from "../core/selection.ts";
import { type Block, elementCount, valueBytes } from "../core/value.ts";
import { readSelection } from "../engine/readSelection.ts";
import { sliceBlock } from "../engine/sliceBlock.ts";
import type { ReaderBoot } from "../rpc/boot.ts";
import type {
  ChunkMapInfo,
  Completion,
  EvaluationResult,
  ExplorerApi,
  ExplorerEvent,
  ExplorerSettings,
  ExpressionCheck,
  JobId,
  MemoryInfo,
  OpenedFile,
  PlanInfo,
  TreeOptions,
} from "../rpc/explorerApi.ts";
import { transferBlock, transferValues } from "../rpc/wire.ts";
import { brokenFacts, DataTree, type FileNode } from "../tree/dataTree.ts";
import { ResolvedValues } from "../tree/memory.ts";
import { RESULTS } from "../tree/results.ts";
import { treeText } from "../tree/treeText.ts";
import { Computing } from "./computing.ts";
import { Jobs } from "./jobs.ts";
import type { ReaderWork } from "./readerLane.ts";
import { type PooledFile, Priority, ReaderPool } from "./readerPool.ts";
import { checkedSettings, defaultSettings } from "./settings.ts";
import { taskRunner } from "./taskRunner.ts";

type OpenFile = FileNode<PooledFile>;

/** A read of up to so many bytes is answered by the reader that is kept for what is on screen. */
const VISIBLE_BYTES = 8 * 1024 * 1024;
/** Nodes described in one call of a reader: bounds for how long one call keeps it busy. */
const BATCH = 256;

/** Implements what the page may ask, out of the tree, the readers and the engine. */
export class Explorer implements ExplorerApi {
  private readonly files = new DataTree<PooledFile>();
  private readonly jobs = new Jobs();
  private readonly pool: ReaderPool;
  private readonly values: ResolvedValues;
  private readonly listeners: ((event: ExplorerEvent) => void)[];
  private readonly resolving = new Map<NodePath, Promise<NodeInfo>>();
  private readonly computing: Computing;
  private current: ExplorerSettings = defaultSettings();

  constructor(readerScript: string, boot: Promise<ReaderBoot>, onEvent: (event: ExplorerEvent) => void) {
    this.listeners = [onEvent];
    this.pool = new ReaderPool(readerScript, boot, this.current.readers, this.current.patience);
    this.values = new ResolvedValues(this.current.memoryBudget, (paths) => this.reinstated(paths));
    this.computing = new Computing({
      runner: () => taskRunner((root) => this.locateOpen(root).file.source, this.current.readers),
      budget: () => this.current.memoryBudget,
      values: this.values,
      emit: (event) => this.emit(event),
      members: (path, signal) => this.memberNames(path, signal),
      describe: (paths, signal) => this.describeAll(paths, signal),
      dataset: (path, signal) => this.operand(path, signal),
      read: (path, selection, signal) => this.readSelected(path, selection, signal),
    });
  }

  async open(files: readonly File[], job?: JobId): Promise<OpenedFile[]> {
    await this.pool.ready();
    return this.jobs.run(job, async (signal) => {
      const nodes = files.map((file) => this.files.add(file.name, file.size, (root) => this.attach(file, root)));
      return Promise.all(nodes.map((node) => this.openFile(node, signal)));
    });
  }

  async reload(path: NodePath, file?: File): Promise<OpenedFile> {
    const old = this.files.locate(path).file;
    old.source.close();
    this.forgetValues(old.path);
    const source = file ?? old.source.source.file;
    return this.openFile(this.files.replace(old.path, source.size, this.attach(source, old.path)));
  }

  async close(path: NodePath): Promise<void> {
    if (isResult(path)) return this.computing.deleteResult(path);
    const { file } = this.files.locate(path);
    this.files.remove(file.path).source.close();
    this.forgetValues(file.path);
  }

  async members(path: NodePath, job?: JobId): Promise<string[]> {
    return this.jobs.run(job, (signal) => this.memberNames(path, signal));
  }

  async describe(paths: readonly NodePath[], job?: JobId): Promise<NodeInfo[]> {
    return this.jobs.run(job, (signal) => this.describeAll(paths, signal));
  }

  async children(path: NodePath, job?: JobId): Promise<NodeInfo[]> {
    return this.jobs.run(job, async (signal) => {
      const names = await this.memberNames(path, signal);
      return this.describeAll(
        names.map((name) => joinPath(path, name)),
        signal,
      );
    });
  }

  async info(path: NodePath, job?: JobId): Promise<NodeInfo> {
    return this.jobs.run(job, (signal) => this.inspect(path, signal));
  }

  async tree(path: NodePath = "/", options: TreeOptions = {}, job?: JobId): Promise<string> {
    return this.jobs.run(job, async (signal) => {
      const root = await this.inspect(path, signal);
      const count = async (node: NodeInfo) =>
        node.kind === "group" ? (node.members ?? (await this.memberNames(node.path, signal)).length) : 0;
      const members = async (node: NodeInfo, places: readonly number[]) => {
        const names = await this.memberNames(node.path, signal);
        const wanted = places.map((place) => names[place]).filter((name) => name !== undefined);
        return this.describeAll(
          wanted.map((name) => joinPath(node.path, name)),
          signal,
        );
      };
      return treeText({ root, count, members }, options);
    });
  }

  async read(path: NodePath, selection?: SelectionInput, job?: JobId): Promise<Block> {
    return this.jobs.run(job, async (signal) => {
      const resident = this.values.get(path);
      if (resident) return transferBlock(sliceBlock(resident, normalizeSelection(selection, resident.shape)));
      if (isResult(path)) {
        const { shape } = this.computing.results.get(path);
        return transferBlock(await this.computing.readResult(path, normalizeSelection(selection, shape), signal));
      }
      return transferBlock(await this.readSelected(path, selection, signal));
    });
  }

  async resolve(path: NodePath, job?: JobId): Promise<NodeInfo> {
    const running = this.resolving.get(path);
    if (running) return running;
    const work = this.jobs.run(job, (signal) => this.resolveDataset(path, job, signal));
    this.resolving.set(path, work);
    return work.finally(() => this.resolving.delete(path));
  }

  async reinstate(path: NodePath): Promise<NodeInfo> {
    if (this.values.delete(path)) this.reinstated([path]);
    else this.setState(path, undefined); // a failed one may be tried again
    return this.inspect(path);
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

  exportPython(expression: string, selected?: NodePath, job?: JobId): Promise<string> {
    return this.jobs.run(job, (signal) => this.computing.exportPython(expression, selected, signal));
  }

  complete(prefix: string, selected?: NodePath, job?: JobId): Promise<Completion[]> {
    return this.jobs.run(job, (signal) => this.computing.complete(prefix, selected, signal));
  }

  chunkMaps(expression: string, selected?: NodePath, job?: JobId): Promise<ChunkMapInfo[]> {
    return this.jobs.run(job, (signal) => this.computing.chunkMaps(expression, selected, signal));
  }

  async memory(): Promise<MemoryInfo> {
    return this.values.info();
  }

  async settings(change: Partial<ExplorerSettings> = {}): Promise<ExplorerSettings> {
    this.current = { ...this.current, ...checkedSettings(change) };
    this.pool.setLimit(this.current.readers);
    this.pool.patience = this.current.patience;
    this.values.setBudget(this.current.memoryBudget);
    return this.current;
  }

  async cancel(job: JobId): Promise<void> {
    this.jobs.cancel(job);
  }

  async subscribe(listener: (event: ExplorerEvent) => void): Promise<void> {
    this.listeners.push(listener);
  }

  private attach(file: File, root: NodePath): PooledFile {
    return this.pool.attach({ name: file.name, size: file.size, file }, root);
  }

  private async openFile(node: OpenFile, signal?: AbortSignal): Promise<OpenedFile> {
    const { path, name, size } = node;
    try {
      const { notice } = await node.source.run(async (_api, facts) => facts, Priority.visible, signal);
      return { path, name, size, ...(notice && { notice }) };
    } catch (cause) {
      if (isFault(cause, "aborted")) {
        await this.close(path);
        throw cause;
      }
      node.error = faultData(cause);
      return { path, name, size, error: node.error };
    }
  }

  private locateOpen(path: NodePath): { file: OpenFile; inner: InnerPath } {
    const located = this.files.locate(path);
    const { error } = located.file;
    if (error) throw new Fault(error.code, error.message, error);
    return located;
  }

  /** A request to the reader that is kept for the file. Of a file that changed on disk all listeners hear. */
  private async ask<T>(file: OpenFile, work: ReaderWork<T>, priority: number, signal?: AbortSignal): Promise<T> {
    try {
      return await file.source.run(work, priority, signal);
    } catch (cause) {
      throw this.noted(file, cause);
    }
  }

  private noted(file: OpenFile, cause: unknown): Fault {
    const fault = asFault(cause);
    if (isFault(fault, "file-changed", "file-gone")) {
      this.emit({ type: "file-changed", path: file.path, fault: faultData(fault) });
    }
    return fault;
  }

  private async memberNames(path: NodePath, signal?: AbortSignal): Promise<string[]> {
    if (path === "/") return this.topLevel();
    if (path === RESULTS && this.computing.results.size > 0) return this.computing.results.names();
    const { file, inner } = this.files.locate(path);
    if (file.error) return [];
    return this.ask(file, (api) => api.list(inner), Priority.metadata, signal);
  }

  private async inspect(path: NodePath, signal?: AbortSignal): Promise<NodeInfo> {
    if (path === "/") return rootNode(this.topLevel().length);
    const result = this.resultNode(path);
    if (result) return result;
    const { file, inner } = this.files.locate(path);
    if (file.error) return this.files.brokenFile(file, file.error);
    const facts = await this.ask(file, (api) => api.inspect(inner), Priority.metadata, signal);
    return this.node(file, inner, facts);
  }

  /** Nodes in the order of the paths; what fails as a whole fails for its nodes only. */
  private async describeAll(paths: readonly NodePath[], signal?: AbortSignal): Promise<NodeInfo[]> {
    const nodes = paths.map((path) => this.resultNode(path)) as NodeInfo[];
    const inFiles = paths.flatMap((path, place) => (nodes[place] ? [] : [{ ...this.files.locate(path), place }]));
    const byFile = Map.groupBy(inFiles, ({ file }) => file);
    await Promise.all(
      [...byFile].map(async ([file, wanted]) => {
        for (let from = 0; from < wanted.length; from += BATCH) {
          const batch = wanted.slice(from, from + BATCH);
          const inners = batch.map(({ inner }) => inner);
          const facts = file.error ? [] : await this.describeBatch(file, inners, signal);
          for (const [i, { inner, place }] of batch.entries()) {
            nodes[place] = file.error
              ? this.files.brokenFile(file, file.error)
              : this.node(file, inner, facts[i] as ObjectFacts);
          }
        }
      }),
    );
    return nodes;
  }

  private async describeBatch(file: OpenFile, inners: InnerPath[], signal?: AbortSignal): Promise<ObjectFacts[]> {
    try {
      return await this.ask(file, (api) => api.describe(inners), Priority.metadata, signal);
    } catch (cause) {
      if (isFault(cause, "aborted", "closed")) throw cause;
      return inners.map(() => brokenFacts(faultData(cause)));
    }
  }

  private node(file: OpenFile, inner: InnerPath, facts: ObjectFacts): NodeInfo {
    return this.files.node(file, inner, facts, this.values.bytesOf(treePath(file.path, inner)));
  }

  private async dataset(file: OpenFile, inner: InnerPath, signal?: AbortSignal): Promise<Dataset> {
    const facts = await this.ask(file, (api) => api.datasetAt(inner), Priority.visible, signal);
    const { shape, dtype, chunks } = facts;
    if (shape === null) throw new Fault("invalid", "This dataset has a null dataspace: it holds no values.");
    if (dtype === null) throw new Fault("unsupported-type", facts.error?.message ?? "Its type is not known here.");
    return { shape, dtype, chunks };
  }

  private sourceOf(file: OpenFile, inner: InnerPath, { dtype, chunks }: Dataset, bulk: boolean) {
    const readBlock = async (selection: Selection, signal?: AbortSignal): Promise<Block> => {
      const work: ReaderWork<Block> = (api) => api.readBlock(inner, selection);
      try {
        return await (bulk ? file.source.runBulk(work, signal) : file.source.run(work, Priority.visible, signal));
      } catch (cause) {
        throw this.noted(file, cause);
      }
    };
    return { dtype, chunks, readBlock, concurrency: bulk ? this.current.readers : 1 };
  }

  private topLevel(): string[] {
    return [...this.files.names(), ...(this.computing.results.size > 0 ? [baseName(RESULTS)] : [])];
  }

  private resultNode(path: NodePath): NodeInfo | undefined {
    const { results } = this.computing;
    if (path === RESULTS && results.size > 0) return results.groupNode();
    return isResult(path) ? results.node(path, this.values.bytesOf(path)) : undefined;
  }

  /** A dataset as expressions see it; of a result what it was computed from. */
  private async operand(path: NodePath, signal: AbortSignal): Promise<Operand> {
    const { file, inner } = this.locateOpen(path);
    const { shape, dtype, chunks } = await this.dataset(file, inner, signal);
    return { ref: { path: treePath(file.path, inner), stored: dtype, part: [], chunks }, shape };
  }

  private async readSelected(
    path: NodePath,
    selection: SelectionInput | Selection | undefined,
    signal: AbortSignal,
  ): Promise<Block> {
    const { file, inner } = this.locateOpen(path);
    const dataset = await this.dataset(file, inner, signal);
    const ranges = isNormal(selection) ? selection : normalizeSelection(selection, dataset.shape);
    const bytes = selectionSize(ranges) * dataset.dtype.size;
    this.values.requireRoom(bytes, "This selection");
    return readSelection(this.sourceOf(file, inner, dataset, bytes > VISIBLE_BYTES), ranges, { signal });
  }

  private async resolveDataset(path: NodePath, job: JobId | undefined, signal: AbortSignal): Promise<NodeInfo> {
    if (isResult(path)) {
      if (!this.values.get(path)) await this.computing.resolveResult(path, signal);
      this.emit({ type: "nodes", paths: [path] });
      return this.inspect(path, signal);
    }
    const { file, inner } = this.locateOpen(path);
    if (this.values.get(path)) return this.inspect(path, signal);
    const dataset = await this.dataset(file, inner, signal);
    const { shape, dtype } = dataset;
    this.values.requireRoom(elementCount(shape) * dtype.size, "This dataset");
    this.setState(path, { state: "resolving" });
    const onProgress = (done: number, total: number) => {
      if (job !== undefined) this.emit({ type: "progress", job, done, total });
    };
    try {
      const whole = normalizeSelection(undefined, shape);
      const block = await readSelection(this.sourceOf(file, inner, dataset, true), whole, { signal, onProgress });
      this.values.set(path, block, valueBytes(block.data));
      this.setState(path, { state: "resolved" });
      this.emitMemory();
    } catch (cause) {
      const fault = asFault(cause);
      this.setState(path, isFault(fault, "aborted") ? undefined : { state: "failed", error: faultData(fault) });
      throw fault;
    }
    return this.inspect(path, signal);
  }

  private setState(
    path: NodePath,
    state: { state: "resolving" | "resolved" | "failed"; error?: FaultData } | undefined,
  ) {
    if (!isResult(path)) {
      const { file, inner } = this.files.locate(path);
      if (state) file.states.set(inner, state);
      else file.states.delete(inner);
    }
    this.emit({ type: "nodes", paths: [path] });
  }

  private reinstated(paths: readonly NodePath[]): void {
    for (const path of paths) this.setState(path, undefined);
    this.emitMemory();
  }

  private forgetValues(root: NodePath): void {
    for (const { path } of this.values.info().holders) if (isWithin(path, root)) this.values.delete(path);
    this.emitMemory();
  }

  private emitMemory(): void {
    this.emit({ type: "memory", memory: this.values.info() });
  }

  private emit(event: ExplorerEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

/** A node below `/results`; no file can have that name. */
function isResult(path: NodePath): boolean {
  return path !== RESULTS && isWithin(path, RESULTS);
}

/** Whether a selection is in terms of a shape already. */
function isNormal(selection: SelectionInput | Selection | undefined): selection is Selection {
  return Array.isArray(selection) && selection.every((axis) => typeof axis === "object" && "count" in axis);
}

interface Dataset {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly chunks: readonly number[] | null;
}

function rootNode(members: number): NodeInfo {
  const none = { shape: null, maxshape: null, dtype: null, chunks: null, filters: [], attributes: [] };
  return { kind: "group", path: "/", name: "proxima", members, attributeCount: 0, ...none };
}
