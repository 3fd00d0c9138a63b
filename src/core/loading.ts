import type { FaultData } from "./fault.ts";
import type { NodePath } from "./path.ts";

/** A file of what was dropped, by its path from the top of the drop: `campaign/measurements/day001.hdf5`. */
export interface FileListing {
  readonly path: string;
  readonly size: number;
}

/** Something that is wrong with a load configuration. */
export interface ConfigProblem {
  /** Keys on the way to it: `["params", "glob_str"]`; none for the configuration as a whole. */
  readonly at: readonly (string | number)[];
  /** Whether the last key is meant, or its value. */
  readonly part: "key" | "value";
  readonly severity: "error" | "warning";
  /** One sentence. */
  readonly message: string;
  /** What to write in its place, where that is known. */
  readonly instead?: string;
}

/** The same with its place in the text of the configuration. */
export interface ConfigMark extends ConfigProblem {
  readonly from: number;
  readonly to: number;
}

/** What became, or would become, of one file that an entry matches. */
export interface FilePlan {
  readonly file: string;
  readonly bytes: number;
  /** Where it lands in the data tree; of an attribute, the node that it belongs to. Absent where that cannot be said. */
  readonly target?: NodePath;
  /** Why it lands nowhere. */
  readonly problem?: string;
}

/** Which files an entry matches and where they land, without any of them being read. */
export interface EntryPlan {
  readonly entry: string;
  readonly loader: string;
  readonly enabled: boolean;
  /** Name of the attribute that the files become. */
  readonly attribute?: string;
  readonly files: readonly FilePlan[];
  /** Sentences: no file matches, an expression does not match … */
  readonly warnings: readonly string[];
}

export interface LoadCheck {
  /** What can be written: names of options and of loaders. */
  readonly words: { readonly options: readonly string[]; readonly loaders: readonly string[] };
  readonly marks: readonly ConfigMark[];
  readonly entries: readonly EntryPlan[];
}

export type FileOutcome = "loaded" | "attribute" | "skipped" | "failed";

export interface LoadedFile extends FilePlan {
  readonly outcome: FileOutcome;
  /** Why it was skipped, or what failed. */
  readonly reason?: FaultData;
}

export interface EntryReport {
  readonly entry: string;
  readonly loader: string;
  /** `disabled`: not wanted. `unreached`: an entry before it failed, or the load was cancelled. */
  readonly status: "done" | "failed" | "disabled" | "unreached";
  readonly found: number;
  readonly bytes: number;
  readonly loaded: number;
  readonly skipped: number;
  readonly failed: number;
  readonly files: readonly LoadedFile[];
  readonly warnings: readonly string[];
  /** Why the entry as a whole failed. */
  readonly error?: FaultData;
  /** The tree after this entry, where `print_tree` asks for it. */
  readonly tree?: string;
}

/** What came of a load configuration. */
export interface LoadReport {
  readonly status: "done" | "failed" | "cancelled";
  readonly entries: readonly EntryReport[];
  /** Why it did not come to its end. */
  readonly error?: FaultData;
  readonly seconds: number;
}
