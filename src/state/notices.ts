import { create } from "zustand";
import { asFault, type FaultData, faultData, isFault } from "../core/fault.ts";

/** Something that the user should be told once, wherever they are looking. */
export interface Notice {
  readonly id: number;
  readonly title: string;
  readonly fault?: FaultData;
}

interface NoticesState {
  readonly notices: readonly Notice[];
  tell(title: string, fault?: FaultData): void;
  /** Tells of anything that was thrown, except that the user cancelled it. */
  tellFault(title: string, error: unknown): void;
}

let nextId = 0;
/** The page shows each notice when it arrives; older ones are kept only so far. */
const KEPT = 20;

export const useNotices = create<NoticesState>((set, get) => ({
  notices: [],
  tell: (title, fault) =>
    set((state) => ({ notices: [...state.notices.slice(1 - KEPT), { id: ++nextId, title, ...(fault && { fault }) }] })),
  tellFault(title, error) {
    if (!isFault(asFault(error), "aborted")) get().tell(title, faultData(error));
  },
}));
