import { throwIfAborted } from "../core/abort.ts";
import type { NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath } from "../core/path.ts";
import { elementCount } from "../core/value.ts";
import type { Datasets } from "./datasets.ts";
import type { OpenFiles } from "./openFiles.ts";

/**
 * Reads all values of a file into memory. Whether there is room for all of them is known before any is read. Datasets
 * whose values cannot be decoded are left as they are: they say so themselves.
 */
export async function resolveAll(
  root: NodePath,
  { files, datasets }: { readonly files: OpenFiles; readonly datasets: Datasets },
  signal: AbortSignal,
): Promise<void> {
  const found: NodeInfo[] = [];
  const visit = async (nodes: readonly NodeInfo[]): Promise<void> => {
    for (const node of nodes) {
      throwIfAborted(signal);
      if (node.sameAs !== undefined || node.error) continue;
      if (node.kind === "dataset" && node.shape && node.dtype) found.push(node);
      if (node.kind !== "group") continue;
      const names = await files.members(node.path, signal);
      const paths = names.map((name) => joinPath(node.path, name));
      await visit(await files.describe(paths, signal));
    }
  };
  await visit([await files.inspect(root, signal)]);
  const bytes = found.reduce((sum, { shape, dtype }) => sum + elementCount(shape ?? []) * (dtype?.size ?? 0), 0);
  datasets.values.requireRoom(
    bytes,
    "All values of this file together",
    "Load it by “hdf5_proxy”: values are then read when they are needed.",
  );
  for (const { path, filters } of found) {
    throwIfAborted(signal);
    if (filters.every(({ available }) => available)) await datasets.resolve(path, { signal, as: "values" });
  }
}
