import { throwIfAborted } from "../../core/abort.ts";
import { asFault, Fault, faultData, isFault } from "../../core/fault.ts";
import type { EntryReport, FileListing, LoadedFile } from "../../core/loading.ts";
import type { NodePath } from "../../core/path.ts";
import { attributeOf } from "./attributeOf.ts";
import type { LoadEntry } from "./loadEntry.ts";
import type { LoadHost } from "./loadHost.ts";
import { matchFiles } from "./matchFiles.ts";
import { parallelFiles } from "./parallelFiles.ts";
import { existing, type Placing } from "./placing.ts";
import { type Target, targetsOf } from "./targets.ts";
import { CONTAINERS, isTextLoader, textValue } from "./yamlValue.ts";

/** Files that are opened at the same time where nothing is read of them but their beginning. */
const AT_ONCE = 4;

export interface EntryRun {
  readonly host: LoadHost;
  readonly placing: Placing;
  readonly files: readonly FileListing[];
  readonly signal: AbortSignal;
  /** Called with the bytes of each file that is done with. */
  readonly onFile: (bytes: number) => void;
}

/** Loads the files of one entry. What fails is in its report, not thrown; only a cancel is. */
export async function runEntry(entry: LoadEntry, run: EntryRun): Promise<EntryReport> {
  const about = { entry: entry.name, loader: entry.loaderText };
  const nothing = { found: 0, bytes: 0, loaded: 0, skipped: 0, failed: 0, files: [], warnings: [] };
  if (!entry.enabled) return { ...about, ...nothing, status: "disabled" };
  let targets: readonly Target[];
  const warnings: string[] = [];
  try {
    const matched = matchFiles(entry, run.files);
    const planned = targetsOf(entry, matched);
    targets = planned.targets;
    warnings.push(...planned.warnings);
  } catch (cause) {
    return { ...about, ...nothing, status: "failed", error: faultData(asFault(cause)) };
  }
  if (targets.length === 0) {
    const message = `No file matches ${entry.globs.map((glob) => `“${glob}”`).join(" or ")}.`;
    if (!entry.required) return { ...about, ...nothing, status: "done", warnings: [...warnings, message] };
    const hint = "Drop the folder that has them, or take `required` away.";
    return { ...about, ...nothing, status: "failed", error: { code: "not-found", message, hint } };
  }

  const mark = run.placing.mark();
  const outcomes = await loadFiles(entry, targets, run);
  const failed = outcomes.filter(({ outcome }) => outcome === "failed");
  const skipped = outcomes.filter(({ outcome }) => outcome === "skipped");
  if (entry.existsAction === "skip" || entry.existsAction === "overwrite") {
    for (const { target, reason } of skipped) warnings.push(reason?.message ?? `“${target}” was skipped.`);
  }
  const report = {
    ...about,
    found: targets.length,
    bytes: targets.reduce((sum, { file }) => sum + file.file.size, 0),
    loaded: outcomes.length - failed.length - skipped.length,
    skipped: skipped.length,
    failed: failed.length,
    files: outcomes,
    warnings,
  };
  const [first] = failed;
  if (!first || !entry.required) return { ...report, status: "done" };
  run.placing.takeBack(mark);
  const why = first.reason?.message ?? first.problem ?? "it could not be loaded.";
  const message = `“${first.file}” of the required entry “${entry.name}” failed: ${why}`;
  const error = { ...(first.reason ?? { code: "invalid" as const }), message };
  return { ...report, loaded: 0, status: "failed", error };
}

