import type { FilePlace } from "../core/node.ts";
import { type NodePath, topLevelPath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { readyValue } from "./loadable.ts";
import { useRows } from "./rows.ts";

/** The file that a node on screen lies in: as the node says, else the top of the tree that it is below. */
export function filePlaceOf(path: NodePath): FilePlace {
  const row = readyValue(useRows.getState().rows.get(path));
  const shown = readyValue(useDetails.getState().info);
  const root = topLevelPath(path);
  return row?.file ?? (shown?.path === path ? shown.file : undefined) ?? { root, name: root.slice(1) };
}
