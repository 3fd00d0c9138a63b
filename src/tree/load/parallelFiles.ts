import type { ParallelOptions } from "./loadEntry.ts";

/**
 * How many files are opened at the same time: dantro's rule for the number of processes. Never more than there are
 * files; one where `parallel` is off or its thresholds are not met.
 */
export function parallelFiles(
  { enabled, processes, minFiles, minTotalSize }: ParallelOptions,
  load: { readonly files: number; readonly bytes: number; readonly processors: number },
): number {
  if (!enabled || load.files < minFiles || load.bytes < minTotalSize) return 1;
  const wanted = processes === null ? load.processors : processes < 0 ? load.processors + processes : processes;
  return Math.max(1, Math.min(wanted, load.files));
}
