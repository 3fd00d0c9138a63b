import { asFault } from "../../core/fault.ts";
import type { EntryPlan, FileListing, FilePlan, LoadCheck } from "../../core/loading.ts";
import { readConfigText } from "./configText.ts";
import type { LoadEntry } from "./loadEntry.ts";
import { LOADERS } from "./loaders.ts";
import { matchFiles } from "./matchFiles.ts";
import { entryOptions } from "./readEntry.ts";
import { targetsOf } from "./targets.ts";

/** What an entry would do with these files, as far as the configuration alone says it. */
export function planEntry(entry: LoadEntry, files: readonly FileListing[]): EntryPlan {
  const about = {
    entry: entry.name,
    loader: entry.loaderText,
    enabled: entry.enabled,
    ...(entry.loadAsAttr && { attribute: entry.name }),
  };
  try {
    const matched = matchFiles(entry, files);
    const { targets, warnings } = targetsOf(entry, matched);
    const none =
      matched.length === 0 ? [`No file matches ${entry.globs.map((glob) => `“${glob}”`).join(" or ")}.`] : [];
    const taken = new Map<string, string>();
    const plans = targets.map(({ file, path, problem }): FilePlan => {
      const first = path === undefined ? undefined : taken.get(path);
      if (path !== undefined && first === undefined) taken.set(path, file.relative);
      const clash =
        first !== undefined && entry.existsAction === "raise" ? `“${first}” lands there already.` : undefined;
      const why = problem ?? clash;
      return {
        file: file.relative,
        bytes: file.file.size,
        ...(path !== undefined && { target: path }),
        ...(why !== undefined && { problem: why }),
      };
    });
    return { ...about, files: plans, warnings: [...none, ...warnings] };
  } catch (cause) {
    const { message, hint } = asFault(cause);
    return { ...about, files: [], warnings: [hint ? `${message} ${hint}` : message] };
  }
}

/** Checks the text of a configuration against the files that were dropped. Nothing is read. */
export function checkLoad(text: string, files: readonly FileListing[]): LoadCheck {
  const { config, marks } = readConfigText(text);
  const words = { options: entryOptions(), loaders: Object.keys(LOADERS) };
  return { words, marks, entries: config.entries.map((entry) => planEntry(entry, files)) };
}
