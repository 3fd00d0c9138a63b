import { create } from "zustand";
import type { NodePath } from "../core/path.ts";
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
