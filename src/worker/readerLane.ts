import type * as Comlink from "comlink";
import { abortFault, raceWithAbort } from "../core/abort.ts";
import { Fault, isFault } from "../core/fault.ts";
import type { FileFacts, FileSource } from "../core/file.ts";
import type { NodePath } from "../core/path.ts";
import type { ReaderApi } from "./readerApi.ts";
import type { ReaderProcess } from "./readerProcess.ts";

export type ReaderWork<T> = (api: Comlink.Remote<ReaderApi>, facts: FileFacts) => Promise<T>;

interface Request {
  readonly priority: number;
  start(): Promise<void>;
}

export interface LaneOptions {
  /** The file; where another object says what it is, the reader opens it again. */
  readonly source: () => FileSource;
  readonly root: NodePath;
  /** A reader worker that has not opened a file yet: one that stands by, or, after a failure, one started anew. */
  readonly spawn: (anew: boolean) => ReaderProcess;
  readonly patience: () => number;
  /** Bytes of decoded chunks that the reader may keep. */
  readonly cacheBytes: number;
  /** Whether values may be read without HDF5's library; where that changes the reader opens its file again. */
  readonly directReads: () => boolean;
  /** Requests that the reader has at the same time: with two, it fetches for the next one while it works on the first. */
  readonly width?: number;
}

/** A reader that has opened the file, or is about to. */
interface Opened {
  readonly process: ReaderProcess;
  readonly source: FileSource;
  readonly directReads: boolean;
  readonly facts: Promise<FileFacts>;
}

/**
 * The requests to one reader of one file, as many at a time as it is wide, the most urgent first. A queued request that is
 * aborted never reaches the reader; of a running one the answer is dropped. A reader that hangs or dies is replaced and its
 * requests tried once more.
 *
 *     request ─▶ queue (by priority) ─▶ reader process ─▶ answer
 *                  ▲ abort: removed        │ hung, died: a fresh process, once more
 */
export class ReaderLane {
  private readonly options: LaneOptions;
  private readonly queue: Request[] = [];
  private running = 0;
  private opened: Opened | undefined;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(options: LaneOptions) {
    this.options = options;
  }

  get busy(): boolean {
    return this.running > 0 || this.queue.length > 0;
  }

  /** Lower numbers go first. */
  run<T>(work: ReaderWork<T>, priority = 0, signal?: AbortSignal): Promise<T> {
    if (this.closed) return Promise.reject(new Fault("closed", "The file was closed."));
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted) return reject(abortFault());
      const request: Request = {
        priority,
        start: async () => {
          signal?.removeEventListener("abort", onAbort);
          const answer = this.attempt(work);
          await raceWithAbort(answer, signal).then(resolve, reject);
          // The reader is busy until it has answered, whether or not anybody still waits.
          await answer.catch(() => undefined);
        },
      };
      const onAbort = () => {
        const at = this.queue.indexOf(request);
        if (at >= 0) this.queue.splice(at, 1);
        reject(abortFault());
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      const at = this.queue.findIndex((other) => other.priority > priority);
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
    this.dropProcess();
    return true;
  }

  /** The reader of an idle lane, still running, for another file; undefined where there is none that could. */
  takeReader(): ReaderProcess | undefined {
    if (this.busy || !this.opened?.process.alive) return undefined;
    const { process } = this.opened;
    this.opened = undefined;
    return process;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.idleTimer);
    this.dropProcess();
  }

  private drain(): void {
    while (this.running < (this.options.width ?? 1)) {
      const next = this.queue.shift();
      if (!next) return;
      clearTimeout(this.idleTimer);
      this.running++;
      void next.start().finally(() => {
        this.running--;
        this.drain();
      });
    }
  }

  private async attempt<T>(work: ReaderWork<T>): Promise<T> {
    try {
      return await this.once(work);
    } catch (fault) {
      if (this.closed || !isFault(fault, "reader-hung", "reader-died")) throw fault;
      return this.once(work, true);
    }
  }

  private async once<T>(work: ReaderWork<T>, anew = false): Promise<T> {
    if (this.closed) throw new Fault("closed", "The file was closed.");
    // Of several requests at a time each may have to wait for the others.
    const patience = this.options.patience() * (this.options.width ?? 1);
    const { process, facts } = this.ready(patience, anew);
    const known = await facts;
    return process.call((api) => work(api, known), patience);
  }

  /** The reader, which is opened once for all that ask for it meanwhile. */
  private ready(patience: number, anew: boolean): Opened {
    const directReads = this.options.directReads();
    const before = this.opened?.process.alive ? this.opened : undefined;
    const source = this.options.source();
    if (before?.directReads === directReads && before.source === source) return before;
    const process = before?.process ?? this.options.spawn(anew);
    const { root, cacheBytes } = this.options;
    const facts = process.call((api) => api.open(source, root, { cacheBytes, directReads }), patience);
    this.opened = { process, source, directReads, facts };
    facts.catch(() => process.end());
    return this.opened;
  }

  private dropProcess(): void {
    this.opened?.process.end();
    this.opened = undefined;
  }
}
