import type { NodePath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";

/** Lets the members of a group stand for places along dimensions; null takes it back. */
export async function treatMembers(path: NodePath, dims: readonly string[] | null): Promise<void> {
  try {
    useRows.getState().take([await explorer().treatAsDimension(path, dims)]);
  } catch (error) {
    useNotices.getState().tellFault("The members were not joined", error);
  }
  if (useDetails.getState().path === path) useDetails.getState().refresh();
}
