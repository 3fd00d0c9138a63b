import * as Comlink from "comlink";
import { readsOf } from "../array/lower.ts";
import type { BufferPool } from "../core/bufferPool.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import { evaluateTask } from "../engine/evaluateTask.ts";
import type { TaskRunner } from "../engine/runPlan.ts";
import type { Task, TaskResult } from "../engine/task.ts";
import type { PooledFile } from "./pooledFile.ts";
import type { ReaderApi, TaskPlace } from "./readerApi.ts";
import type { ReaderPool } from "./readerPool.ts";

/** The file that a path lies in. */
export interface Located {
  readonly source: PooledFile;
  readonly inner: InnerPath;
}

/** Sends each task to a reader, which opens all files that it reads from; one that reads nothing is computed right here. */
export function taskRunner(
  pool: ReaderPool,
  locate: (path: NodePath) => Located,
  workers: number,
  spare: BufferPool,
): TaskRunner {
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
    const work = (api: Comlink.Remote<ReaderApi>) => {
      // They are gone where the task was sent before, to a reader that died.
      const room = (task.spare ?? []).filter(({ byteLength }) => byteLength > 0);
      return api.runTask(Comlink.transfer({ ...task, spare: room }, room), places) as Promise<TaskResult>;
    };
    return pool.runBulk([...files], work, signal);
  };
  return { run, workers, spare };
}
