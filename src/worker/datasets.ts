import { LRUCache } from "lru-cache";
import type { Dataset as Operand } from "../array/operand.ts";
import type { DType } from "../core/dtype.ts";
import { asFault, Fault, faultData, isFault } from "../core/fault.ts";
import { MOST_CHUNK_SIZES } from "../core/node.ts";
import { type InnerPath, isWithin, type NodePath, treePath } from "../core/path.ts";
import { normalizeSelection, type Selection, type SelectionInput, selectionSize } from "../core/selection.ts";
import { type Block, elementCount, valueBytes } from "../core/value.ts";
import { type ReadOptions, readSelection, type SelectionSource } from "../engine/readSelection.ts";
import { sliceBlock } from "../engine/sliceBlock.ts";
import type { ExplorerEvent, ReinstateOptions, ResolveOptions } from "../rpc/explorerApi.ts";
import { ResolvedValues } from "../tree/memory.ts";
import type { NodeState } from "../tree/treeNode.ts";
import type { OpenFile, OpenFiles } from "./openFiles.ts";
import type { ReaderWork } from "./readerLane.ts";
import { Priority } from "./readerPool.ts";

/** A read of up to so many bytes is answered by the reader that is kept for what is on screen. */
const VISIBLE_BYTES = 8 * 1024 * 1024;

/** What is known of a dataset is asked again after so long, in milliseconds: the file on disk may be another by then. */
const KNOWN_FOR = 2000;
const MOST_KNOWN = 10_000;

interface Dataset {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly chunks: readonly number[] | null;
}

export interface DatasetsHost {
  readonly files: () => OpenFiles;
  readonly readers: () => number;
  readonly budget: number;
  readonly emit: (event: ExplorerEvent) => void;
}

/** The values of datasets: read where they are proxies, taken from memory where they are resolved. */
export class Datasets {
  readonly values: ResolvedValues;
  private readonly host: DatasetsHost;
  private readonly known = new LRUCache<string, Dataset>({ max: MOST_KNOWN, ttl: KNOWN_FOR });

  constructor(host: DatasetsHost) {
    this.host = host;
    this.values = new ResolvedValues(host.budget, (paths) => this.reinstated(paths));
  }

  /** The selected elements, of resolved values a copy. */
  async read(path: NodePath, selection: SelectionInput | Selection | undefined, signal: AbortSignal): Promise<Block> {
    const resident = this.values.get(path);
    if (resident) return sliceBlock(resident, normalSelection(selection, resident.shape));
    const held = this.host.files().held(path);
    if (held) return sliceBlock(held, normalSelection(selection, held.shape));
    const { file, inner } = await this.host.files().reach(path, signal);
    const dataset = await this.dataset(file, inner, signal);
    const wanted = normalSelection(selection, dataset.shape);
    const bytes = selectionSize(wanted) * dataset.dtype.size;
    this.values.requireRoom(bytes, "This selection");
    return readSelection(this.sourceOf(file, inner, dataset, bytes > VISIBLE_BYTES), wanted, { signal });
  }

  /** A dataset as expressions see it. */
  async operand(path: NodePath, signal: AbortSignal): Promise<Operand> {
    const held = this.host.files().held(path);
    if (held) return { ref: { path, stored: held.dtype, part: [], chunks: null }, shape: held.shape };
    const { file, inner } = await this.host.files().reach(path, signal);
    const { shape, dtype, chunks } = await this.dataset(file, inner, signal);
    const place = { root: file.path, name: file.fileName };
    return { ref: { path: treePath(file.path, inner), stored: dtype, part: [], chunks, file: place }, shape };
  }

  /** Bytes of the file that hold each of some selections; undefined where that is not known. */
  async storedBytes(
    path: NodePath,
    selections: readonly Selection[],
    signal: AbortSignal,
  ): Promise<(number | undefined)[]> {
    const files = this.host.files();
    if (files.held(path)) return selections.map(() => 0);
    const { file, inner } = await files.reach(path, signal);
    return files.ask(file, (api) => api.storedBytes(file.source.id, inner, selections), Priority.metadata, signal);
  }

  /** Stored bytes of each chunk; null where that is not known, or there are many. */
  async chunkSizes(path: NodePath, signal: AbortSignal): Promise<Float64Array | null> {
    const files = this.host.files();
    if (files.held(path)) return null;
    const { file, inner } = await files.reach(path, signal);
    return files.ask(file, (api) => api.chunkSizes(file.source.id, inner, MOST_CHUNK_SIZES), Priority.metadata, signal);
  }

