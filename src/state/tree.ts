import { create } from "zustand";
import { faultData, isFault } from "../core/fault.ts";
import { ancestorPaths, baseName, isWithin, joinPath, type NodePath, parentPath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { failed, IDLE, LOADING, type Loadable, ready, readyValue } from "./loadable.ts";
import { isRangeId, pathOfId, rangeId, rangesAround } from "./memberRanges.ts";
import { useRows } from "./rows.ts";

/** Which branches are open, and the names of their members. A group's members are asked for when it is opened. */
interface TreeState {
  /** Ids of open rows: paths of groups, and ranges of their members. */
  readonly open: ReadonlySet<string>;
  readonly members: ReadonlyMap<NodePath, Loadable<readonly string[]>>;
  expand(ids: readonly string[]): void;
  collapse(id: string): void;
  toggle(id: string): void;
  /** The names of a group's members, from what is known or from the file. */
  load(path: NodePath): Promise<readonly string[]>;
  /** Opens everything on the way to a node. */
  reveal(path: NodePath): Promise<void>;
  /** Opens a group and the groups in it. */
  expandBelow(path: NodePath): Promise<void>;
  /** Forgets a closed file. */
  forget(root: NodePath): void;
  /** Asks again for the members of a file's open groups. */
  refresh(root: NodePath): void;
}

const loading = new Map<NodePath, { promise: Promise<readonly string[]>; controller: AbortController }>();
const BELOW = 100;

export const useTree = create<TreeState>((set, get) => {
  const setMembers = (path: NodePath, members: Loadable<readonly string[]>) =>
    set((state) => ({ members: new Map(state.members).set(path, members) }));

  const ask = async (path: NodePath, controller: AbortController): Promise<readonly string[]> => {
    setMembers(path, LOADING);
    try {
      const label = `Listing ${baseName(path)}`;
      const names = await runJob({ kind: "list", label, path, controller }, (options) =>
        explorer().members(path, options),
      );
      setMembers(path, ready(names));
      return names;
    } catch (error) {
      setMembers(path, isFault(error, "aborted") ? IDLE : failed(faultData(error)));
      throw error;
    } finally {
      loading.delete(path);
    }
  };

  return {
    open: new Set(),
    members: new Map(),
    expand(ids) {
      set((state) => ({ open: new Set([...state.open, ...ids]) }));
      // A failure is shown where the members would be.
      for (const id of ids)
        if (!isRangeId(id))
          get()
            .load(id)
            .catch(() => undefined);
    },
    collapse(id) {
      set((state) => {
        const open = new Set(state.open);
        open.delete(id);
        return { open };
      });
      if (!isRangeId(id)) loading.get(id)?.controller.abort();
    },
    toggle: (id) => (get().open.has(id) ? get().collapse(id) : get().expand([id])),
    load(path) {
      const known = readyValue(get().members.get(path));
      if (known) return Promise.resolve(known);
      const running = loading.get(path);
      if (running && !running.controller.signal.aborted) return running.promise;
      const controller = new AbortController();
      const promise = ask(path, controller);
      loading.set(path, { promise, controller });
      return promise;
    },
    async reveal(path) {
      const open: string[] = [];
      for (const target of [...ancestorPaths(path), path].slice(1)) {
        const group = parentPath(target);
        const names = await get().load(group);
        const index = names.indexOf(baseName(target));
        open.push(group, ...rangesAround(Math.max(index, 0), names.length).map((range) => rangeId(group, range)));
      }
      get().expand(open);
    },
    async expandBelow(path) {
      const names = (await get().load(path)).slice(0, BELOW);
      get().expand([path]);
      const infos = await explorer().describe(names.map((name) => joinPath(path, name)));
      useRows.getState().take(infos);
      get().expand(
        infos.filter((info) => info.kind === "group" && !info.sameAs && info.members).map((info) => info.path),
      );
    },
    forget(root) {
      for (const [path, { controller }] of loading) if (isWithin(path, root)) controller.abort();
      set((state) => ({
        open: new Set([...state.open].filter((id) => !isWithin(pathOfId(id), root))),
        members: new Map([...state.members].filter(([path]) => !isWithin(path, root))),
      }));
    },
    refresh(root) {
      const { open } = get();
      set((state) => ({ members: new Map([...state.members].filter(([path]) => !isWithin(path, root))) }));
      get().expand([...open].filter((id) => !isRangeId(id) && isWithin(id, root)));
    },
  };
});
