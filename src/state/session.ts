import { create } from "zustand";
import type { FaultData } from "../core/fault.ts";
import type { RemoteFile } from "../core/file.ts";
import type { LoadReport } from "../core/loading.ts";
import { baseName, isWithin, type NodePath, topLevelPath } from "../core/path.ts";
import type { OpenedFile } from "../rpc/explorerApi.ts";
import { useChunkSizes } from "./chunkSizes.ts";
import { useCoordinates } from "./coordinates.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { useNavigation } from "./navigation.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";
import { forgetTiles } from "./tiles.ts";
import { useTree } from "./tree.ts";

/** A file as it came from a picker or a drop; the handle lets it be read afresh after it changed on disk. */
export interface Picked<Bytes> {
  readonly file: Bytes;
  /** From the top of what was dropped; else the file's name. */
  readonly path?: string;
  readonly handle?: FileSystemFileHandle;
  /** The folder that was chosen, of a file that came with it. */
  readonly from?: FileSystemDirectoryHandle;
}

export type PickedFile = Picked<File>;

/** An open file, or a group of loaded ones: a top-level node. */
export interface SessionFile extends OpenedFile {
  /** Set once a file on disk is no longer the one that was opened: the node that it begins at, and what is to be said. */
  readonly changed?: { readonly path: NodePath; readonly fault: FaultData };
}

interface SessionState {
  readonly files: readonly SessionFile[];
  /** Number of files that are being opened. */
  readonly opening: number;
  open(picked: readonly Picked<File | RemoteFile>[]): Promise<readonly OpenedFile[]>;
  /** Loads files by a configuration: YAML text, or an object. What fails as a whole is thrown. */
  load(picked: readonly PickedFile[], config: unknown, controller?: AbortController): Promise<LoadReport>;
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
      const all = await runJob({ kind: "open", label }, (options) =>
        explorer().open(
          picked.map(({ file, path }) => ({ file, path: path ?? file.name })),
          options,
        ),
      );
      const opened = all.filter(({ aside }) => !aside);
      all.forEach(({ path }, i) => {
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
  async load(picked, config, controller) {
    set((state) => ({ opening: state.opening + 1 }));
    try {
      const placed = picked.map(({ file, path }) => ({ file, path: path ?? file.name }));
      const { opened, report } = await runJob(
        { kind: "load", label: "Loading by a configuration", ...(controller && { controller }) },
        (options) => explorer().load(placed, config, options),
      );
      for (const { file, target } of report.entries.flatMap(({ files }) => files)) {
        const handle = picked.find((each) => `/${each.path ?? each.file.name}`.endsWith(`/${file}`))?.handle;
        if (handle && target !== undefined) handles.set(target, handle);
      }
      const known = new Map(get().files.map((each) => [each.path, each]));
      for (const each of opened) known.set(each.path, each);
      set({ files: [...known.values()] });
      for (const { path } of opened) {
        useRows.getState().forget(path);
        useTree.getState().refresh(path);
      }
      useDetails.getState().refresh();
      showOpened(opened);
      return report;
    } finally {
      set((state) => ({ opening: state.opening - 1 }));
    }
  },
  async close(path) {
    const { files } = get();
    const index = files.findIndex((file) => file.path === path);
    const rest = files.filter((file) => file.path !== path);
    set({ files: rest });
    for (const loaded of handles.keys()) if (isWithin(loaded, path)) handles.delete(loaded);
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
      const opened = await runJob({ kind: "reload", label: `Reloading ${baseName(path)}`, path }, () =>
        explorer().reload(path, fresh),
      );
      set((state) => ({ files: state.files.map((known) => reloaded(known, opened)) }));
      useRows.getState().forget(path);
      forgetTiles(path);
      useCoordinates.getState().forget(path);
      useChunkSizes.getState().forget(path);
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
      files: state.files.map((file) => (file.path === root ? { ...file, changed: { path, fault } } : file)),
    }));
  },
}));

/** A file that was read again; one of several in a group leaves the group as it is. */
function reloaded(known: SessionFile, opened: OpenedFile): SessionFile {
  if (known.path === opened.path) return opened;
  if (known.changed?.path !== opened.path) return known;
  const { changed: _, ...rest } = known;
  return rest;
}

function forget(root: NodePath): void {
  useTree.getState().forget(root);
  useCoordinates.getState().forget(root);
  useChunkSizes.getState().forget(root);
  useRows.getState().forget(root);
  forgetTiles(root);
}

function showOpened(opened: readonly OpenedFile[]): void {
  const good = opened.filter((file) => !file.error);
  const bad = opened.filter((file) => file.error);
  const { tell } = useNotices.getState();
  if (bad.length > 3) tell(`${bad.length} of ${opened.length} files could not be opened`, bad[0]?.error);
  else for (const file of bad) tell(`${file.name} could not be opened`, file.error);
  if (good.length <= EXPANDED)
    useTree.getState().expand(good.filter(({ leaf, folded }) => !leaf && !folded).map((file) => file.path));
  const first = good[0] ?? bad[0];
  if (first) useNavigation.getState().moveTo(first.path);
}
