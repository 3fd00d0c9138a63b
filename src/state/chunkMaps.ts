import { create } from "zustand";
import { faultData } from "../core/fault.ts";
import type { NodePath } from "../core/path.ts";
import type { ChunkMapInfo } from "../rpc/explorerApi.ts";
import { explorer } from "./explorer.ts";
import { failed, IDLE, LOADING, type Loadable, ready } from "./loadable.ts";

export type { ChunkMapInfo } from "../rpc/explorerApi.ts";

/** Which chunks the expression in the bar needs of each dataset that it reads. */
interface ChunkMapsState {
  readonly key: string;
  readonly maps: Loadable<readonly ChunkMapInfo[]>;
  show(expression: string, selected: NodePath | null): void;
}

let controller = new AbortController();

export const useChunkMaps = create<ChunkMapsState>((set, get) => ({
  key: "",
  maps: IDLE,
  show(expression, selected) {
    const key = `${selected}\0${expression}`;
    if (key === get().key && get().maps.status !== "failed") return;
    controller.abort();
    const mine = new AbortController();
    controller = mine;
    set({ key, maps: LOADING });
    explorer()
      .chunkMaps(expression, selected ?? undefined, { signal: mine.signal })
      .then(
        (maps) => !mine.signal.aborted && set({ maps: ready(maps) }),
        (error) => !mine.signal.aborted && set({ maps: failed(faultData(error)) }),
      );
  },
}));
