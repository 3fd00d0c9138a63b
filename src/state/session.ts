import { create } from "zustand";
import type { FaultData } from "../core/fault.ts";
import { isWithin, type NodePath, topLevelPath } from "../core/path.ts";
import type { OpenedFile } from "../rpc/explorerApi.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { useNavigation } from "./navigation.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";
import { forgetTiles } from "./tiles.ts";
import { useTree } from "./tree.ts";

/** A file as it came from a picker or a drop; the handle lets it be read afresh after it changed on disk. */
export interface PickedFile {
  readonly file: File;
  readonly handle?: FileSystemFileHandle;
}

/** An open file: a top-level node. */
export interface SessionFile extends OpenedFile {
  /** Set once the file on disk is no longer the one that was opened. */
  readonly changed?: FaultData;
}

interface SessionState {
  readonly files: readonly SessionFile[];
  /** Number of files that are being opened. */
  readonly opening: number;
  open(picked: readonly PickedFile[]): Promise<readonly OpenedFile[]>;
  close(path: NodePath): Promise<void>;
  /** Reads a changed file again; false if the user has to choose it, because the page holds no handle to it. */
  reload(path: NodePath, file?: File): Promise<boolean>;
  markChanged(path: NodePath, fault: FaultData): void;
}

/** Handles are not plain data: they live beside the store. */
const handles = new Map<NodePath, FileSystemFileHandle>();
/** More files than this are not opened in the tree by themselves. */
const EXPANDED = 4;

export const useSession = create<SessionState>((set, get) => ({
  files: [],
  opening: 0,
  async open(picked) {
    if (picked.length === 0) return [];
    set((state) => ({ opening: state.opening + picked.length }));
    const label = picked.length === 1 ? `Opening ${picked[0]?.file.name}` : `Opening ${picked.length} files`;
    try {
      const opened = await runJob({ kind: "open", label }, (options) =>
        explorer().open(
          picked.map(({ file }) => file),
          options,
        ),
      );
      opened.forEach(({ path }, i) => {
        const handle = picked[i]?.handle;
        if (handle) handles.set(path, handle);
      });
      set((state) => ({ files: [...state.files, ...opened] }));
      showOpened(opened);
      return opened;
    } catch (error) {
      useNotices.getState().tellFault("Nothing was opened", error);
      throw error;
    } finally {
      set((state) => ({ opening: state.opening - picked.length }));
    }
  },
  async close(path) {
    const { files } = get();
    const index = files.findIndex((file) => file.path === path);
    const rest = files.filter((file) => file.path !== path);
    set({ files: rest });
    handles.delete(path);
    forget(path);
    const { selected, current, moveTo, clear } = useNavigation.getState();
    if ((selected ?? current) !== null && isWithin(selected ?? current ?? "", path)) {
      const next = rest[Math.min(index, rest.length - 1)];
      if (next) moveTo(next.path);
      else clear();
    }
    try {
      await explorer().close(path);
    } catch (error) {
      useNotices.getState().tellFault("The file was not closed cleanly", error);
    }
  },
  async reload(path, file) {
    const handle = handles.get(path);
    if (!file && !handle) return false;
    try {
      const fresh = file ?? (await handle?.getFile());
      const opened = await runJob({ kind: "reload", label: `Reloading ${path.slice(1)}`, path }, () =>
        explorer().reload(path, fresh),
      );
      set((state) => ({ files: state.files.map((known) => (known.path === path ? opened : known)) }));
      useRows.getState().forget(path);
      forgetTiles(path);
      useTree.getState().refresh(path);
      useDetails.getState().refresh();
      if (opened.error) useNotices.getState().tell(`${opened.name} could not be opened`, opened.error);
    } catch (error) {
      useNotices.getState().tellFault("The file was not reloaded", error);
    }
    return true;
  },
  markChanged(path, fault) {
    const root = topLevelPath(path);
    set((state) => ({
      files: state.files.map((file) => (file.path === root ? { ...file, changed: fault } : file)),
    }));
  },
}));

function forget(root: NodePath): void {
  useTree.getState().forget(root);
  useRows.getState().forget(root);
  forgetTiles(root);
}

function showOpened(opened: readonly OpenedFile[]): void {
  const good = opened.filter((file) => !file.error);
  const bad = opened.filter((file) => file.error);
  const { tell } = useNotices.getState();
  if (bad.length > 3) tell(`${bad.length} of ${opened.length} files could not be opened`, bad[0]?.error);
  else for (const file of bad) tell(`${file.name} could not be opened`, file.error);
  if (good.length <= EXPANDED) useTree.getState().expand(good.map((file) => file.path));
  const first = good[0] ?? bad[0];
  if (first) useNavigation.getState().moveTo(first.path);
}
