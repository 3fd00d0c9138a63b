import { abortFault, throwIfAborted } from "../core/abort.ts";
import { Fault } from "../core/fault.ts";
import type { FileSource, MateFile } from "../core/file.ts";
import type { NodePath } from "../core/path.ts";
import type { LoadLibrary, ReaderBoot } from "../rpc/boot.ts";
import type { FileId, ReaderFile } from "./readerApi.ts";
import { ReaderLane, type ReaderWork } from "./readerLane.ts";
import { ReaderProcess } from "./readerProcess.ts";

/** After this long without work a reader is given up; the next request starts one anew. */
const IDLE_MS = 60_000;
/** Readers that are kept for metadata and for what is on screen, for all files together. */
const MOST_LEADS = 4;

/** Decoded chunks are kept for what is on screen; a computation decodes each chunk once, but for those at the edges of blocks. */
const LEAD_CACHE = 96 * 1024 * 1024;
const BULK_CACHE = 24 * 1024 * 1024;

/** Who waits for an answer; the smaller number goes first. */
export const Priority = { visible: 0, metadata: 1 } as const;

/** Tasks that a bulk reader has at a time: while it computes the first it fetches the bytes of the second. */
const DEPTH = 2;

/** A request that waits for a lead. */
interface LeadRequest {
  readonly file: FileId;
  readonly priority: number;
  start(lane: ReaderLane): void;
}

/** A lane that is lent to a few tasks at a time. */
interface BulkSlot {
  readonly lane: ReaderLane;
  tasks: number;
}

/**
 * The reader workers: as many as the machine has use for, however many files there are. A few are kept for metadata and
 * for what is on screen, so that a click never waits behind a computation; computations share the others. A reader opens a
 * file when it is first asked for it, and with objects of its own. One started worker stands by.
 */
export class ReaderPool {
  private spare: ReaderProcess | undefined;
  private readonly script: string;
  private readonly boot: Promise<ReaderBoot>;
  private readonly loadLibrary: LoadLibrary;
  private readyBoot: ReaderBoot | undefined;
  private readonly leads: ReaderLane[] = [];
  /** The most urgent first. */
  private readonly leadQueue: LeadRequest[] = [];
  /** The lead that each file was last read by. */
  private readonly homes = new Map<FileId, ReaderLane>();
  private readonly bulk: BulkSlot[] = [];
  /** Tasks without a reader, in the order in which they get one. */
  private readonly waiting: (() => void)[] = [];
  private files = 0;
  private limit: number;
  patience: number;
  directReads = true;

  constructor(script: string, boot: Promise<ReaderBoot>, loadLibrary: LoadLibrary, limit: number, patience: number) {
    this.loadLibrary = loadLibrary;
    this.script = script;
    this.boot = boot;
    this.limit = limit;
    this.patience = patience;
    void boot.then((ready) => {
      this.readyBoot = ready;
      this.refill();
    });
  }

  setLimit(limit: number): void {
    this.limit = limit;
    for (const slot of this.bulk.filter(({ tasks }) => tasks === 0)) {
      if (this.bulk.length > limit) this.endSlot(slot);
    }
    this.waiting.shift()?.();
  }

  /** Waits until readers can be started. */
  async ready(): Promise<void> {
    await this.boot;
  }

  attach(source: FileSource, root: NodePath): PooledFile {
    return new PooledFile(this, { id: this.files++, source, root });
  }

