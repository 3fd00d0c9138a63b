import { create } from "zustand";
import { faultData, isFault } from "../core/fault.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { failed, IDLE, LOADING, type Loadable, ready } from "./loadable.ts";

/** The node that is looked at, with its attributes. */
interface DetailsState {
  readonly path: NodePath | null;
  readonly info: Loadable<NodeInfo>;
  show(path: NodePath | null): void;
  /** Asks again; what is shown stays until the answer is there. */
  refresh(): void;
}

let controller = new AbortController();

export const useDetails = create<DetailsState>((set, get) => {
  const ask = async (path: NodePath) => {
    controller.abort();
    const mine = new AbortController();
    controller = mine;
    try {
      const info = await explorer().info(path, { signal: mine.signal });
      if (!mine.signal.aborted) set({ info: ready(info) });
    } catch (error) {
      if (!mine.signal.aborted && !isFault(error, "aborted")) set({ info: failed(faultData(error)) });
    }
  };
  return {
    path: null,
    info: IDLE,
    show(path) {
      if (path === get().path) return;
      set({ path, info: path === null ? IDLE : LOADING });
      if (path === null) controller.abort();
      else void ask(path);
    },
    refresh() {
      const { path } = get();
      if (path !== null) void ask(path);
    },
  };
});
