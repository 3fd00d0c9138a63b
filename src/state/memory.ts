import { create } from "zustand";
import type { MemoryInfo } from "../rpc/explorerApi.ts";
import { explorer } from "./explorer.ts";
import { IDLE, type Loadable, ready } from "./loadable.ts";
import { useNotices } from "./notices.ts";

interface MemoryState {
  readonly memory: Loadable<MemoryInfo>;
  refresh(): Promise<void>;
  take(memory: MemoryInfo): void;
}

export const useMemory = create<MemoryState>((set) => ({
  memory: IDLE,
  async refresh() {
    try {
      set({ memory: ready(await explorer().memory()) });
    } catch (error) {
      useNotices.getState().tellFault("The memory in use is not known", error);
    }
  },
  take: (memory) => set({ memory: ready(memory) }),
}));
