import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { ExplorerSettings } from "../rpc/explorerApi.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { IDLE, type Loadable, ready, readyValue } from "./loadable.ts";
import { useNotices } from "./notices.ts";
import { type Density, keptHistory, parseStoredSettings, type StoredSettings, type Theme } from "./storedSettings.ts";
import type { Looks } from "./viewKinds.ts";

export type { Density, Theme } from "./storedSettings.ts";

interface SettingsState extends StoredSettings {
  /** What the explorer works with. */
  readonly inForce: Loadable<ExplorerSettings>;
  setTheme(theme: Theme): void;
  setDensity(density: Density): void;
  setTreeWidth(width: number): void;
  setInspectorWidth(width: number): void;
  setTreeFolded(folded: boolean): void;
  setInspectorFolded(folded: boolean): void;
  setLooks(change: Partial<Looks>): void;
  /** Keeps an expression that was run. */
  remember(expression: string): void;
  /** Changes how the explorer works, now and at the next start. */
  choose(change: Partial<ExplorerSettings>): Promise<void>;
  /** Hands the stored choices to the explorer, at the start. */
  applyStored(): Promise<void>;
}

/** Also read by `public/theme.js`, before the first paint. */
const STORAGE_KEY = "proxima-settings";

/** What the page's address asks for, this time only: `?reader=library` reads all values by HDF5's library. */
function addressed(): Partial<ExplorerSettings> {
  return new URLSearchParams(globalThis.location?.search).get("reader") === "library" ? { directReads: false } : {};
}

export const useSettings = create<SettingsState>()(
  persist(
    (set, get) => {
      const apply = async (change: Partial<ExplorerSettings>) => {
        const { inForce } = get();
        const before = readyValue(inForce);
        // What is chosen is shown at once: a box that is ticked must not wait for a busy explorer.
        if (before) set({ inForce: ready({ ...before, ...change }) });
        try {
          set({ inForce: ready(await explorer().settings(change)) });
          // By which way a dataset is read is one of its facts.
          if (change.directReads !== undefined) useDetails.getState().refresh();
        } catch (error) {
          set({ inForce });
          useNotices.getState().tellFault("The settings could not be applied", error);
        }
      };
      return {
        ...parseStoredSettings(undefined),
        inForce: IDLE,
        setTheme: (theme) => set({ theme }),
        setDensity: (density) => set({ density }),
        setTreeWidth: (treeWidth) => set({ treeWidth }),
        setInspectorWidth: (inspectorWidth) => set({ inspectorWidth }),
        setTreeFolded: (treeFolded) => set({ treeFolded }),
        setInspectorFolded: (inspectorFolded) => set({ inspectorFolded }),
        setLooks: (change) => set({ looks: { ...get().looks, ...change } }),
        remember: (expression) => set({ history: keptHistory([expression, ...get().history]) }),
        choose(change) {
          set({ chosen: { ...get().chosen, ...change } });
          return apply(change);
        },
        applyStored: () => apply({ ...get().chosen, ...addressed() }),
      };
    },
    {
      name: STORAGE_KEY,
      version: 1,
      partialize: ({
        theme,
        density,
        treeWidth,
        inspectorWidth,
        treeFolded,
        inspectorFolded,
        looks,
        history,
        chosen,
      }) => ({
        theme,
        density,
        treeWidth,
        inspectorWidth,
        treeFolded,
        inspectorFolded,
        looks,
        history,
        chosen,
      }),
      merge: (stored, current) => ({ ...current, ...parseStoredSettings(stored) }),
    },
  ),
);
