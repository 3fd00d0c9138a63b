import type { FilePlace } from "../core/node.ts";
import { type NodePath, topLevelPath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { readyValue } from "./loadable.ts";
import { isResult } from "./results.ts";
import { useRows } from "./rows.ts";

/** Whether the values at a path lie in a file as they are shown: not those of a result, a grid or a group's members together. */
export function isStored(path: NodePath): boolean {
  if (isResult(path)) return false;
  const row = readyValue(useRows.getState().rows.get(path));
  return row?.kind !== "group" && row?.grid === undefined;
}

/** The file that a node on screen lies in: as the node says, else the top of the tree that it is below. */
export function filePlaceOf(path: NodePath): FilePlace {
  const row = readyValue(useRows.getState().rows.get(path));
  const shown = readyValue(useDetails.getState().info);
  const root = topLevelPath(path);
  return row?.file ?? (shown?.path === path ? shown.file : undefined) ?? { root, name: root.slice(1) };
}
