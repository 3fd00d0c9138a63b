import { LRUCache } from "lru-cache";
import type { Plan, Stage } from "../array/plan.ts";
import type { NodePath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import { readSelectionOf } from "./readSelectionOf.ts";

/** Bytes of a file that hold each of some selections of a dataset; undefined where that is not known. */
export type AskStoredBytes = (
  path: NodePath,
  selections: readonly Selection[],
  signal: AbortSignal,
) => Promise<readonly (number | undefined)[]>;

/** Plans over more datasets are not asked for: each may lie in a file whose reader would have to be started. */
const MOST_DATASETS = 16;
const KEPT = 4096;

/** How many bytes of files a plan reads. What was asked is kept: while an expression is typed it is planned again and again. */
export class StoredBytes {
  private readonly ask: AskStoredBytes;
  private readonly known = new LRUCache<string, number>({ max: KEPT });

  constructor(ask: AskStoredBytes) {
    this.ask = ask;
  }

  /** Forgets what was said of files that are closed or read anew. */
  forget(): void {
    this.known.clear();
  }

  /** For each stage of a plan; undefined where it reads something of which that is not known. */
  async ofStages({ stages }: Pick<Plan, "stages">, signal: AbortSignal): Promise<(number | undefined)[]> {
    const byPath = new Map<NodePath, Map<string, Selection>>();
    for (const read of stages.flatMap(({ reads }) => reads)) {
      const selections = byPath.get(read.path) ?? new Map<string, Selection>();
      byPath.set(read.path, selections.set(keyOf(read), readSelectionOf(read.ranges)));
    }
    const found = new Map<string, number | undefined>();
    if (byPath.size <= MOST_DATASETS) {
      await Promise.all(
        [...byPath].map(async ([path, selections]) => {
          for (const [key, bytes] of await this.take(path, selections, signal)) found.set(key, bytes);
        }),
      );
    }
    return stages.map((stage) => stageBytes(stage, found));
  }

  /** What cannot be asked is not known; why is said where the values are read. */
  private async take(
    path: NodePath,
    selections: ReadonlyMap<string, Selection>,
    signal: AbortSignal,
  ): Promise<Map<string, number | undefined>> {
    const found = new Map<string, number | undefined>();
    const unknown = new Map<string, Selection>();
    for (const [key, selection] of selections) {
      const known = this.known.get(key);
      if (known !== undefined) found.set(key, known);
      else unknown.set(key, selection);
    }
    if (unknown.size === 0) return found;
    try {
      const answers = await this.ask(path, [...unknown.values()], signal);
      for (const [i, key] of [...unknown.keys()].entries()) {
        const bytes = answers[i];
        found.set(key, bytes);
        // What took too long may be known the next time.
        if (bytes !== undefined) this.known.set(key, bytes);
      }
    } catch (cause) {
      if (signal.aborted) throw cause;
    }
    return found;
  }
}

function stageBytes({ reads, rereads }: Stage, found: ReadonlyMap<string, number | undefined>): number | undefined {
  let sum = 0;
  for (const read of reads) {
    const bytes = found.get(keyOf(read));
    if (bytes === undefined) return undefined;
    sum += bytes;
  }
  return sum * rereads;
}

function keyOf({ path, ranges }: Stage["reads"][number]): string {
  return `${path} ${ranges.map(({ start, step, n }) => `${start}:${step}:${n}`).join()}`;
}
