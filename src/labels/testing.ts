import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import type { Value } from "../core/value.ts";
import type { LabelSource } from "./labelSource.ts";

const NOTHING = { maxshape: null, dtype: null, chunks: null, filters: [] };

export function attributes(values: Readonly<Record<string, Value>>): AttributeInfo[] {
  return Object.entries(values).map(([name, value]) => ({ name, shape: [], dtype: null, value }));
}

/** A dataset of a file in memory. */
export function datasetNode(
  path: string,
  shape: readonly number[],
  values: Readonly<Record<string, Value>> = {},
): NodeInfo {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { ...NOTHING, kind: "dataset", path, name, shape, attributes: attributes(values) };
}

/** The nodes of one file, `/f.h5`. */
export function labelSource(...nodes: readonly NodeInfo[]): LabelSource {
  return {
    root: "/f.h5",
    node: async (path) => nodes.find((node) => node.path === path),
    members: async (path) =>
      nodes.filter((node) => node.path.replace(/\/[^/]*$/, "") === path).map((node) => node.name),
  };
}
