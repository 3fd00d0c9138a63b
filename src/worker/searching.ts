import { throwIfAborted } from "../core/abort.ts";
import type { NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath } from "../core/path.ts";
import type { SearchSummary } from "../rpc/explorerApi.ts";
import { parseQuery } from "../tree/nodeQuery.ts";

export interface SearchHost {
  readonly members: (path: NodePath, signal: AbortSignal) => Promise<readonly string[]>;
  readonly describe: (paths: readonly NodePath[], signal: AbortSignal) => Promise<NodeInfo[]>;
  readonly inspect: (path: NodePath, signal: AbortSignal) => Promise<NodeInfo>;
}

export interface SearchWork {
  readonly signal: AbortSignal;
  /** Nodes that were found since the last call, and how many were looked at so far. */
  readonly onHits: (paths: readonly NodePath[], searched: number) => void;
}

/** Nobody reads more than this; who finds so much has to say more. */
const MOST_HITS = 2000;
const BATCH = 256;
/** Milliseconds between two reports. */
const REPORT_EVERY = 100;

/**
 * Looks through everything below a node, breadth first, so that what lies near is found first. What cannot be read is
 * passed over; an object that was met before is not entered again.
 */
export async function search(
  text: string,
  under: NodePath,
  host: SearchHost,
  { signal, onHits }: SearchWork,
): Promise<SearchSummary> {
  const query = parseQuery(text);
  const groups: NodePath[] = [under];
  const found: NodePath[] = [];
  let told = 0;
  let reported = performance.now();
  let searched = 0;
  const report = () => {
    onHits(found.slice(told), searched);
    told = found.length;
    reported = performance.now();
  };
  const matches = async (node: NodeInfo): Promise<boolean> => {
    if (!query.matchesPath(node.path) || !query.matchesFacts(node)) return false;
    if (!query.matchesAttributes) return true;
    if (node.attributeCount === 0) return false;
    const { attributes = [] } = await host.inspect(node.path, signal);
    return query.matchesAttributes(attributes);
  };
  for (let next = 0; next < groups.length && found.length < MOST_HITS; next++) {
    const group = groups[next] as NodePath;
    const names = await host.members(group, signal).catch((): string[] => []);
    throwIfAborted(signal);
    for (let from = 0; from < names.length && found.length < MOST_HITS; from += BATCH) {
      const paths = names.slice(from, from + BATCH).map((name) => joinPath(group, name));
      for (const node of await host.describe(paths, signal)) {
        searched++;
        if (node.kind === "group" && node.sameAs === undefined) groups.push(node.path);
        if (found.length < MOST_HITS && (await matches(node))) found.push(node.path);
      }
      throwIfAborted(signal);
      if (performance.now() - reported > REPORT_EVERY) report();
    }
  }
  return { searched, paths: found, complete: found.length < MOST_HITS };
}
