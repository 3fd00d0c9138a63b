import { create } from "zustand";

/**
 * Whether groups are shown as what they stand for, or as the list of their members: what was chosen last holds on. Until
 * then (null) those are whose members are one array or a graph.
 */
export const useGroupView = create<{ readonly natural: boolean | null }>(() => ({ natural: null }));
