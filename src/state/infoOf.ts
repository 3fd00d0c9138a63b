import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";

/** A node with its attributes; undefined where there is none, or it cannot be read. */
export async function infoOf(path: NodePath, signal: AbortSignal): Promise<NodeInfo | undefined> {
  try {
    const info = await explorer().info(path, { signal });
    return info.error ? undefined : info;
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}
