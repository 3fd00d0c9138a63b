import type { NodeInfo } from "./node.ts";
import { joinPath, type NodePath, parentPath, topLevelPath, treePath } from "./path.ts";

/**
 * Where a node leads to: the first path of an object met again, or what a link names, as far as it is followed; null if
 * nowhere.
 */
export function targetPath(info: NodeInfo): NodePath | null {
  if (info.sameAs !== undefined) return info.sameAs;
  if (info.external) {
    const [foreign] = info.foreign ?? [];
    if (!foreign?.followed || foreign.root === undefined) return null;
    return treePath(foreign.root, `/${info.external.target.replace(/^\/+|\/+$/g, "")}`);
  }
  if (info.kind !== "softlink" || !info.target) return null;
  const root = info.file?.root ?? topLevelPath(info.path);
  const target = info.target.replace(/^(\.\/)+/, "").replace(/\/+$/, "");
  if (info.target.startsWith("/")) return treePath(root, target === "" ? "/" : target);
  return target === "" || target === "." ? parentPath(info.path) : joinPath(parentPath(info.path), target);
}

/** Whether a node is a name of something else. */
export function isLink({ kind }: Pick<NodeInfo, "kind">): boolean {
  return kind === "softlink" || kind === "externallink";
}
