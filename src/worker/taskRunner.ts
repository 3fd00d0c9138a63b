import type { ElementArray } from "../array/elementType.ts";
import { readsOf } from "../array/lower.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import { elementsOf } from "../engine/elements.ts";
import { evaluateTask } from "../engine/evaluateTask.ts";
import { withoutForeignReads } from "../engine/foreignReads.ts";
import type { TaskRunner } from "../engine/runPlan.ts";
import type { Task, TaskResult } from "../engine/task.ts";
import type { PooledFile } from "./readerPool.ts";
import { readSelectionOf } from "./readSelectionOf.ts";

/** The file that a path lies in. */
export interface Located {
  readonly source: PooledFile;
  readonly inner: InnerPath;
}

/** Sends each task to a reader of the file that it reads most from; a task that reads nothing is computed right here. */
export function taskRunner(locate: (path: NodePath) => Located, workers: number): TaskRunner {
  const run = async (task: Task, signal: AbortSignal): Promise<TaskResult> => {
    const file = mostCommon(readsOf(task.node).map((read) => locate(read.source.path).source));
    if (file === undefined) return evaluateTask(task, () => Promise.reject(new Error("nothing is to be read")));
    const isOwn = (read: { readonly source: { readonly path: NodePath } }) => locate(read.source.path).source === file;
    const own = await withoutForeignReads(task, isOwn, async (read) => {
      const { source, inner } = locate(read.source.path);
      const selection = readSelectionOf(read.ranges);
      const block = await source.runBulk((api) => api.readBlock(inner, selection), signal);
      const data: ElementArray = elementsOf(block, read.source.part);
      return { type: read.type, shape: read.ranges.map((range) => range.n), data };
    });
    return file.runBulk((api) => api.runTask(own) as Promise<TaskResult>, signal);
  };
  return { run, workers };
}

function mostCommon(files: readonly PooledFile[]): PooledFile | undefined {
  const counts = new Map<PooledFile, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
