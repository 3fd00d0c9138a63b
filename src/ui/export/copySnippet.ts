import { innerPath, type NodePath } from "../../core/path.ts";
import type { Selection } from "../../core/selection.ts";
import { filePlaceOf, gridOf, isStored } from "../../state/filePlace.ts";
import { copyText } from "../parts/clipboard.ts";
import { type SnippetKind, sliceSnippet } from "./sliceSnippet.ts";

/** In which ways a dataset can be read elsewhere; xarray knows no grids whose cells are one axis. */
export function snippetKinds(path: NodePath): readonly SnippetKind[] {
  if (!isStored(path)) return [];
  return gridOf(path) ? ["h5py"] : ["h5py", "xarray"];
}

/** Copies Python that makes a selection. The file goes by the name that it has on disk. */
export async function copySnippet(
  kind: SnippetKind,
  path: NodePath,
  selection: Selection,
  shape: readonly number[],
): Promise<void> {
  const { root, name } = filePlaceOf(path);
  await copyText(sliceSnippet(kind, name, innerPath(root, path), selection, shape, gridOf(path)), `as ${kind}`);
}
