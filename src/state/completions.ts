import type { NodePath } from "../core/path.ts";
import type { Completion } from "../rpc/explorerApi.ts";
import { explorer } from "./explorer.ts";

/** Datasets that can be written where the caret is. It is a help: where it fails there is none. */
export async function datasetsLike(
  prefix: string,
  selected: NodePath | null,
  signal: AbortSignal,
): Promise<readonly Completion[]> {
  try {
    return await explorer().complete(prefix, selected ?? undefined, { signal });
  } catch {
    return [];
  }
}
