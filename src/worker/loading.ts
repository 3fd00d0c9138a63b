import { Fault } from "../core/fault.ts";
import type { ConfigProblem, LoadReport } from "../core/loading.ts";
import { topLevelPath } from "../core/path.ts";
import type { LoadOutcome, OpenedFile, PlacedFile } from "../rpc/explorerApi.ts";
import { readConfigText } from "../tree/load/configText.ts";
import type { LoadConfig } from "../tree/load/loadEntry.ts";
import { readConfig } from "../tree/load/readConfig.ts";
import { type LoadOptions, runLoad } from "../tree/load/runLoad.ts";
import type { Datasets } from "./datasets.ts";
import { loadingHost } from "./loadingHost.ts";
import type { OpenFiles } from "./openFiles.ts";
import { resolveAll } from "./resolveAll.ts";

export interface LoadingHostParts {
  readonly files: OpenFiles;
  readonly datasets: Datasets;
  readonly tree: (condensed: boolean, signal: AbortSignal) => Promise<string>;
}

/** Loads files by configurations, and keeps the report of the last one. */
export class Loading {
  report: LoadReport | null = null;
  private readonly parts: LoadingHostParts;

  constructor(parts: LoadingHostParts) {
    this.parts = parts;
  }

  async load(files: readonly PlacedFile[], written: unknown, options: LoadOptions): Promise<LoadOutcome> {
    const { files: open, datasets, tree } = this.parts;
    const config = understood(written);
    const host = loadingHost({
      files: open,
      dropped: new Map(files.map(({ path, file }) => [path, file])),
      tree,
      resolveAll: (path, signal) => resolveAll(path, this.parts, signal),
      forget: (path) => datasets.forget(path),
    });
    const listings = files.map(({ path, file }) => ({ path, size: file.size }));
    const report = await runLoad(config, listings, host, options);
    this.report = report;
    if (report.status === "cancelled") throw new Fault("aborted", "The load was cancelled: nothing was added.");
    return { opened: this.opened(config, report), report };
  }

  /** What stands at the top of the tree now, of all that this load has put there. */
  private opened({ createGroups }: LoadConfig, { entries }: LoadReport): OpenedFile[] {
    const { tree } = this.parts.files;
    const targets = entries
      .filter(({ status }) => status === "done")
      .flatMap(({ files }) => files.filter(({ outcome }) => outcome === "loaded" || outcome === "attribute"))
      .flatMap(({ target }) => (target === undefined ? [] : [topLevelPath(target)]));
    const groups = createGroups.map(({ path }) => `/${path.split("/").find(Boolean) ?? ""}`);
    const tops = [...new Set([...groups, ...targets])].filter((path) => tree.own(path) !== undefined);
    return tops.map((path) => {
      const node = tree.own(path);
      const leaf = node?.kind === "held" || (node?.kind === "file" && node.source.source.format === "npy");
      return { path, name: path.slice(1), size: tree.bytesBelow(path), ...(leaf && { leaf }) };
    });
  }
}

/** A configuration as text, or as an object; what is wrong with it is a fault that names the first of its problems. */
function understood(written: unknown): LoadConfig {
  const read = typeof written === "string" ? readConfigText(written) : readConfig(written);
  const problems: readonly ConfigProblem[] = "marks" in read ? read.marks : read.problems;
  const errors = problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) return read.config;
  const more = errors.length > 1 ? ` There are ${errors.length - 1} more.` : "";
  const where = first.at.length > 0 ? ` (at ${first.at.join(" / ")})` : "";
  throw new Fault("invalid", `The load configuration is wrong: ${first.message}${more}`, {
    ...(first.instead !== undefined && { hint: `Write “${first.instead}”${where}.` }),
  });
}
