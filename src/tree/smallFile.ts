import { baseName, type NodePath } from "../core/path.ts";
import { CONTAINERS } from "./load/yamlValue.ts";
import { resultType } from "./results.ts";
import type { HeldNode } from "./treeNode.ts";

const YAML = /\.ya?ml$/i;
const TEXT = /\.(txt|log|md)$/i;
/** A text of more bytes than this is more than is held as a whole. */
export const LONGEST_TEXT = 32 * 1024 * 1024;

/** How a file that comes without a load configuration is read: by its name; what is no known name is taken for HDF5. */
export function kindByName({ name, size }: { readonly name: string; readonly size: number }): "hdf5" | "npy" | "text" {
  if (/\.npy$/i.test(name)) return "npy";
  return (YAML.test(name) || TEXT.test(name)) && size <= LONGEST_TEXT ? "text" : "hdf5";
}

/** A small file of text as a node of the tree: a dataset of one text. */
export function heldText(
  path: NodePath,
  fileName: string,
  size: number,
  text: string,
  container: string = YAML.test(fileName) ? CONTAINERS.yaml : CONTAINERS.text,
): HeldNode {
  const block = { shape: [], dtype: resultType("str"), data: [text] };
  return { kind: "held", path, name: baseName(path), container, block, fileName, size };
}
