import { create } from "zustand";
import type { NodePath } from "../core/path.ts";
import type { ClientOptions } from "./client.ts";

export type JobKind = "open" | "load" | "reload" | "resolve" | "copy" | "list" | "read" | "compute" | "export";

export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  readonly label: string;
  readonly path?: NodePath;
  readonly done: number;
  /** Bytes in all; 0 while it is not known. */
  readonly total: number;
}

export interface JobOptions extends ClientOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

interface JobsState {
  readonly jobs: readonly Job[];
  cancel(id: number): void;
}

const controllers = new Map<number, AbortController>();
let nextId = 0;

export const useJobs = create<JobsState>(() => ({
  jobs: [],
  cancel: (id) => controllers.get(id)?.abort(),
}));

/** Runs `work` as a job that the status bar shows and can cancel. */
export async function runJob<T>(
  about: { kind: JobKind; label: string; path?: NodePath; controller?: AbortController },
  work: (options: JobOptions) => Promise<T>,
): Promise<T> {
  const { controller = new AbortController(), ...facts } = about;
  const id = ++nextId;
  controllers.set(id, controller);
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, { ...facts, id, done: 0, total: 0 }] }));
  const onProgress = (done: number, total: number) =>
    useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, done, total } : job)) }));
  try {
    return await work({ signal: controller.signal, onProgress });
  } finally {
    controllers.delete(id);
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
  }
}
