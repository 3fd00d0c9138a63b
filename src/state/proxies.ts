import { baseName, type NodePath } from "../core/path.ts";
import type { ResolveOptions } from "../rpc/explorerApi.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";

/** Reads a dataset's values into memory, or makes it a lazy array, as a job. */
export async function resolveNode(path: NodePath, how?: ResolveOptions): Promise<void> {
  try {
    const info = await runJob({ kind: "resolve", label: `Resolving ${baseName(path)}`, path }, (options) =>
      explorer().resolve(path, how, options),
    );
    useRows.getState().take([info]);
  } catch (error) {
    useNotices.getState().tellFault(`${baseName(path)} was not resolved`, error);
    useRows.getState().refresh([path]);
  }
  refreshDetails(path);
}

/** Gives the memory of resolved values back. */
export async function reinstateNode(path: NodePath): Promise<void> {
  try {
    useRows.getState().take([await explorer().reinstate(path)]);
  } catch (error) {
    useNotices.getState().tellFault(`${baseName(path)} was not reinstated`, error);
  }
  refreshDetails(path);
}

function refreshDetails(path: NodePath): void {
  if (useDetails.getState().path === path) useDetails.getState().refresh();
}
