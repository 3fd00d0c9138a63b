import { Fault } from "../core/fault.ts";
import { type NodePath, topLevelPath } from "../core/path.ts";

/** Why there is nothing at a path below a node of the tree's own. */
export function nothingBelow(path: NodePath, near: NodePath, names: readonly string[]): Fault {
  const has = names.length === 0 ? "has no members" : `has ${some(names)}`;
  return new Fault("not-found", `Nothing at “${path}”. “${near}” ${has}.`);
}

/** Why there is nothing at a path whose first name is none of those at the top. */
export function nothingAtTop(path: NodePath, names: readonly string[]): Fault {
  const known = names.length === 0 ? "No file is open." : `Open files: ${some(names.map((name) => `/${name}`))}.`;
  return new Fault("not-found", `Nothing at “${topLevelPath(path)}”. ${known}`);
}

function some(names: readonly string[]): string {
  return `${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}`;
}
