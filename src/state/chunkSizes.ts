import { create } from "zustand";
import { faultData } from "../core/fault.ts";
import { isWithin, type NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { failed, IDLE, LOADING, type Loadable, ready } from "./loadable.ts";

/** How many bytes each chunk of one dataset takes in its file. */
interface ChunkSizesState {
  readonly path: NodePath | null;
  /** In C order of the grid, 0 where a chunk was never written; null where that is not known. */
  readonly sizes: Loadable<Float64Array | null>;
  show(path: NodePath): void;
  /** Forgets what was said of a file that is closed or read anew. */
  forget(root: NodePath): void;
}

let controller = new AbortController();

export const useChunkSizes = create<ChunkSizesState>((set, get) => ({
  path: null,
  sizes: IDLE,
  show(path) {
    if (path === get().path) return;
    controller.abort();
    const mine = new AbortController();
    controller = mine;
    set({ path, sizes: LOADING });
    explorer()
      .chunkSizes(path, { signal: mine.signal })
      .then(
        (sizes) => !mine.signal.aborted && set({ sizes: ready(sizes) }),
        (error) => !mine.signal.aborted && set({ sizes: failed(faultData(error)) }),
      );
  },
  forget(root) {
    const { path } = get();
    if (path === null || !isWithin(path, root)) return;
    controller.abort();
    set({ path: null, sizes: IDLE });
  },
}));
