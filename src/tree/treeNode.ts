import type { FaultData } from "../core/fault.ts";
import type { ProxyState } from "../core/node.ts";
import { baseName, type InnerPath, type NodePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";
import { type ContainerOptions, RETAINED } from "./load/loadEntry.ts";

/** A file in the tree, with what is remembered of its nodes. `Source` is whatever reads it. */
export interface FileNode<Source> {
  readonly kind: "file";
  /** The node that it begins at. */
  readonly path: NodePath;
  readonly name: string;
  /** As it was dropped. */
  readonly fileName: string;
  readonly size: number;
  readonly source: Source;
  readonly options: FileOptions;
  /** Files that were opened together are of the same set. */
  readonly set: number;
  notice?: string;
  /** Why it could not be opened. */
  error?: FaultData;
  /** The path under which each object was met first, by its identity in the file. */
  readonly met: Map<string, InnerPath>;
  /** Proxies that are not simply proxies. */
  readonly states: Map<InnerPath, NodeState>;
}

export interface NodeState {
  readonly state: Exclude<ProxyState, "proxy">;
  readonly error?: FaultData;
  /** Of a resolved one: whether it resolved to a lazy array, and so holds no values. */
  readonly lazy?: boolean;
  /** Whether the proxy was given up with its resolution. */
  readonly final?: boolean;
}

export interface FileOptions {
  /** The file's format, as proxies are marked by it: `hdf5`, `npy`. */
  readonly tag: string;
  readonly container: ContainerOptions;
}

export interface FileFactsInTree {
  readonly fileName: string;
  readonly size: number;
  readonly options: FileOptions;
  readonly set: number;
}

export const HDF5_PROXY: FileOptions = { tag: "hdf5", container: RETAINED };

/** A group that no file has: one that holds what was loaded. */
export interface GroupNode {
  readonly kind: "group";
  readonly path: NodePath;
  readonly name: string;
  readonly mappedType?: string;
}

/** A small file that was read as a whole. */
export interface HeldNode {
  readonly kind: "held";
  readonly path: NodePath;
  readonly name: string;
  /** dantro's name for what holds it. */
  readonly container: string;
  readonly block: Block;
  readonly fileName: string;
  readonly size: number;
}

export type TreeNode<Source> = FileNode<Source> | GroupNode | HeldNode;

export function fileNode<Source>(path: NodePath, file: FileFactsInTree, source: Source): FileNode<Source> {
  return { kind: "file", path, name: baseName(path), ...file, source, met: new Map(), states: new Map() };
}
