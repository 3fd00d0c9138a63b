import type { JobId } from "../rpc/explorerApi.ts";

/** Job ids stand for AbortSignals, which cannot cross threads. */
export class Jobs {
  private readonly running = new Map<JobId, AbortController>();

  async run<T>(job: JobId | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    if (job !== undefined) this.running.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      if (job !== undefined) this.running.delete(job);
    }
  }

  cancel(job: JobId): void {
    this.running.get(job)?.abort();
  }
}
