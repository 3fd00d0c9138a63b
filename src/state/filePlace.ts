import type { FilePlace, Grid } from "../core/node.ts";
import { type NodePath, topLevelPath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { readyValue } from "./loadable.ts";
import { isResult } from "./results.ts";
import { useRows } from "./rows.ts";

/** Whether the values at a path lie in an HDF5 file: not those of a result, of a group's members together, of other files. */
export function isStored(path: NodePath): boolean {
  if (isResult(path)) return false;
  const row = readyValue(useRows.getState().rows.get(path));
  return row?.kind !== "group" && !OTHER_FORMATS.test(filePlaceOf(path).name);
}

/** Files whose values are read, too: NumPy's, YAML and text. */
const OTHER_FORMATS = /\.(npy|ya?ml|txt)$/i;

/** How the values at a path, as far as they lie in a file, are laid out as a grid; undefined where they are not. */
export function gridOf(path: NodePath): Grid | undefined {
  return readyValue(useRows.getState().rows.get(path))?.grid;
}

/** The file that a node on screen lies in: as the node says, else the top of the tree that it is below. */
export function filePlaceOf(path: NodePath): FilePlace {
  const row = readyValue(useRows.getState().rows.get(path));
  const shown = readyValue(useDetails.getState().info);
  const root = topLevelPath(path);
  return row?.file ?? (shown?.path === path ? shown.file : undefined) ?? { root, name: root.slice(1) };
}
