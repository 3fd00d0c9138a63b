import { type DType, TEXT as str } from "../core/dtype.ts";
import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { baseName, parentPath } from "../core/path.ts";
import type { Block, Value } from "../core/value.ts";

export const f4: DType = { kind: "float", str: "<f4", size: 4, order: "little" };
export const f8: DType = { kind: "float", str: "<f8", size: 8, order: "little" };
const i4: DType = { kind: "int", str: "<i4", size: 4, order: "little" };
const bool: DType = { kind: "bool", str: "|b1", size: 1, order: "little" };
const phase: DType = {
  kind: "enum",
  str: "enum",
  size: 4,
  base: { kind: "int", str: "<i4", size: 4, order: "little" },
  members: [
    ["solid", 0],
    ["liquid", 1],
    ["gas", 2],
  ],
};
const ref: DType = { kind: "reference", str: "reference", size: 8 };
const events: DType = {
  kind: "compound",
  str: "compound",
  size: 48,
  fields: [
    { name: "time", offset: 0, dtype: f8 },
    { name: "particle", offset: 8, dtype: i4 },
    { name: "phase", offset: 12, dtype: phase },
    { name: "label", offset: 16, dtype: str },
    { name: "position", offset: 32, dtype: { kind: "array", str: "array", size: 12, base: f4, dims: [3] } },
    { name: "kept", offset: 44, dtype: bool },
  ],
};

export const bare = { shape: null, maxshape: null, dtype: null, chunks: null, filters: [] } as const;
export type Spec = Omit<NodeInfo, "path" | "name">;

const gzip = [
  { id: 2, name: "shuffle", options: [4], available: true },
  { id: 1, name: "deflate", options: [4], available: true },
];

export function dataset(shape: number[] | null, dtype: DType, more: Partial<Spec> = {}): Spec {
  return {
    kind: "dataset",
    ...bare,
    shape,
    maxshape: shape,
    dtype,
    state: "proxy",
    tags: ["hdf5"],
    attributeCount: 0,
    ...more,
  };
}
const group = (members: number, more: Partial<Spec> = {}): Spec => ({
  kind: "group",
  ...bare,
  members,
  attributeCount: 0,
  ...more,
});

const units: AttributeInfo[] = [
  { name: "units", shape: [], dtype: str, value: "kg m-3" },
  {
    name: "long_name",
    shape: [],
    dtype: str,
    value:
      "Mass density of the fluid, averaged over the cell and written every tenth step of the solver; see the manual for the exact definition of the averaging kernel that was used here.",
  },
  { name: "valid_range", shape: [2], dtype: f8, value: new Float64Array([0, 12.5]) },
  { name: "scale_ref", shape: [], dtype: ref, value: "/run_0412.h5/fluid/coords" },
  { name: "history", shape: null, dtype: f8 },
  {
    name: "lattice",
    shape: [],
    dtype: null,
    error: { code: "unsupported-type", message: "This attribute's type cannot be decoded here." },
  },
];

/** A made-up file: huge, slow and failing nodes have telling names. */
export const SPECS: Record<string, Spec> = {
  "/": group(8, { attributeCount: 2, fileBytes: 40_200_000_000, attributes: units.slice(0, 2) }),
  "/fluid": group(3),
  "/fluid/state": group(5, { attributeCount: 1 }),
  "/fluid/state/density": dataset([5000, 2048, 1024], f4, {
    chunks: [1, 512, 512],
    filters: gzip,
    layout: "chunked",
    storageBytes: 12_300_000_000,
    fillValue: Number.NaN,
    maxshape: [null, 2048, 1024],
    attributeCount: 6,
    attributes: units,
  }),
  "/fluid/state/pressure": dataset([5000, 2048, 1024], f4, { state: "resolved", residentBytes: 64_000_000 }),
  "/fluid/state/velocity": dataset([5000, 2048, 1024, 2], f4),
  "/fluid/state/energy": dataset([1_000_000_000], f8, { tags: ["hdf5", "dask"] }),
  "/fluid/state/wide": dataset([1_000_000_000, 1_000_000], i4),
  "/fluid/coords": group(3),
  "/fluid/coords/x": dataset([1024], f8),
  "/fluid/coords/y": dataset([2048], f8),
  "/fluid/coords/empty": dataset([0, 512], f8),
  "/fluid/cycle": group(3, { sameAs: "/run_0412.h5/fluid" }),
  "/meta": group(7),
  "/meta/config.yaml": dataset([], str),
  "/meta/names": dataset([300], str),
  "/meta/nothing": dataset(null, f8),
  "/meta/links": dataset([12], ref),
  "/meta/answer": dataset([], f8),
  "/meta/blosc": dataset([1000, 1000], f8, {
    chunks: [100, 100],
    filters: [{ id: 32026, name: "blosc2", options: [1, 5], available: false }],
    layout: "chunked",
  }),
  "/meta/matrix_t": { kind: "datatype", ...bare, dtype: events },
  "/events": dataset([18_204], events, { attributeCount: 1 }),
  "/reference_run": { kind: "externallink", ...bare, target: "run_0411.h5:/fluid" },
  "/latest": { kind: "softlink", ...bare, target: "/fluid/state/density", targetKind: "dataset" },
  "/lost": {
    kind: "broken",
    ...bare,
    target: "/gone/away",
    error: { code: "broken-link", message: "The link points to /gone/away, which does not exist." },
  },
  "/slow": group(4),
  "/checkpoints": group(1_000_000),
};
const HUGE = Array.from({ length: 1_000_000 }, (_, i) => `field_${i}`);

export function innerMembers(inner: string): string[] {
  if (inner === "/checkpoints") return HUGE;
  return Object.keys(SPECS)
    .filter((path) => path !== "/" && parentPath(path) === inner)
    .map(baseName);
}

function sample(dtype: DType, at: readonly number[], path: string): Value {
  const n = at.reduce((sum, i) => sum * 31 + i, 7);
  switch (dtype.kind) {
    case "float":
      return 0.5 + 0.4 * Math.sin(n / 97) * (n % 13 === 0 ? 1e-5 : 1);
    case "enum":
      return n % 3;
    case "bool":
      return n % 2;
    case "string":
      return path.endsWith("yaml")
        ? "solver:\n  name: proxima\n  steps: 5000\n  tolerance: 1.0e-6\n"
        : `probe ${n % 977} α`;
    case "reference":
      return n % 5 === 0 ? null : "/run_0412.h5/fluid/state/density";
    case "array":
      return Float32Array.from([n % 7, n % 5, n % 3]);
    case "compound":
      return Object.fromEntries(dtype.fields.map((field, i) => [field.name, sample(field.dtype, [...at, i], path)]));
    default:
      return n % 1000;
  }
}

export function values(
  dtype: DType,
  shape: readonly number[],
  index: (flat: number) => number[],
  path: string,
): Block["data"] {
  const count = shape.reduce((product, n) => product * n, 1);
  const all = Array.from({ length: count }, (_, flat) => sample(dtype, index(flat), path));
  if (dtype.kind === "float") return (dtype.size === 4 ? Float32Array : Float64Array).from(all as number[]);
  if (dtype.kind === "int" || dtype.kind === "enum") return Int32Array.from(all as number[]);
  if (dtype.kind === "bool") return Uint8Array.from(all as number[]);
  return all;
}