  /** Reads all values and keeps them; for a lazy array nothing is read. */
  async resolve(
    path: NodePath,
    options: ReadOptions & ResolveOptions & { readonly signal: AbortSignal },
  ): Promise<void> {
    if (this.values.get(path) || this.host.files().held(path)) return;
    const { file, inner } = this.host.files().locate(path);
    const { container } = file.options;
    const final = !(options.retain ?? container.retain);
    const dataset = await this.dataset(file, inner, options.signal);
    const { shape, dtype } = dataset;
    if ((options.as ?? container.resolveAs) === "lazy") {
      this.setState(path, { state: "resolved", lazy: true, ...(final && { final }) });
      return;
    }
    this.values.requireRoom(elementCount(shape) * dtype.size, "This dataset");
    this.setState(path, { state: "resolving" });
    try {
      const whole = normalizeSelection(undefined, shape);
      const block = await readSelection(this.sourceOf(file, inner, dataset, true), whole, options);
      this.values.set(path, block, valueBytes(block.data), final);
      this.setState(path, { state: "resolved", ...(final && { final }) });
      this.emitMemory();
    } catch (cause) {
      const fault = asFault(cause);
      // A file that was closed meanwhile has no states any more.
      if (this.host.files().tree.has(path)) {
        this.setState(path, isFault(fault, "aborted") ? undefined : { state: "failed", error: faultData(fault) });
      }
      throw fault;
    }
  }

  /**
   * Gives the memory of resolved values back; a failed proxy may be tried again. A node whose proxy was not retained stays
   * as it is: what is done then is the node's to say, or the caller's.
   */
  reinstate(path: NodePath, { failAction }: ReinstateOptions = {}): void {
    const { tree } = this.host.files();
    if (tree.has(path)) {
      const { file, inner } = tree.locate(path);
      if (file.states.get(inner)?.final) {
        this.notRetained(path, failAction ?? file.options.container.reinstateFailAction);
        return;
      }
    }
    if (this.values.delete(path)) this.reinstated([path]);
    else if (tree.has(path)) this.setState(path, undefined);
  }

  private notRetained(path: NodePath, action: string): void {
    const message = `Could not reinstate a proxy for “${path}”: it was not retained when it was resolved.`;
    const fault = new Fault("invalid", message, { hint: "Close the file and open it again to have its proxies back." });
    if (action === "raise") throw fault;
    if (action === "warn") this.host.emit({ type: "notice", title: "A proxy is gone", fault: faultData(fault) });
    // biome-ignore lint/suspicious/noConsole: a line in the log is what was asked for
    else console[action === "log_debug" ? "debug" : "warn"](message);
  }

  /** Forgets the values of a file that is closed or read anew. */
  forget(root: NodePath): void {
    for (const { path } of this.values.info().holders) if (isWithin(path, root)) this.values.delete(path);
    this.emitMemory();
  }

  emitMemory(): void {
    this.host.emit({ type: "memory", memory: this.values.info() });
  }

  private async dataset(file: OpenFile, inner: InnerPath, signal?: AbortSignal): Promise<Dataset> {
    const key = `${file.source.id} ${inner}`;
    const known = this.known.get(key);
    if (known) return known;
    const facts = await this.host
      .files()
      .ask(file, (api) => api.datasetAt(file.source.id, inner), Priority.visible, signal);
    const { shape, dtype, chunks } = facts;
    if (shape === null) throw new Fault("invalid", "This dataset has a null dataspace: it holds no values.");
    if (dtype === null) throw new Fault("unsupported-type", facts.error?.message ?? "Its type is not known here.");
    const dataset = { shape, dtype, chunks };
    this.known.set(key, dataset);
    return dataset;
  }

  private sourceOf(file: OpenFile, inner: InnerPath, { dtype, chunks }: Dataset, bulk: boolean): SelectionSource {
    const readBlock = async (selection: Selection, signal?: AbortSignal): Promise<Block> => {
      const work: ReaderWork<Block> = (api) => api.readBlock(file.source.id, inner, selection);
      try {
        return await (bulk ? file.source.runBulk(work, signal) : file.source.run(work, Priority.visible, signal));
      } catch (cause) {
        throw this.host.files().noted(file, cause);
      }
    };
    return { dtype, chunks, readBlock, concurrency: bulk ? this.host.readers() : 1 };
  }

  private setState(path: NodePath, state: NodeState | undefined): void {
    const { file, inner } = this.host.files().tree.locate(path);
    if (state) file.states.set(inner, state);
    else file.states.delete(inner);
    this.host.emit({ type: "nodes", paths: [path] });
  }

  /** Nodes whose values gave way; results among them have no state of their own. */
  private reinstated(paths: readonly NodePath[]): void {
    for (const path of paths) {
      if (this.host.files().tree.has(path)) this.setState(path, undefined);
      else this.host.emit({ type: "nodes", paths: [path] });
    }
    this.emitMemory();
  }
}

/** A selection in terms of a shape, unless it is that already. */
export function normalSelection(
  selection: SelectionInput | Selection | undefined,
  shape: readonly number[],
): Selection {
  return isNormal(selection) ? selection : normalizeSelection(selection, shape);
}

function isNormal(selection: SelectionInput | Selection | undefined): selection is Selection {
  return (
    Array.isArray(selection) &&
    selection.length > 0 &&
    selection.every((axis) => typeof axis === "object" && "count" in axis)
  );
}
