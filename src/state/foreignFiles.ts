import type { NodePath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";

/** From now on links between a file and those that were opened together with it are followed. */
export async function followForeignFiles(root: NodePath): Promise<void> {
  try {
    await explorer().joinFiles(root);
  } catch (error) {
    useNotices.getState().tellFault("The links could not be followed", error);
  }
  useRows.getState().forget(root);
  useDetails.getState().refresh();
}
