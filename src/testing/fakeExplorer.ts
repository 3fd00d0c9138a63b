import { abortFault } from "../core/abort.ts";
import { Fault } from "../core/fault.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName, innerPath, joinPath, type NodePath, topLevelPath } from "../core/path.ts";
import { normalizeSelection, selectionShape } from "../core/selection.ts";
import type { ExplorerEvent, ExplorerSettings, OpenedFile } from "../rpc/explorerApi.ts";
import type { ClientOptions, ExplorerClient } from "../state/client.ts";
import {
  fakeCheck,
  fakeChunkMaps,
  fakeCompletions,
  fakeComputing,
  fakePlan,
  fakeScript,
  resultInfo,
  resultsInfo,
} from "./fakeExpressions.ts";
import { bare, dataset, f4, f8, innerMembers, SPECS, type Spec, values } from "./fakeFile.ts";

/** An explorer without HDF5, for looking at the page and for unit tests. `delay` is the time of each answer, in ms. */
export function fakeExplorer(delay = 30): ExplorerClient {
  const listeners = new Set<(event: ExplorerEvent) => void>();
  const files: OpenedFile[] = [];
  const states = new Map<NodePath, Partial<Spec>>();
  const results = new Map<NodePath, string>();
  let computed = 0;
  let settings: ExplorerSettings = { readers: 3, memoryBudget: 512e6, patience: 20_000, directReads: true };

  const wait = (options?: ClientOptions, ms = delay) =>
    new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        clearTimeout(timer);
        reject(abortFault());
      };
      const timer = setTimeout(() => {
        options?.signal?.removeEventListener("abort", onAbort);
        resolve();
      }, ms);
      options?.signal?.addEventListener("abort", onAbort);
    });

  const tell = (event: ExplorerEvent) => {
    for (const listener of listeners) listener(event);
  };

  const infoOf = (path: NodePath): NodeInfo => {
    if (path === "/results") return resultsInfo(results.size);
    const expression = results.get(path);
    if (expression !== undefined) return resultInfo(path, expression);
    const root = topLevelPath(path);
    const inner = innerPath(root, path);
    const file = files.find((candidate) => candidate.path === root);
    const name = baseName(path);
    if (file?.error) return { kind: "broken", ...bare, path, name, error: file.error };
    const spec = SPECS[inner] ?? (inner.startsWith("/checkpoints/") ? dataset([2048, 1024], f4) : undefined);
    if (!spec)
      return {
        kind: "broken",
        ...bare,
        path,
        name,
        error: { code: "not-found", message: `There is nothing at ${path}.` },
      };
    return { ...spec, ...states.get(path), path, name };
  };
  const memory = () => ({
    used: 64_000_000,
    budget: settings.memoryBudget,
    holders: [{ path: "/run_0412.h5/fluid/state/pressure", bytes: 64_000_000 }],
  });

  return {
    async open(picked, options) {
      await wait(options, delay * 3);
      const opened = picked.map(
        ({ file }): OpenedFile => ({
          path: `/${file.name}`,
          name: file.name,
          size: Math.max(file.size, 40_200_000_000),
          ...(/\.(txt|nc3)$/.test(file.name) && {
            error: {
              code: "not-hdf5" as const,
              message: "This is a netCDF-3 file (starts CDF 01).",
              hint: "Only HDF5-based files open here.",
            },
          }),
        }),
      );
      files.push(...opened);
      return opened;
    },
    async load(picked, _config, options) {
      await wait(options);
      const opened = picked.map(({ file }) => ({ path: `/${file.name}`, name: file.name, size: file.size }));
      files.push(...opened);
      return { opened, report: { status: "done", entries: [], seconds: 0 } };
    },
    checkLoad: async () => ({ words: { options: [], loaders: [] }, marks: [], entries: [] }),
    loadReport: async () => null,
    reload: async (path) => files.find((file) => file.path === path) as OpenedFile,
    async close(path) {
      if (results.delete(path)) tell({ type: "results", paths: [path] });
      else
        files.splice(
          files.findIndex((file) => file.path === path),
          1,
        );
    },
    joinFiles: async () => undefined,
    asArray: async (path) => infoOf(path),
    treatAsDimension: async (path, dims) => ({ ...infoOf(path), ...(dims && { memberDims: dims }) }),
    async members(path, options) {
      if (path === "/results") return [...results.keys()].map(baseName);
      const slow = path.endsWith("/slow");
      await wait(options, slow ? 60_000 : delay);
      return innerMembers(innerPath(topLevelPath(path), path));
    },
    async describe(paths, options) {
      await wait(options);
      return paths.map(infoOf).map(({ attributes: _, ...rest }) => rest);
    },
    children: async (path) =>
      innerMembers(innerPath(topLevelPath(path), path)).map((name) => infoOf(joinPath(path, name))),
    async info(path, options) {
      await wait(options);
      const info = infoOf(path);
      return { ...info, attributes: info.attributes ?? [] };
    },
    tree: async () => "",
    async read(path, selection, options) {
      await wait(options, path.endsWith("velocity") ? 1500 : delay);
      const info = infoOf(path);
      if (path.endsWith("blosc")) {
        throw new Fault("filter-missing", "Compressed with blosc2 (id 32026), which is not built in.", {
          hint: "Metadata still work.",
          details: "H5Z_pipeline: required filter 'blosc2' is not registered",
        });
      }
      const shape = info.shape ?? [];
      const dtype = info.dtype ?? f8;
      const taken = normalizeSelection(selection, shape);
      const result = selectionShape(taken);
      const index = (flat: number) => {
        let rest = flat;
        const at: number[] = [];
        for (let axis = taken.length - 1; axis >= 0; axis--) {
          const range = taken[axis];
          if (!range) continue;
          at.unshift(range.start + (rest % range.count) * range.step);
          rest = Math.floor(rest / range.count);
        }
        return at;
      };
      return { shape: result, dtype, data: values(dtype, result, index, path) };
    },
    async resolve(path, _how, options) {
      for (let i = 1; i <= 20; i++) {
        await wait(options, delay * 4);
        options?.onProgress?.(i * 3_200_000, 64_000_000);
      }
      if (path.endsWith("velocity")) {
        states.set(path, {
          state: "failed",
          error: { code: "over-budget", message: "Needs 83.9 GB, the limit is 512 MB." },
        });
        throw new Fault("over-budget", "Needs 83.9 GB, the limit is 512 MB.");
      }
      states.set(path, { state: "resolved", residentBytes: 64_000_000 });
      return infoOf(path);
    },
    async reinstate(path) {
      states.set(path, { state: "proxy", residentBytes: undefined } as Partial<Spec>);
      return infoOf(path);
    },
    memory: async () => memory(),
    async check(expression, _selected, options) {
      await wait(options);
      return fakeCheck(expression);
    },
    plan: async (expression) => fakePlan(expression),
    async evaluate(expression, _selected, options) {
      const { shape, data } = await fakeComputing(expression, wait, delay, options);
      return { shape, dtype: "<f8", dims: ["y", "x"], coords: {}, data: data as Float64Array };
    },
    async compute(expression, _selected, options) {
      await fakeComputing(expression, wait, delay, options);
      const path = `/results/r${++computed}`;
      results.set(path, expression);
      tell({ type: "results", paths: [path] });
      return path;
    },
    async define(expression) {
      const path = `/results/r${++computed}`;
      results.set(path, expression);
      tell({ type: "results", paths: [path] });
      return path;
    },
    exportPython: async (expression) => fakeScript(expression),
    async search(_text, _under, options) {
      await wait(options);
      return { searched: 0, paths: [], complete: true };
    },
    async exportData(_request, sink, options) {
      await wait(options);
      await sink(new TextEncoder().encode("nothing\n"));
      return 8;
    },
    async locate(path, dim, _text, options) {
      await wait(options);
      throw new Fault("not-found", `${path} has no coordinate “${dim}”.`);
    },
    async coordinate(path, name, _part, options) {
      await wait(options);
      throw new Fault("not-found", `${path} has no coordinate “${name}”.`);
    },
    async complete(prefix, _selected, options) {
      await wait(options);
      return fakeCompletions(prefix);
    },
    chunkMaps: async (expression) => fakeChunkMaps(expression),
    chunkSizes: async () => null,
    settings: async (change) => {
      settings = { ...settings, ...change };
      return settings;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
