import { shortDtype } from "../core/dtype.ts";
import type { NodeInfo } from "../core/node.ts";
import { ancestorPaths, joinPath, type NodePath, parentPath } from "../core/path.ts";
import type { Completion } from "../rpc/explorerApi.ts";

const MOST_COMPLETIONS = 50;

/** What is asked about the tree to complete a name. */
export interface CompletionHost {
  readonly members: (path: NodePath, signal: AbortSignal) => Promise<string[]>;
  readonly describe: (paths: readonly NodePath[], signal: AbortSignal) => Promise<NodeInfo[]>;
}

/** Datasets of which the names begin so: first those beside `base`, then those of the groups around it, then its own. */
export async function completeNames(
  prefix: string,
  base: NodePath,
  tree: CompletionHost,
  signal: AbortSignal,
): Promise<Completion[]> {
  const found: Completion[] = [];
  const seen = new Set<string>();
  const beginning = prefix.toLowerCase();
  for (const group of [parentPath(base), ...ancestorPaths(parentPath(base)).reverse(), base]) {
    if (group === "/" || found.length >= MOST_COMPLETIONS) continue;
    const names = await tree.members(group, signal).catch((): string[] => []);
    const matching = names
      .filter((name) => name.toLowerCase().startsWith(beginning) && !seen.has(name))
      .slice(0, MOST_COMPLETIONS);
    const nodes = await tree.describe(
      matching.map((name) => joinPath(group, name)),
      signal,
    );
    for (const node of nodes) {
      if (node.kind !== "dataset" || !node.dtype || !node.shape) continue;
      seen.add(node.name);
      const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(node.name);
      const name = isName ? node.name : `this[${JSON.stringify(node.path)}]`;
      found.push({ name, path: node.path, detail: `${shortDtype(node.dtype)} (${node.shape.join(", ")})` });
    }
  }
  return found.slice(0, MOST_COMPLETIONS);
}
