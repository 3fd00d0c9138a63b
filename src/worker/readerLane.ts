import type * as Comlink from "comlink";
import { abortFault } from "../core/abort.ts";
import { Fault, isFault } from "../core/fault.ts";
import type { FileSource } from "../core/file.ts";
import type { FileId, ReaderApi, ReaderFile } from "./readerApi.ts";
import type { ReaderProcess } from "./readerProcess.ts";

/** After this long without work a reader is given up; the next request starts one anew. */
export const IDLE_MS = 60_000;

export type ReaderWork<T> = (api: Comlink.Remote<ReaderApi>) => Promise<T>;

interface Request {
  readonly priority: number;
  readonly files: readonly ReaderFile[];
  /** Whether it is tried a second time, and so that it shares the reader with no other. */
  again: boolean;
  start(): Promise<void>;
}

export interface LaneOptions {
  /** A reader worker: one that stands by, or, after a failure, one started anew. */
  readonly spawn: (anew: boolean) => ReaderProcess;
  readonly patience: () => number;
  /** Bytes of decoded chunks that the reader may keep. */
  readonly cacheBytes: number;
  /** Whether values may be read without HDF5's library; where that changes the reader opens its files again. */
  readonly directReads: () => boolean;
  /** Requests that the reader has at the same time: with two, it fetches for the next one while it works on the first. */
  readonly width?: number;
  /** Called whenever the reader could take another request. */
  readonly onFree?: () => void;
}

/** What a reader knows of a file: with anything else it has to open it anew. */
interface Told {
  readonly source: FileSource;
  readonly directReads: boolean;
}

/** A running reader and the files that it has been told of. */
interface Running {
  readonly process: ReaderProcess;
  readonly told: Map<FileId, Told>;
}

/**
 * The requests to one reader, of whatever files, as many at a time as it is wide, the most urgent first. A queued request
 * that is aborted never reaches the reader; of a running one the answer is dropped. A reader that hangs or dies is replaced
 * and its requests tried once more, each alone: that one of them is at fault must not cost the others.
 *
 *     request ─▶ queue (by priority) ─▶ reader process ─▶ answer
 *                  ▲ abort: removed        │ hung, died: a fresh process, once more
 */
export class ReaderLane {
  private readonly options: LaneOptions;
  private readonly queue: Request[] = [];
  private readonly active = new Set<Request>();
  private reader: Running | undefined;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(options: LaneOptions) {
    this.options = options;
  }

  get busy(): boolean {
    return this.active.size > 0 || this.queue.length > 0;
  }

  /** Whether a request runs or waits that wants nothing of this file. */
  worksForOthers(file: FileId): boolean {
    return [...this.active, ...this.queue].some(({ files }) => files.every(({ id }) => id !== file));
  }

  /** Whether the reader has been told of the file, and so may have it open. */
  knows(file: FileId): boolean {
    return (this.reader?.process.alive && this.reader.told.has(file)) ?? false;
  }

  /** `files` are those that `work` asks for. Lower numbers go first. */
  run<T>(files: readonly ReaderFile[], work: ReaderWork<T>, priority = 0, signal?: AbortSignal): Promise<T> {
    if (this.closed) return Promise.reject(new Fault("closed", "The file was closed."));
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted) return reject(abortFault());
      const request: Request = {
        priority,
        files,
        again: false,
        start: async () => {
          try {
            resolve(await this.once(request, work));
          } catch (fault) {
            const mayTry = isFault(fault, "reader-hung", "reader-died") && !this.closed && !signal?.aborted;
            if (mayTry && !request.again) {
              request.again = true;
              this.queue.unshift(request);
              return;
            }
            reject(fault);
          }
          signal?.removeEventListener("abort", onAbort);
        },
      };
      // The reader is busy until it has answered, whether or not anybody still waits.
      const onAbort = () => {
        const at = this.queue.indexOf(request);
        if (at >= 0) this.queue.splice(at, 1);
        reject(abortFault());
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      const at = this.queue.findIndex((other) => !other.again && other.priority > priority);
      this.queue.splice(at < 0 ? this.queue.length : at, 0, request);
      this.drain();
    });
  }

  /** Gives the reader up after `milliseconds` without a request; the next one starts another. */
  retireWhenIdle(milliseconds: number): void {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.retire(), milliseconds);
  }

  /** Whether the reader was idle, and so could be given up. */
  retire(): boolean {
    if (this.busy) return false;
    this.dropReader();
    return true;
  }

  /** Lets the reader forget a file that is closed. */
  forget(file: FileId): void {
    if (!this.knows(file)) return;
    this.reader?.told.delete(file);
    this.reader?.process.tell((api) => api.detach(file));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.idleTimer);
    this.dropReader();
  }

  private drain(): void {
    while (this.active.size < (this.options.width ?? 1)) {
      const next = this.queue[0];
      if (!next || [...this.active].some(({ again }) => again) || (next.again && this.active.size > 0)) return;
      this.queue.shift();
      clearTimeout(this.idleTimer);
      this.active.add(next);
      void next.start().finally(() => {
        this.active.delete(next);
        this.drain();
        this.options.onFree?.();
      });
    }
  }

  private async once<T>({ files, again }: Request, work: ReaderWork<T>): Promise<T> {
    if (this.closed) throw new Fault("closed", "The file was closed.");
    const running = this.running(again);
    // Of several requests at a time each may have to wait for the others.
    const patience = this.options.patience() * (this.options.width ?? 1);
    return running.process.call(async (api) => {
      const told = this.tell(running, api, files);
      const [answer] = await Promise.all([work(api), told]);
      return answer;
    }, patience);
  }

  /** Messages arrive in their order: the reader knows the files before it is asked for them. */
  private tell(
    { told }: Running,
    api: Comlink.Remote<ReaderApi>,
    files: readonly ReaderFile[],
  ): Promise<void> | undefined {
    const directReads = this.options.directReads();
    const fresh = files.filter(({ id, source }) => {
      const before = told.get(id);
      return before?.source !== source || before.directReads !== directReads;
    });
    if (fresh.length === 0) return undefined;
    for (const { id, source } of fresh) told.set(id, { source, directReads });
    return api.attach(fresh, { cacheBytes: this.options.cacheBytes, directReads });
  }

  private running(anew: boolean): Running {
    if (!this.reader?.process.alive) this.reader = { process: this.options.spawn(anew), told: new Map() };
    return this.reader;
  }

  private dropReader(): void {
    this.reader?.process.end();
    this.reader = undefined;
  }
}