  /** On a lane that is kept for metadata and for what is on screen; lower numbers go first. */
  runLead<T>(file: PooledFile, work: ReaderWork<T>, priority: number, signal?: AbortSignal): Promise<T> {
    return whileOpen([file], signal, (either) => {
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          this.leadQueue.splice(this.leadQueue.indexOf(request), 1);
          reject(abortFault());
        };
        const start = (lane: ReaderLane) => {
          either.removeEventListener("abort", leave);
          lane
            .run([file.told], work, priority, either)
            .finally(() => lane.retireWhenIdle(IDLE_MS))
            .then(resolve, reject);
        };
        const request: LeadRequest = { file: file.id, priority, start };
        either.addEventListener("abort", leave, { once: true });
        const at = this.leadQueue.findIndex((other) => other.priority > priority);
        this.leadQueue.splice(at < 0 ? this.leadQueue.length : at, 0, request);
        this.serveLeads();
      });
    });
  }

  /** Runs one task, which reads from these files, as soon as a bulk lane is free. */
  runBulk<T>(files: readonly PooledFile[], work: ReaderWork<T>, signal?: AbortSignal): Promise<T> {
    return whileOpen(files, signal, async (either) => {
      const told = files.map((file) => file.told);
      const slot = await this.takeSlot(told[0]?.id, either);
      try {
        return await slot.lane.run(told, work, 0, either);
      } finally {
        // An aborted read may still run in its reader: the lane queues the next task behind it.
        slot.tasks--;
        if (this.bulk.length > this.limit && slot.tasks === 0) this.endSlot(slot);
        else slot.lane.retireWhenIdle(IDLE_MS);
        this.waiting.shift()?.();
      }
    });
  }

  detach(file: FileId): void {
    this.homes.delete(file);
    for (const lane of [...this.leads, ...this.bulk.map((slot) => slot.lane)]) lane.forget(file);
  }

  /** Gives each free lead the most urgent request that it may take: no file waits for another that is slow. */
  private serveLeads(): void {
    for (const request of [...this.leadQueue]) {
      const lane = this.freeLead(request.file);
      if (!lane) continue;
      this.leadQueue.splice(this.leadQueue.indexOf(request), 1);
      this.homes.set(request.file, lane);
      request.start(lane);
    }
  }

  /**
   * A file stays with its lead, where it is open and its chunks are kept; but while that one works for another file, any
   * that is free takes it over.
   */
  private freeLead(file: FileId): ReaderLane | undefined {
    const home = this.homes.get(file);
    if (home && (!home.busy || !home.worksForOthers(file))) return home.busy ? undefined : home;
    const idle = this.leads.find((lane) => !lane.busy);
    if (idle || this.leads.length >= MOST_LEADS) return idle;
    const lane = this.newLane(LEAD_CACHE, 1, () => this.serveLeads());
    this.leads.push(lane);
    return lane;
  }

  private async takeSlot(file: FileId | undefined, signal?: AbortSignal): Promise<BulkSlot> {
    for (let isFirst = true; ; isFirst = false) {
      throwIfAborted(signal);
      const slot = this.freeSlot(file);
      if (slot) {
        slot.tasks++;
        return slot;
      }
      await this.nextRelease(isFirst, signal);
    }
  }

  /** A busy reader gets a second task only where there is no room for another reader. */
  private freeSlot(file: FileId | undefined): BulkSlot | undefined {
    const idle = this.bulk.filter(({ tasks }) => tasks === 0);
    const open = file === undefined ? undefined : idle.find(({ lane }) => lane.knows(file));
    if (open ?? idle[0]) return open ?? idle[0];
    if (this.bulk.length < this.limit) {
      const slot = { lane: this.newLane(BULK_CACHE, DEPTH), tasks: 0 };
      this.bulk.push(slot);
      return slot;
    }
    const least = this.bulk.toSorted((a, b) => a.tasks - b.tasks)[0];
    return least && least.tasks < DEPTH ? least : undefined;
  }

  /** Whoever was woken in vain keeps the first place. */
  private nextRelease(isFirst: boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        const at = this.waiting.indexOf(wake);
        if (at >= 0) this.waiting.splice(at, 1);
        resolve();
      };
      if (isFirst) this.waiting.push(wake);
      else this.waiting.unshift(wake);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  private endSlot(slot: BulkSlot): void {
    slot.lane.close();
    this.bulk.splice(this.bulk.indexOf(slot), 1);
  }

  private newLane(cacheBytes: number, width: number, onFree?: () => void): ReaderLane {
    const spawn = (anew: boolean) => (anew ? this.startProcess() : this.takeSpare());
    return new ReaderLane({
      spawn,
      cacheBytes,
      width,
      patience: () => this.patience,
      directReads: () => this.directReads,
      ...(onFree && { onFree }),
    });
  }

  private takeSpare(): ReaderProcess {
    const taken = this.spare?.alive ? this.spare : this.startProcess();
    this.spare = undefined;
    // After the file has been opened there is time to start the next one.
    setTimeout(() => this.refill(), 200);
    return taken;
  }

  private refill(): void {
    if (!this.spare?.alive) this.spare = this.startProcess();
  }

  private startProcess(): ReaderProcess {
    if (!this.readyBoot) throw new Error("the pool was used before it was ready");
    return new ReaderProcess(this.script, this.readyBoot, this.loadLibrary);
  }
}

/** One open file, as those see it who read from it. */
export class PooledFile {
  /** What readers are told of it. */
  told: ReaderFile;
  private readonly pool: ReaderPool;
  private readonly closing = new AbortController();

  constructor(pool: ReaderPool, told: ReaderFile) {
    this.pool = pool;
    this.told = told;
  }

  get id(): FileId {
    return this.told.id;
  }

  get source(): FileSource {
    return this.told.source;
  }

  /** From now on its readers may read these files for it, too. */
  setMates(mates: readonly MateFile[]): void {
    this.told = { ...this.told, source: { ...this.source, mates } };
  }

  /** Aborts when the file is closed. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** On a lane that is kept for metadata and for what is on screen. */
  run<T>(work: ReaderWork<T>, priority: number, signal?: AbortSignal): Promise<T> {
    return this.pool.runLead(this, work, priority, signal);
  }

  runBulk<T>(work: ReaderWork<T>, signal?: AbortSignal): Promise<T> {
    return this.pool.runBulk([this], work, signal);
  }

  close(): void {
    this.closing.abort();
    this.pool.detach(this.id);
  }
}

/** Does some work that ends with a fault where one of the files is closed meanwhile. */
async function whileOpen<T>(
  files: readonly PooledFile[],
  signal: AbortSignal | undefined,
  work: (either: AbortSignal) => Promise<T>,
): Promise<T> {
  const signals = files.map(({ closed }) => closed);
  const closed = () => signals.some(({ aborted }) => aborted);
  try {
    throwIfAborted(signal);
    if (closed()) throw new Fault("closed", "The file was closed.");
    return await work(AbortSignal.any(signal ? [signal, ...signals] : signals));
  } catch (cause) {
    if (closed() && !signal?.aborted) throw new Fault("closed", "The file was closed.");
    throw cause;
  }
}
