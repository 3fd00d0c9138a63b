import { blockName } from "../core/blockName.ts";
import { Mates } from "../core/mates.ts";
import type { ForeignFile } from "../core/node.ts";
import type { FileNode } from "./treeNode.ts";

/**
 * The files that a link, a virtual dataset or external storage names, among those that came together with the file that
 * holds it. A file that did not open may still hold raw values.
 */
export function foreignFiles<Source>(
  names: readonly string[],
  from: FileNode<Source>,
  set: Iterable<FileNode<Source>>,
  followed: boolean,
): ForeignFile[] {
  const others = [...set].filter((file) => file !== from);
  const mates = new Mates(others, ({ fileName }) => fileName);
  return names.map((name) => {
    const found = mates.find(name, from.fileName) ?? mates.find(blockName(name, 0), from.fileName);
    return { name, ...(found && { root: found.path }), followed: followed && found !== undefined };
  });
}
