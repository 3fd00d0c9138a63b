import { create } from "zustand";
import { isFault } from "../core/fault.ts";
import type { NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { rankedPaths } from "./rankedPaths.ts";

/** The command palette: its text, and the paths that match it. */
interface PaletteState {
  readonly open: boolean;
  readonly text: string;
  readonly paths: readonly NodePath[];
  show(): void;
  close(): void;
  setText(text: string): void;
}

/** Paths that are shown, and those that are found before the search ends: what fits best may come late. */
const MOST_PATHS = 40;
const MOST_FOUND = 500;
const PAUSE = 120;
let controller = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

export const usePalette = create<PaletteState>((set) => ({
  open: false,
  text: "",
  paths: [],
  show: () => set({ open: true, text: "", paths: [] }),
  close() {
    controller.abort();
    clearTimeout(timer);
    set({ open: false });
  },
  setText(text) {
    controller.abort();
    clearTimeout(timer);
    set({ text, ...(text.trim() === "" && { paths: [] }) });
    if (text.trim() !== "") timer = setTimeout(() => void find(text.trim()), PAUSE);
  },
}));

/** The best of what is found. */
async function find(text: string): Promise<void> {
  const mine = new AbortController();
  controller = mine;
  let paths: readonly NodePath[] = [];
  usePalette.setState({ paths });
  const onHits = (found: readonly NodePath[]) => {
    if (mine.signal.aborted) return;
    paths = [...paths, ...found];
    usePalette.setState({ paths: rankedPaths(text, paths).slice(0, MOST_PATHS) });
    if (paths.length >= MOST_FOUND) mine.abort();
  };
  await explorer()
    .search(text, "/", { signal: mine.signal, onHits })
    .then((summary) => {
      if (!mine.signal.aborted) usePalette.setState({ paths: rankedPaths(text, summary.paths).slice(0, MOST_PATHS) });
    })
    .catch((error) => {
      // A term that is only half written is no fault here.
      if (!isFault(error, "aborted", "invalid")) throw error;
    });
}
