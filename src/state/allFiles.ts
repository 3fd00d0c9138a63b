import { commonShape } from "../core/commonShape.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName, type NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { showAsArray } from "./memberDims.ts";
import { useNotices } from "./notices.ts";
import { useSession } from "./session.ts";

/** The path of a dataset in all files at once, `/*\/fluid/T`; null where it is no dataset in a file at the top of the tree. */
export function inAllFiles({ path, kind, file, shape }: NodeInfo): NodePath | null {
  if (kind !== "dataset" || !file || !shape || file.root === path || file.root.lastIndexOf("/") > 0) return null;
  return `/*${path.slice(file.root.length)}`;
}

/**
 * Shows a dataset of every open file as one array along a new dimension `file`. Files without it, or with another shape,
 * are left out, which is told.
 */
export async function showInAllFiles(path: NodePath): Promise<void> {
  const { files } = useSession.getState();
  const nodes = await explorer().describe(files.map((file) => file.path + path.slice(2)));
  const shapes = nodes.map(({ kind, shape, error }) =>
    kind === "dataset" && !error ? (shape ?? undefined) : undefined,
  );
  const common = commonShape(shapes)?.join(", ");
  const out = files.flatMap((file, i) => {
    const shape = shapes[i];
    if (shape?.join(", ") === common) return [];
    return [`${baseName(file.path)} (${shape ? `shape (${shape.join(", ")})` : "not there"})`];
  });
  if (files.length - out.length < 2) {
    useNotices.getState().tell("No other open file has such a dataset: open the files of the folder together");
    return;
  }
  await showAsArray(path);
  if (out.length > 0)
    useNotices
      .getState()
      .tell(`Left out: ${out.slice(0, 5).join(", ")}${out.length > 5 ? ` and ${out.length - 5} more` : ""}`);
}
