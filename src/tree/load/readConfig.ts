import type { ConfigProblem } from "../../core/loading.ts";
import type { GroupSpec, LoadConfig, LoadEntry } from "./loadEntry.ts";
import { isMapping, kindOf, OptionReader } from "./optionReader.ts";
import { readEntry } from "./readEntry.ts";

/** A configuration as far as it could be understood, and all that is wrong with it. */
export interface ReadConfig {
  readonly config: LoadConfig;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Understands a load configuration: a mapping of entries, as dantro's `load_from_cfg` takes it, or one that has them
 * under `load_cfg`, with `create_groups`, `exists_action` and `print_tree` beside it.
 */
export function readConfig(value: unknown): ReadConfig {
  const problems: ConfigProblem[] = [];
  const nothing = { config: { createGroups: [], entries: [] }, problems };
  const refuse = (message: string, at: ConfigProblem["at"] = []) => {
    problems.push({ at, part: "value", severity: "error", message });
    return nothing;
  };
  if (value === null || value === undefined) return refuse("The configuration is empty: it has no entries.");
  if (!isMapping(value)) return refuse(`A load configuration is a mapping of entries, not ${kindOf(value)}.`);
  // An entry may be called load_cfg, too: it has a loader then.
  const { load_cfg: inner } = value;
  if (!isMapping(inner) || "loader" in inner) {
    return { config: { createGroups: [], entries: readEntries(value, [], {}, problems) }, problems };
  }
  const reader = new OptionReader(value, [], problems);
  reader.take("load_cfg");
  const createGroups = readGroups(reader.take("create_groups"), problems);
  const common: Record<string, unknown> = {};
  for (const name of ["exists_action", "print_tree"]) {
    const chosen = reader.take(name);
    if (chosen !== undefined) common[name] = chosen;
  }
  // Of dantro's DataManager; without a meaning in a page.
  for (const name of ["name", "data_dir", "out_dir", "condensed_tree_params"]) reader.take(name);
  reader.finish("a load configuration");
  return { config: { createGroups, entries: readEntries(inner, ["load_cfg"], common, problems) }, problems };
}

function readEntries(
  entries: Readonly<Record<string, unknown>>,
  at: ConfigProblem["at"],
  common: Readonly<Record<string, unknown>>,
  problems: ConfigProblem[],
): LoadEntry[] {
  const read: LoadEntry[] = [];
  for (const [name, options] of Object.entries(entries)) {
    const where = [...at, name];
    if (name.includes("/")) {
      const message = `“${name}” cannot be the name of an entry: names have no “/”.`;
      problems.push({ at: where, part: "key", severity: "error", message });
    } else if (!isMapping(options)) {
      const message = `The entry “${name}” must be a mapping of options, not ${kindOf(options)}.`;
      problems.push({ at: where, part: "value", severity: "error", message });
    } else {
      const entry = readEntry(name, { ...common, ...options }, where, problems);
      if (entry) read.push(entry);
    }
  }
  return read;
}

function readGroups(value: unknown, problems: ConfigProblem[]): GroupSpec[] {
  if (value === undefined) return [];
  const refuse = (at: ConfigProblem["at"]) => {
    const message = "create_groups is a list of paths, or of mappings with path and Cls.";
    problems.push({ at, part: "value", severity: "error", message });
    return [];
  };
  if (!Array.isArray(value)) return refuse(["create_groups"]);
  return value.flatMap((item: unknown, i): GroupSpec[] => {
    if (typeof item === "string") return [{ path: item }];
    if (!isMapping(item) || typeof item.path !== "string") return refuse(["create_groups", i]);
    const reader = new OptionReader(item, ["create_groups", i], problems);
    reader.take("path");
    const type = reader.text("Cls");
    reader.finish("a group");
    return [{ path: item.path, ...(type !== undefined && { type }) }];
  });
}
