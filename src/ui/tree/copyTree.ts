import { baseName, type NodePath } from "../../core/path.ts";
import { treeText } from "../../state/treeText.ts";
import { copyText } from "../parts/clipboard.ts";

/** Copies the tree below a node as text, in dantro's format. */
export async function copyTree(path: NodePath): Promise<void> {
  const text = await treeText(path, `Writing the tree of ${baseName(path)}`);
  if (text !== undefined) await copyText(text.trimStart(), "tree");
}
