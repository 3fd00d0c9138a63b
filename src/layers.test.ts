import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Which folders of `src` a folder may import, and the packages that belong to it alone. */
const LAYERS: Record<string, readonly string[]> = {
  core: [],
  array: ["core"],
  kernels: ["core", "array"],
  engine: ["core", "array", "kernels"],
  hdf5: ["core", "codecs"],
  codecs: ["core"],
  npy: ["core", "hdf5"],
  labels: ["core"],
  tree: ["core", "array", "labels"],
  export: ["core", "array"],
  rpc: ["core", "array"],
  worker: ["core", "array", "kernels", "engine", "hdf5", "npy", "codecs", "labels", "tree", "export", "rpc"],
  state: ["core", "array", "rpc"],
  ui: ["core", "array", "state"],
  testing: ["core", "array", "rpc", "state"],
};

const OWNERS: Record<string, readonly string[]> = {
  "h5wasm/glue": ["hdf5"],
  comlink: ["rpc", "worker", "state"],
  react: ["ui"],
  "react-dom": ["ui"],
  "react-arborist": ["ui"],
  "radix-ui": ["ui"],
  uplot: ["ui"],
  "d3-force": ["ui"],
  zustand: ["state"],
  yaml: ["tree", "ui"],
  picomatch: ["tree"],
};

const SRC = path.dirname(new URL(import.meta.url).pathname);
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']/g;

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [file] : [];
  });
}

function layerOf(file: string): string | undefined {
  const [folder, rest] = path.relative(SRC, file).split(path.sep, 2);
  return rest === undefined ? undefined : folder;
}

interface Import {
  readonly to: string;
  readonly package: boolean;
}

/** Each import of a source file: the layer that it leads to, or the package. */
function imports(file: string): Import[] {
  return [...readFileSync(file, "utf8").matchAll(IMPORT)].flatMap(([, name = ""]): Import[] => {
    if (/\?(worker&url|url)$/.test(name)) return []; // an address, not the module
    if (!name.startsWith(".")) return [{ to: name, package: true }];
    const to = layerOf(path.resolve(path.dirname(file), name));
    return to === undefined ? [] : [{ to, package: false }];
  });
}

const files = sources(SRC).filter((file) => layerOf(file) !== undefined);

test("every folder of src has its row in the table", () => {
  expect([...new Set(files.map(layerOf))].filter((layer) => !((layer as string) in LAYERS))).toEqual([]);
});

test.each(Object.keys(LAYERS))("%s imports only what it may", (layer) => {
  const wrong = files
    .filter((file) => layerOf(file) === layer)
    .flatMap((file) => {
      const where = path.relative(SRC, file);
      return imports(file).flatMap(({ to, package: isPackage }) => {
        if (isPackage) return to in OWNERS && !OWNERS[to]?.includes(layer) ? [`${where} imports ${to}`] : [];
        return to === layer || LAYERS[layer]?.includes(to) ? [] : [`${where} imports ${to}`];
      });
    });
  expect(wrong).toEqual([]);
});
