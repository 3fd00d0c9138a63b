import { abortFault } from "../../core/abort.ts";
import { asFault, Fault, faultData, isFault } from "../../core/fault.ts";
import type { EntryReport, FileListing, LoadReport } from "../../core/loading.ts";
import type { GroupSpec, LoadConfig, LoadEntry } from "./loadEntry.ts";
import type { LoadHost } from "./loadHost.ts";
import { matchFiles } from "./matchFiles.ts";
import { Placing } from "./placing.ts";
import { runEntry } from "./runEntry.ts";

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** In bytes of the files that are done with. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Loads files into the tree by a configuration, entry after entry. A file that fails costs none of its neighbours, unless
 * its entry is required: then that entry stores nothing, and those after it are not reached. A cancel takes back all
 * that was put into the tree; what was overwritten stays gone. Never throws: everything is in the report.
 */
export async function runLoad(
  config: LoadConfig,
  files: readonly FileListing[],
  host: LoadHost,
  { signal, onProgress }: LoadOptions,
): Promise<LoadReport> {
  const started = performance.now();
  const entries: EntryReport[] = [];
  const placing = new Placing(host);
  const total = config.entries.reduce((sum, entry) => sum + bytesOf(entry, files), 0);
  let done = 0;
  const onFile = (bytes: number) => {
    done += bytes;
    onProgress?.(done, total);
  };
  const ended = (status: LoadReport["status"], error?: Fault): LoadReport => ({
    status,
    entries: [...entries, ...config.entries.slice(entries.length).map(unreached)],
    ...(error && { error: faultData(error) }),
    seconds: (performance.now() - started) / 1000,
  });

  try {
    onProgress?.(0, total);
    for (const group of config.createGroups) await createGroup(group, placing, host, signal);
    for (const entry of config.entries) {
      const report = await runEntry(entry, { host, placing, files, signal, onFile });
      const kept = new Set(config.createGroups.map(pathOf));
      placing.dropEmptyGroups(kept);
      const wantsTree = entry.printTree !== false && report.status === "done";
      const tree = wantsTree ? await host.treeText(entry.printTree === "condensed", { signal }) : undefined;
      entries.push({ ...report, ...(tree !== undefined && { tree }) });
      if (report.status === "failed" && entry.required && report.error) {
        return ended("failed", new Fault(report.error.code, report.error.message, report.error));
      }
    }
    return ended("done");
  } catch (cause) {
    if (!isFault(cause, "aborted") && !signal.aborted) return ended("failed", asFault(cause));
    placing.takeBack();
    entries.length = 0;
    return ended("cancelled", abortFault());
  }
}

async function createGroup(spec: GroupSpec, placing: Placing, host: LoadHost, signal: AbortSignal): Promise<void> {
  const path = pathOf(spec);
  await placing.groupsTo(path, { signal });
  const kind = await host.kindAt(path, { signal });
  if (kind === undefined) placing.group(path, spec.type);
  else if (kind === "container") throw new Fault("exists", `create_groups: “${path}” exists and is no group.`);
}

function pathOf({ path }: GroupSpec): string {
  return `/${path.split("/").filter(Boolean).join("/")}`;
}

function bytesOf(entry: LoadEntry, files: readonly FileListing[]): number {
  if (!entry.enabled) return 0;
  try {
    return matchFiles(entry, files).reduce((sum, { file }) => sum + file.size, 0);
  } catch {
    return 0; // the entry itself says what is wrong
  }
}

function unreached({ name, loaderText }: LoadEntry): EntryReport {
  const nothing = { found: 0, bytes: 0, loaded: 0, skipped: 0, failed: 0, files: [], warnings: [] };
  return { entry: name, loader: loaderText, status: "unreached", ...nothing };
}
