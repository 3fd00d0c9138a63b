import type { ElementArray } from "../array/elementType.ts";
import { readsOf } from "../array/lower.ts";
import { type NodePath, splitFilePath } from "../core/path.ts";
import { elementsOf } from "../engine/elements.ts";
import { evaluateTask } from "../engine/evaluateTask.ts";
import { withoutForeignReads } from "../engine/foreignReads.ts";
import type { TaskRunner } from "../engine/runPlan.ts";
import type { Task, TaskResult } from "../engine/task.ts";
import type { PooledFile } from "./readerPool.ts";
import { readSelectionOf } from "./readSelectionOf.ts";

/** Sends each task to a reader of the file that it reads most from; a task that reads nothing is computed right here. */
export function taskRunner(fileAt: (root: NodePath) => PooledFile, workers: number): TaskRunner {
  const run = async (task: Task, signal: AbortSignal): Promise<TaskResult> => {
    const roots = readsOf(task.node).map((read) => splitFilePath(read.source.path).root);
    const root = mostCommon(roots);
    if (root === undefined) return evaluateTask(task, () => Promise.reject(new Error("nothing is to be read")));
    const own = await withoutForeignReads(task, root, async (read) => {
      const { root: other, inner } = splitFilePath(read.source.path);
      const selection = readSelectionOf(read.ranges);
      const block = await fileAt(other).runBulk((api) => api.readBlock(inner, selection), signal);
      const data: ElementArray = elementsOf(block, read.source.part);
      return { type: read.type, shape: read.ranges.map((range) => range.n), data };
    });
    return fileAt(root).runBulk((api) => api.runTask(own) as Promise<TaskResult>, signal);
  };
  return { run, workers };
}

function mostCommon(roots: readonly NodePath[]): NodePath | undefined {
  const counts = new Map<NodePath, number>();
  for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
