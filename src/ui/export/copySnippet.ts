import { type NodePath, splitFilePath } from "../../core/path.ts";
import type { Selection } from "../../core/selection.ts";
import { useSession } from "../../state/session.ts";
import { copyText } from "../parts/clipboard.ts";
import { type SnippetKind, sliceSnippet } from "./sliceSnippet.ts";

/** Copies Python that makes a selection. The file goes by the name that it has on disk. */
export async function copySnippet(
  kind: SnippetKind,
  path: NodePath,
  selection: Selection,
  shape: readonly number[],
): Promise<void> {
  const { root } = splitFilePath(path);
  const file = useSession.getState().files.find((each) => each.path === root)?.name ?? root.slice(1);
  await copyText(sliceSnippet(kind, file, path, selection, shape), `as ${kind}`);
}
