import type { ForeignFile } from "../core/node.ts";
import type { FileNode } from "./treeNode.ts";

/** A path as links write it, from the folder of the file that holds the link: without `.`, `..` and the root. */
function resolved(folder: string, name: string): string {
  const parts = name.replaceAll("\\", "/").startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const part of name.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/**
 * The file that a link, a virtual dataset or external storage names, among those that came together with the file that
 * holds it. HDF5 looks for it beside that file; where the drop says nothing of folders, or the name is absolute, the only
 * file of that name is meant.
 */
export function foreignFile<Source>(
  name: string,
  from: FileNode<Source>,
  files: Iterable<FileNode<Source>>,
  followed: boolean,
): ForeignFile {
  const folder = from.fileName.split("/").slice(0, -1).join("/");
  const wanted = resolved(folder, name);
  const base = wanted.slice(wanted.lastIndexOf("/") + 1);
  const mates = [...files].filter((file) => file.set === from.set && file !== from && !file.error);
  const named = mates.filter(({ fileName }) => fileName.slice(fileName.lastIndexOf("/") + 1) === base);
  const found = mates.find(({ fileName }) => fileName === wanted) ?? (named.length === 1 ? named[0] : undefined);
  return { name, ...(found && { root: found.path }), followed: followed && found !== undefined };
}
