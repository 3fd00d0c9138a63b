import type { Operand } from "../array/operand.ts";
import { Fault } from "../core/fault.ts";
import { ancestorPaths, joinPath, type NodePath, parentPath } from "../core/path.ts";

/** What the search for names asks of the tree. */
export interface NameSource {
  /** Names of a group's members. */
  readonly members: (path: NodePath, signal: AbortSignal) => Promise<string[]>;
  /** The groups among the members of a group. */
  readonly groups: (path: NodePath, names: readonly string[], signal: AbortSignal) => Promise<NodePath[]>;
  /** The dataset at a path; a fault where there is none. */
  readonly dataset: (path: NodePath, signal: AbortSignal) => Promise<Operand>;
}

/** A search for a name gives up after so many groups. */
const MOST_GROUPS = 500;
/** What to do where a name is that of no dataset of the file. */
export const WRITE_PATH = 'Write this["/file/path"] for any other.';

/**
 * What a short name in an expression means: a dataset beside the selected one, else in a group around it, else the only
 * one of that name in the file.
 */
export async function findNamed(
  name: string,
  selected: NodePath | undefined,
  source: NameSource,
  signal: AbortSignal,
): Promise<Operand> {
  if (selected === undefined) {
    throw new Fault("not-found", `“${name}” is not known: no dataset is selected.`, {
      hint: 'Select one, or write this["/file/path"].',
    });
  }
  if (name === "_") return source.dataset(selected, signal);
  // The selected node may be a group itself.
  for (const group of [selected, ...ancestorPaths(selected).reverse()]) {
    const names = await source.members(group, signal).catch((): string[] => []);
    if (names.includes(name)) {
      const found = await source.dataset(joinPath(group, name), signal).catch(() => undefined);
      if (found) return found;
    }
  }
  const root = ancestorPaths(selected)[0] ?? selected;
  const found = await search([root], name, source, signal);
  if (found.length === 1) return source.dataset(found[0] as NodePath, signal);
  if (found.length > 1) {
    const places = found.slice(0, 4).join(", ");
    throw new Fault("not-found", `“${name}” could be ${places}${found.length > 4 ? ", …" : ""}.`, {
      hint: `Write this[${JSON.stringify(found[0])}].`,
    });
  }
  throw new Fault("not-found", `“${name}” is no dataset near ${selected}.`, { hint: WRITE_PATH });
}

/**
 * A dataset of that name in another file than the selected node's: to be looked for once it is known that the name is
 * missed, since it is looked for everywhere.
 */
export async function findElsewhere(
  name: string,
  selected: NodePath,
  source: NameSource,
  signal: AbortSignal,
): Promise<NodePath | undefined> {
  const root = ancestorPaths(selected)[0] ?? selected;
  const files = await source.members("/", signal).catch((): string[] => []);
  const others = files.map((file) => joinPath("/", file)).filter((file) => file !== root);
  const [elsewhere] = await search(others, name, source, signal);
  return elsewhere;
}

/** Breadth first. */
async function search(
  roots: readonly NodePath[],
  name: string,
  source: NameSource,
  signal: AbortSignal,
): Promise<NodePath[]> {
  const found: NodePath[] = [];
  const queue = [...roots];
  for (let visited = 0; visited < MOST_GROUPS && queue.length > 0; visited++) {
    const group = queue.shift() as NodePath;
    const names = await source.members(group, signal).catch((): string[] => []);
    if (names.includes(name)) found.push(joinPath(group, name));
    queue.push(...(await source.groups(group, names, signal).catch(() => [])));
  }
  return found;
}

/** A path in an expression: absolute, or relative to the file of the selected dataset. */
export function absolutePath(path: string, selected: NodePath | undefined): NodePath {
  if (path.startsWith("/") || selected === undefined) return path;
  return joinPath(ancestorPaths(selected)[0] ?? parentPath(selected), path);
}
