import { create } from "zustand";
import { type FaultData, faultData, isFault } from "../core/fault.ts";
import type { FileListing, LoadCheck, LoadReport } from "../core/loading.ts";
import { explorer } from "./explorer.ts";
import { IDLE, type Loadable, ready } from "./loadable.ts";
import { useNotices } from "./notices.ts";
import { type PickedFile, useSession } from "./session.ts";

const CONFIG_NAME = /^load_cfg\.ya?ml$|\.load\.ya?ml$/i;
/** Milliseconds after the last key that a configuration is checked. */
const PAUSE = 150;

/** The panel in which a load configuration is looked at, changed and run on the files that were dropped last. */
interface LoadingState {
  readonly shown: boolean;
  readonly files: readonly PickedFile[];
  /** The file that the configuration came from; null for one that was begun here. */
  readonly origin: string | null;
  /** The text to begin with; what is typed goes to `edit`. */
  readonly text: string;
  /** Of the text as it is, or as it was a moment ago. */
  readonly check: Loadable<LoadCheck>;
  /** What came of the last run of this configuration. */
  readonly report: LoadReport | null;
  /** Why it did not run. */
  readonly fault: FaultData | null;
  readonly running: boolean;
  /** Shows the panel if there is a load configuration among the files; whether there is. */
  offer(files: readonly PickedFile[]): Promise<boolean>;
  /** Files that were opened without a configuration can still be loaded by one. */
  remember(files: readonly PickedFile[]): void;
  show(): void;
  hide(): void;
  edit(text: string): void;
  run(): Promise<void>;
  cancel(): void;
  /** Back from the report to the configuration. */
  dismissReport(): void;
  /** Opens all files as they are, but for the configuration. */
  openWithout(): Promise<void>;
}

let controller = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

export const useLoading = create<LoadingState>((set, get) => {
  const check = async () => {
    const { text, files } = get();
    try {
      const answer = await explorer().checkLoad(text, files.map(listing));
      if (get().text === text) set({ check: ready(answer) });
    } catch (error) {
      useNotices.getState().tellFault("The configuration could not be checked", error);
    }
  };
  const begin = (files: readonly PickedFile[], origin: string | null, text: string) => {
    set({ shown: true, files, origin, text, check: IDLE, report: null, fault: null });
    void check();
  };
  return {
    shown: false,
    files: [],
    origin: null,
    text: "",
    check: IDLE,
    report: null,
    fault: null,
    running: false,
    async offer(files) {
      const depth = (picked: PickedFile) => pathOf(picked).split("/").length;
      const configs = files.filter(({ file }) => CONFIG_NAME.test(file.name));
      // Of several the one that lies highest is for the folder as a whole.
      const config = configs.sort((a, b) => depth(a) - depth(b))[0];
      if (!config) return false;
      begin(files, pathOf(config), await config.file.text());
      return true;
    },
    remember: (files) => files.length > 0 && set({ files, text: "", origin: null }),
    show() {
      const { files, text, origin } = get();
      if (text.trim() === "") begin(files, null, beginning(files));
      else set({ shown: true, report: null, fault: null, origin });
    },
    hide: () => set({ shown: false }),
    edit(text) {
      set({ text, fault: null });
      clearTimeout(timer);
      timer = setTimeout(() => void check(), PAUSE);
    },
    async run() {
      const { files, text, running } = get();
      if (running) return;
      controller = new AbortController();
      set({ running: true, fault: null, report: null });
      try {
        set({ report: await useSession.getState().load(files, text, controller) });
      } catch (error) {
        if (isFault(error, "aborted")) useNotices.getState().tell("The load was cancelled: nothing was added");
        else set({ fault: faultData(error) });
      } finally {
        set({ running: false });
      }
    },
    cancel: () => controller.abort(),
    dismissReport: () => set({ report: null, fault: null }),
    async openWithout() {
      const { files } = get();
      set({ shown: false });
      await useSession
        .getState()
        .open(files.filter(({ file }) => !CONFIG_NAME.test(file.name)))
        .catch(() => undefined); // the session tells of its own failures
    },
  };
});

function pathOf({ file, path }: PickedFile): string {
  return path ?? file.name;
}

function listing(picked: PickedFile): FileListing {
  return { path: pathOf(picked), size: picked.file.size };
}

/** A configuration to begin with, for the kind of files that there are most of. */
function beginning(files: readonly PickedFile[]): string {
  const counts = new Map<string, number>();
  for (const { file } of files) {
    const ending = /\.(h5|hdf5|hdf|nc|nc4|he5|nxs)$/i.exec(file.name)?.[1];
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const [most = "h5"] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return `# Which files are loaded, by which loader, and where they land in the tree.\ndata:\n  loader: hdf5_proxy\n  glob_str: "**/*.${most}"\n  target_path: "data/{basename:}"\n`;
}
