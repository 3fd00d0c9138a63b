import { create } from "zustand";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";

interface GroupView {
  /**
   * Whether groups are shown as what they stand for, or as the list of their members: what was chosen last holds on. Until
   * then (null) those are whose members are one array, a graph or a note.
   */
  readonly natural: boolean | null;
  /** The signal that was chosen of the last group that has several; null for what its group says. */
  readonly signal: NodePath | null;
  /** The dataset that is drawn of a group or a link; null where none is. */
  readonly drawn: NodeInfo | null;
}

export const useGroupView = create<GroupView>(() => ({ natural: null, signal: null, drawn: null }));
