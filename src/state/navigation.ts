import { create } from "zustand";
import type { NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath, parentPath, topLevelPath, treePath } from "../core/path.ts";
import { useDetails } from "./details.ts";
import { isRangeId } from "./memberRanges.ts";
import { useNotices } from "./notices.ts";
import { useTree } from "./tree.ts";

/** Where the user is. */
interface NavigationState {
  /** Id of the row that the tree's cursor is on: a path, or a range of members. */
  readonly current: string | null;
  /** The node that inspector and preview show. */
  readonly selected: NodePath | null;
  moveTo(id: string): void;
  /** Shows a node that may lie in a closed branch: opens the tree on the way to it. */
  goTo(path: NodePath): Promise<void>;
  clear(): void;
}

export const useNavigation = create<NavigationState>((set) => ({
  current: null,
  selected: null,
  moveTo(id) {
    if (isRangeId(id)) {
      set({ current: id });
      return;
    }
    set({ current: id, selected: id });
    useDetails.getState().show(id);
  },
  async goTo(path) {
    set({ current: path, selected: path });
    useDetails.getState().show(path);
    try {
      await useTree.getState().reveal(path);
    } catch (error) {
      useNotices.getState().tellFault(`The way to ${path} could not be opened`, error);
    }
  },
  clear() {
    set({ current: null, selected: null });
    useDetails.getState().show(null);
  },
}));

/** Where *Go to target* leads: the first path of an object met again, or what a soft link names; null if nowhere. */
export function targetPath(info: NodeInfo): NodePath | null {
  if (info.sameAs !== undefined) return info.sameAs;
  if (info.external) {
    const [foreign] = info.foreign ?? [];
    if (!foreign?.followed || foreign.root === undefined) return null;
    return treePath(foreign.root, `/${info.external.target.replace(/^\/+|\/+$/g, "")}`);
  }
  if (info.kind !== "softlink" || !info.target) return null;
  const root = info.file?.root ?? topLevelPath(info.path);
  const target = info.target.replace(/^(\.\/)+/, "").replace(/\/+$/, "");
  if (info.target.startsWith("/")) return treePath(root, target === "" ? "/" : target);
  return target === "" || target === "." ? parentPath(info.path) : joinPath(parentPath(info.path), target);
}
