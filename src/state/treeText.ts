import type { NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { useNotices } from "./notices.ts";

/** The tree below a node as text, as a job; undefined where that failed or was cancelled, which is told. */
export async function treeText(path: NodePath, label: string): Promise<string | undefined> {
  try {
    return await runJob({ kind: "copy", label, path }, (options) => explorer().tree(path, {}, options));
  } catch (error) {
    useNotices.getState().tellFault("The tree was not written", error);
    return undefined;
  }
}
