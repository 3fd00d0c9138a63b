import { create } from "zustand";
import { type FaultData, faultData, isFault } from "../core/fault.ts";
import type { NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";

/** A search through the tree: while its text is not empty, the tree shows what was found. */
interface SearchState {
  readonly text: string;
  readonly hits: readonly NodePath[];
  /** Nodes that were looked at. */
  readonly searched: number;
  readonly running: boolean;
  /** Whether all of the tree was looked at: too many hits end a search. */
  readonly complete: boolean;
  readonly fault: FaultData | null;
  setText(text: string): void;
}

const PAUSE = 200;
let controller = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

const NOTHING = { hits: [], searched: 0, running: false, complete: true, fault: null } as const;

export const useSearch = create<SearchState>((set) => ({
  text: "",
  ...NOTHING,
  setText(text) {
    clearTimeout(timer);
    controller.abort();
    if (text.trim() === "") {
      set({ text, ...NOTHING });
      return;
    }
    set({ text, running: true, fault: null });
    timer = setTimeout(() => void run(text.trim()), PAUSE);
  },
}));

async function run(text: string): Promise<void> {
  const mine = new AbortController();
  controller = mine;
  // What was found before stays on screen until there is something new.
  let fresh = true;
  const onHits = (paths: readonly NodePath[], searched: number) => {
    if (mine.signal.aborted) return;
    useSearch.setState(({ hits }) => ({ hits: fresh ? paths : [...hits, ...paths], searched }));
    fresh = false;
  };
  try {
    const { paths, searched, complete } = await explorer().search(text, "/", { signal: mine.signal, onHits });
    if (!mine.signal.aborted) useSearch.setState({ hits: paths, searched, running: false, complete });
  } catch (error) {
    if (mine.signal.aborted || isFault(error, "aborted")) return;
    useSearch.setState({ ...NOTHING, fault: faultData(error) });
  }
}
