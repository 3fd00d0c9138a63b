import type { NodePath } from "../core/path.ts";
import { useCoordinates } from "./coordinates.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";
import { useSession } from "./session.ts";
import { forgetTiles } from "./tiles.ts";

/** From now on a file and those that were opened together with it lead to each other. */
export async function followForeignFiles(root: NodePath): Promise<void> {
  try {
    await explorer().joinFiles(root);
  } catch (error) {
    useNotices.getState().tellFault("The links could not be followed", error);
  }
  // What was read before is out of date: fill values stood for what was not read.
  for (const { path } of useSession.getState().files) {
    useRows.getState().forget(path);
    forgetTiles(path);
    useCoordinates.getState().forget(path);
  }
  useDetails.getState().refresh();
}
