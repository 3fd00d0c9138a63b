import { set as store, get as stored } from "idb-keyval";
import { create } from "zustand";
import type { PickedFile } from "./session.ts";

/** A file or folder that was opened once: the browser's handle to it, never its contents. */
export interface Recent {
  readonly name: string;
  readonly handle: FileSystemFileHandle | FileSystemDirectoryHandle;
}

interface RecentsState {
  /** The last one first. */
  readonly recents: readonly Recent[];
  /** Reads what earlier visits left; once is enough. */
  load(): Promise<void>;
  /** Remembers what was opened by handles; files of a folder stand for the folder. */
  remember(picked: readonly PickedFile[]): Promise<void>;
  forget(recent: Recent): Promise<void>;
  forgetAll(): Promise<void>;
}

const KEY = "proxima-recents";
const MOST = 8;

let loading: Promise<void> | undefined;

export const useRecents = create<RecentsState>((set, get) => {
  const keep = async (recents: readonly Recent[]) => {
    set({ recents });
    // Where the browser keeps nothing, they last as long as the page.
    await store(KEY, recents).catch(() => undefined);
  };
  /** What is gone from the list is gone from what is kept, too: that comes first. */
  const drop = async (keeps: (recent: Recent) => boolean) => {
    await store(KEY, get().recents.filter(keeps)).catch(() => undefined);
    set({ recents: get().recents.filter(keeps) });
  };
  return {
    recents: [],
    load() {
      loading ??= stored<readonly Recent[]>(KEY).then(
        (recents) => set({ recents: recents ?? [] }),
        () => undefined,
      );
      return loading;
    },
    async remember(picked) {
      const handles = [...new Set(picked.flatMap(({ from, handle }) => from ?? handle ?? []))];
      if (handles.length === 0) return;
      await get().load();
      const fresh = handles.slice(0, MOST).map((handle) => ({ name: handle.name, handle }));
      const others: Recent[] = [];
      for (const known of get().recents) {
        const same = await Promise.all(fresh.map(({ handle }) => handle.isSameEntry(known.handle)));
        if (!same.includes(true)) others.push(known);
      }
      await keep([...fresh, ...others].slice(0, MOST));
    },
    forget: (recent) => drop((other) => other !== recent),
    forgetAll: () => drop(() => false),
  };
});