/** In the order of the files; places are looked at one after the other, files are opened several at a time. */
async function loadFiles(entry: LoadEntry, targets: readonly Target[], run: EntryRun): Promise<LoadedFile[]> {
  const { host, signal } = run;
  const outcomes = new Array<LoadedFile>(targets.length);
  const jobs: { readonly place: number; readonly path: NodePath }[] = [];
  const claimed = new Map<NodePath, number>();
  const facts = (place: number) => {
    const { file, path, problem } = targets[place] as Target;
    return { file: file.relative, bytes: file.file.size, ...(path && { target: path }), ...(problem && { problem }) };
  };
  const end = (place: number, outcome: LoadedFile["outcome"], reason?: Fault) => {
    outcomes[place] = { ...facts(place), outcome, ...(reason && { reason: faultData(reason) }) };
  };

  for (const [place, { path, problem }] of targets.entries()) {
    throwIfAborted(signal);
    if (path === undefined || path === "/") {
      end(place, "failed", new Fault("invalid", problem ?? "The target path is empty."));
    } else if (entry.loadAsAttr) jobs.push({ place, path });
    else {
      try {
        const earlier = claimed.get(path);
        if (earlier !== undefined && entry.existsAction === "raise") {
          throw existing(`Path “${path}” already exists: “${targets[earlier]?.file.relative}” was loaded to it.`);
        }
        if (earlier !== undefined && entry.existsAction.startsWith("overwrite")) {
          const at = jobs.findIndex((job) => job.place === earlier);
          if (at >= 0) jobs.splice(at, 1);
          end(earlier, "skipped", existing(`Another file of this entry replaced it at “${path}”.`));
        }
        const isFree = earlier === undefined ? await run.placing.room(path, entry.existsAction, run) : true;
        if (!isFree || (earlier !== undefined && entry.existsAction.startsWith("skip"))) {
          end(place, "skipped", existing(`Path “${path}” already exists; it was kept.`));
          continue;
        }
        await run.placing.groupsTo(path, run);
        claimed.set(path, place);
        jobs.push({ place, path });
      } catch (cause) {
        if (isFault(cause, "aborted")) throw cause;
        end(place, "failed", asFault(cause));
      }
    }
  }

  let next = 0;
  const lane = async () => {
    while (next < jobs.length) {
      throwIfAborted(signal);
      const { place, path } = jobs[next++] as (typeof jobs)[number];
      const { file } = (targets[place] as Target).file;
      try {
        await loadFile(entry, path, file, run);
        end(place, entry.loadAsAttr ? "attribute" : "loaded");
      } catch (cause) {
        if (isFault(cause, "aborted")) throw cause;
        end(place, "failed", asFault(cause));
      }
      run.onFile(file.size);
    }
  };
  const load = {
    files: targets.length,
    bytes: targets.reduce((sum, { file }) => sum + file.file.size, 0),
    processors: host.processors,
  };
  const isLight = !entry.parallel.enabled && (entry.loader !== "hdf5" || entry.hdf5.asProxy);
  const lanes = isLight ? AT_ONCE : parallelFiles(entry.parallel, load);
  // A lane that is cancelled must not leave others behind that still put things into the tree.
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, jobs.length) }, lane));
  for (const each of ended) if (each.status === "rejected") throw each.reason;
  return outcomes;
}

async function loadFile(entry: LoadEntry, path: NodePath, file: FileListing, run: EntryRun): Promise<void> {
  const { host, placing } = run;
  const { loader, name } = entry;
  if (!isTextLoader(loader)) {
    await host.mount(path, file, entry, run);
    placing.node(path);
    return;
  }
  const text = await host.text(file, run);
  const value = textValue(loader, text);
  throwIfAborted(run.signal);
  if (!entry.loadAsAttr) {
    host.hold(path, text, CONTAINERS[loader], file);
    placing.node(path);
    return;
  }
  if ((await host.kindAt(path, run)) === undefined) {
    throw new Fault("not-found", `There is nothing at “${path}” that could get the attribute “${name}”.`, {
      hint: "Load what belongs there by an entry before this one.",
    });
  }
  if ((await host.attributeNames(path, run)).includes(name)) {
    throw existing(`“${path}” has an attribute “${name}” already.`);
  }
  host.addAttribute(path, attributeOf(name, entry.unpackData ? value : text));
  placing.attribute(path, name);
}
