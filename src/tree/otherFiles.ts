import type { FaultData } from "../core/fault.ts";
import { plural } from "../core/format.ts";

/** Endings of files that are meant to be opened: where they cannot be, that is a fault. */
const OPENABLE = /\.(h5|hdf5?|he[245]|nc4?|cdf|nxs?|nwb|h5ad|h5mu|loom|mat|keras|jld2|npy)$/i;

interface Opened {
  /** From the top of what was dropped. */
  readonly path: string;
  readonly error?: FaultData;
}

/**
 * Which files of a folder merely lie beside the others: those of another format, by content and by name, as far as any
 * file of the folder could be opened. A file that was chosen by itself is meant.
 */
export function otherFiles(opened: readonly Opened[]): readonly boolean[] {
  if (opened.every(({ error }) => error)) return opened.map(() => false);
  return opened.map(({ path, error }) => path.includes("/") && error?.code === "not-hdf5" && !OPENABLE.test(path));
}

/** What stands for them in the tree. */
export function othersName(count: number): string {
  return plural(count, "other file");
}
