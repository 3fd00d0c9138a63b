import type { InnerPath } from "../core/path.ts";
import type { FileNode } from "./treeNode.ts";

/** The state of a dataset of a file, as its node tells it. */
export function proxyFacts(file: FileNode<unknown>, inner: InnerPath, residentBytes: number | undefined) {
  const known = file.states.get(inner);
  const { tag, container } = file.options;
  return {
    state: known?.state ?? ("proxy" as const),
    tags: container.resolveAs === "lazy" ? [tag, "dask"] : [tag],
    ...(residentBytes !== undefined && { residentBytes }),
    ...(known?.lazy && { lazy: true }),
    ...((known?.final ?? !container.retain) && { retained: false }),
    ...(known?.error && { error: known.error }),
  };
}
