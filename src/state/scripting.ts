import { faultFrom } from "../core/fault.ts";
import type { JoinOptions } from "../core/joinOptions.ts";
import type { LoadReport } from "../core/loading.ts";
import type { NodeInfo } from "../core/node.ts";
import { type NodePath, topLevelPath } from "../core/path.ts";
import type { SelectionInput } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import type {
  CoordinateInfo,
  EvaluationResult,
  ExportRequest,
  MemoryInfo,
  PlacedFile,
  PlanInfo,
  ReinstateOptions,
  ResolveOptions,
  TreeOptions,
} from "../rpc/explorerApi.ts";
import type { ClientOptions } from "./client.ts";
import { explorer } from "./explorer.ts";
import { exportedBlob } from "./exporting.ts";
import { useNavigation } from "./navigation.ts";
import { isResult, useResults } from "./results.ts";
import { type PickedFile, useSession } from "./session.ts";

/** What people script from the console, and what tests and benchmarks drive: the same calls that the page makes. */
export interface ProximaScripting {
  /**
   * Opens files as top-level nodes, in the page too; a file that cannot be opened gives a broken node. With a load
   * configuration (an object, or YAML text) they are loaded by it: patterns see each file by its `webkitRelativePath`,
   * or by the path that is given beside it, else by its name. The paths of the new nodes at the top.
   */
  open(files: readonly (File | PlacedFile)[], loadConfig?: unknown): Promise<NodePath[]>;
  /** What came of the last load configuration. */
  loadReport(): Promise<LoadReport | null>;
  /** Says that the files which were opened together with this one belong together: they may be read for each other. */
  joinFiles(path: NodePath): Promise<void>;
  /**
   * Says that the members of a group stand for places along these dimensions, and how they are put together; null takes it
   * back.
   */
  treatAsDimension(path: NodePath, dims: readonly string[] | null, options?: JoinOptions): Promise<NodeInfo>;
  children(path: NodePath): Promise<NodeInfo[]>;
  info(path: NodePath): Promise<NodeInfo>;
  tree(path?: NodePath, options?: TreeOptions): Promise<string>;
  read(path: NodePath, selection?: SelectionInput): Promise<Block>;
  /** The values of a coordinate of a dataset, or of a part of one along its one dimension. */
  coordinate(path: NodePath, name: string, part?: readonly [start: number, stop: number]): Promise<CoordinateInfo>;
  resolve(path: NodePath, options?: ResolveOptions): Promise<NodeInfo>;
  reinstate(path: NodePath, options?: ReinstateOptions): Promise<NodeInfo>;
  /**
   * What an expression would do, without reading data. Here and below, `_` is the node that is selected in the page,
   * and names are looked up from it; `this["/run1.h5/fluid/T"]` is a dataset wherever one is.
   */
  plan(expression: string): Promise<PlanInfo>;
  evaluate(
    expression: string,
    options?: Pick<ClientOptions, "signal" | "onProgress" | "onPartial">,
  ): Promise<EvaluationResult>;
  /** A Python script (h5py and dask) that computes the same. */
  exportPython(expression: string): Promise<string>;
  /** A selection of a dataset as a file of at most 512 MiB. */
  exportData(
    path: NodePath,
    format: ExportRequest["format"],
    options?: Partial<Pick<ExportRequest, "selection" | "header">> & Pick<ClientOptions, "signal" | "onProgress">,
  ): Promise<Blob>;
  memory(): Promise<MemoryInfo>;
  close(path: NodePath): Promise<void>;
}

declare global {
  interface Window {
    proxima: ProximaScripting;
  }
}

/** Installs `window.proxima`. Its calls wait for the explorer, so it can be used as soon as the page's script has run. */
export function installScripting(): void {
  window.proxima = {
    async open(files, loadConfig) {
      const picked = [...files].map(placed);
      if (loadConfig === undefined) {
        const opened = await useSession.getState().open(picked);
        return opened.map(({ path }) => path);
      }
      const { error, entries } = await useSession.getState().load(picked, loadConfig);
      if (error) throw faultFrom(error);
      const targets = entries.flatMap(({ files: loaded }) => loaded.flatMap(({ target }) => target ?? []));
      return [...new Set(targets.map(topLevelPath))].filter((path) =>
        useSession.getState().files.some((file) => file.path === path),
      );
    },
    loadReport: () => explorer().loadReport(),
    joinFiles: (path) => explorer().joinFiles(path),
    treatAsDimension: (path, dims, options) => explorer().treatAsDimension(path, dims, options),
    children: (path) => explorer().children(path),
    info: (path) => explorer().info(path),
    tree: (path, options) => explorer().tree(path, options),
    read: (path, selection) => explorer().read(path, selection),
    coordinate: (path, name, part) => explorer().coordinate(path, name, part),
    resolve: (path, options) => explorer().resolve(path, options),
    reinstate: (path, options) => explorer().reinstate(path, options),
    plan: (expression) => explorer().plan(expression, selected()),
    evaluate: (expression, options) => explorer().evaluate(expression, selected(), options),
    exportPython: (expression) => explorer().exportPython(expression, selected()),
    exportData: (path, format, { selection, header = true, ...options } = {}) =>
      exportedBlob({ path, format, header, ...(selection !== undefined && { selection }) }, options),
    memory: () => explorer().memory(),
    close: (path) => (isResult(path) ? useResults.getState().remove(path) : useSession.getState().close(path)),
  };
}

function placed(given: File | PlacedFile): PickedFile {
  const { file, path } = "path" in given && "file" in given ? given : { file: given as File, path: undefined };
  return { file, path: path ?? (file.webkitRelativePath || file.name) };
}

function selected(): NodePath | undefined {
  return useNavigation.getState().selected ?? undefined;
}
