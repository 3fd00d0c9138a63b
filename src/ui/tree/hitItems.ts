import { ancestorPaths, baseName, type NodePath } from "../../core/path.ts";
import type { TreeItem } from "./treeItems.ts";

interface Branch {
  readonly path: NodePath;
  readonly children: Map<NodePath, Branch>;
}

/** The nodes that a search has found, with those above them; in the order in which they were found. */
export function hitItems(hits: readonly NodePath[]): TreeItem[] {
  const roots = new Map<NodePath, Branch>();
  for (const hit of hits) {
    let level = roots;
    for (const path of [...ancestorPaths(hit), hit]) {
      let branch = level.get(path);
      if (!branch) {
        branch = { path, children: new Map() };
        level.set(path, branch);
      }
      level = branch.children;
    }
  }
  return [...roots.values()].map(item);
}

function item({ path, children }: Branch): TreeItem {
  return {
    id: path,
    name: baseName(path),
    content: { kind: "node", path },
    children: children.size > 0 ? [...children.values()].map(item) : null,
  };
}
