import { readsOf } from "../array/lower.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import { evaluateTask } from "../engine/evaluateTask.ts";
import type { TaskRunner } from "../engine/runPlan.ts";
import type { Task, TaskResult } from "../engine/task.ts";
import type { PooledFile } from "./pooledFile.ts";
import type { TaskPlace } from "./readerApi.ts";
import type { ReaderPool } from "./readerPool.ts";

/** The file that a path lies in. */
export interface Located {
  readonly source: PooledFile;
  readonly inner: InnerPath;
}

/** Sends each task to a reader, which opens all files that it reads from; one that reads nothing is computed right here. */
export function taskRunner(pool: ReaderPool, locate: (path: NodePath) => Located, workers: number): TaskRunner {
  const run = async (task: Task, signal: AbortSignal): Promise<TaskResult> => {
    const places = new Map<NodePath, TaskPlace>();
    const files = new Set<PooledFile>();
    for (const { source: dataset } of readsOf(task.node)) {
      if (places.has(dataset.path)) continue;
      const { source, inner } = locate(dataset.path);
      files.add(source);
      places.set(dataset.path, { file: source.id, inner });
    }
    if (files.size === 0) return evaluateTask(task, () => Promise.reject(new Error("nothing is to be read")));
    return pool.runBulk([...files], (api) => api.runTask(task, places) as Promise<TaskResult>, signal);
  };
  return { run, workers };
}
