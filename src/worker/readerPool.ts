import { throwIfAborted } from "../core/abort.ts";
import type { FileSource, MateFile } from "../core/file.ts";
import type { NodePath } from "../core/path.ts";
import type { LoadLibrary, ReaderBoot } from "../rpc/boot.ts";
import { ReaderLane, type ReaderWork } from "./readerLane.ts";
import { ReaderProcess } from "./readerProcess.ts";

/** After this long without work a file gives its readers up; the next request starts one anew. */
const IDLE_MS = 60_000;
/** Files whose metadata reader is kept running at the same time. */
const MAX_LEADS = 8;

/** Decoded chunks are kept for what is on screen; a computation decodes each chunk once, but for those at the edges of blocks. */
const LEAD_CACHE = 96 * 1024 * 1024;
const BULK_CACHE = 24 * 1024 * 1024;

/** Who waits for an answer; the smaller number goes first. */
export const Priority = { visible: 0, metadata: 1 } as const;

/** Tasks that a bulk reader has at a time: while it computes the first it fetches the bytes of the second. */
const DEPTH = 2;

/** A lane that is lent to a few tasks at a time. */
interface BulkSlot {
  readonly file: PooledFile;
  readonly lane: ReaderLane;
  tasks: number;
}

/**
 * The reader workers. Each open file keeps one lane for its metadata and for what is on screen, so that a click never
 * waits behind a computation; bulk reads share a limited number of further lanes. A worker sees one file at a time; for
 * another one everything in it is made anew, the library's memory too: damage in one file cannot spread to another. One
 * started worker without a file stands by.
 */
export class ReaderPool {
  private spare: ReaderProcess | undefined;
  private readonly script: string;
  private readonly boot: Promise<ReaderBoot>;
  private readonly loadLibrary: LoadLibrary;
  private readyBoot: ReaderBoot | undefined;
  private readonly bulk: BulkSlot[] = [];
  /** Tasks without a reader, in the order in which they get one. */
  private readonly waiting: { readonly file: PooledFile; readonly wake: () => void }[] = [];
  /** Files whose lead may be running, the least recently used first. */
  private readonly leads = new Set<PooledFile>();
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
    while (this.bulk.length > limit) {
      const idle = this.bulk.findIndex((slot) => slot.tasks === 0);
      if (idle < 0) break;
      this.bulk.splice(idle, 1)[0]?.lane.close();
    }
    this.waiting.shift()?.wake();
  }

  /** Waits until readers can be started. */
  async ready(): Promise<void> {
    await this.boot;
  }

  attach(source: FileSource, root: NodePath): PooledFile {
    return new PooledFile(this, source, root);
  }

  /** `handed` is a reader of another file that is no longer needed for it. */
  newLane(source: () => FileSource, root: NodePath, cacheBytes: number, width = 1, handed?: ReaderProcess): ReaderLane {
    let first = handed;
    const spawn = (anew: boolean) => {
      const ready = first?.alive ? first : undefined;
      first = undefined;
      return ready ?? (anew ? this.startProcess() : this.takeSpare());
    };
    const options = { source, root, cacheBytes, width, spawn };
    return new ReaderLane({ ...options, patience: () => this.patience, directReads: () => this.directReads });
  }

  /** Runs one task on a bulk lane of `file`, as soon as one is free. */
  async runBulk<T>(file: PooledFile, work: ReaderWork<T>, signal?: AbortSignal): Promise<T> {
    const slot = await this.takeSlot(file, signal);
    try {
      return await slot.lane.run(work, 0, signal);
    } finally {
      // An aborted read may still run in its reader: the lane queues the next task behind it.
      slot.tasks--;
      if (this.bulk.length > this.limit && slot.tasks === 0) this.endSlot(slot);
      else slot.lane.retireWhenIdle(IDLE_MS);
      this.waiting.shift()?.wake();
    }
  }

  /** Notes that the lead of `file` is in use, and takes the reader of the oldest idle one where there are too many. */
  touch(file: PooledFile): void {
    this.leads.delete(file);
    this.leads.add(file);
    for (const old of this.leads) {
      if (this.leads.size <= MAX_LEADS) break;
      if (old === file || old.busy) continue;
      this.leads.delete(old);
      const reader = old.takeReader();
      // To start one takes longer than to open another file.
      if (!this.spare?.alive) this.spare = reader;
      else reader?.end();
    }
  }

  detach(file: PooledFile): void {
    this.leads.delete(file);
    for (const slot of this.bulk.filter((other) => other.file === file)) this.removeSlot(slot);
    this.waiting.shift()?.wake();
  }

  private async takeSlot(file: PooledFile, signal?: AbortSignal) {
    for (let isFirst = true; ; isFirst = false) {
      throwIfAborted(signal);
      const own = this.bulk.filter((slot) => slot.file === file).sort((a, b) => a.tasks - b.tasks)[0];
      const isFull = this.bulk.length >= this.limit;
      const foreign = this.bulk.find((slot) => slot.tasks === 0 && slot.file !== file);
      // A busy reader gets a second task only where there is no room for another reader, and nobody else waits for room.
      const othersWait = this.waiting.some((other) => other.file !== file);
      if (own && (own.tasks === 0 || (own.tasks < DEPTH && isFull && !foreign && !othersWait))) {
        own.tasks++;
        return own;
      }
      const handed = isFull && foreign ? this.removeSlot(foreign) : undefined;
      if (this.bulk.length < this.limit) {
        const slot = { file, lane: this.newLane(() => file.source, file.root, BULK_CACHE, DEPTH, handed), tasks: 1 };
        this.bulk.push(slot);
        return slot;
      }
      await this.nextRelease(file, isFirst, signal);
    }
  }

  /** Whoever was woken in vain keeps the first place. */
  private nextRelease(file: PooledFile, isFirst: boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const waiter = { file, wake };
      const leave = () => {
        const at = this.waiting.indexOf(waiter);
        if (at >= 0) this.waiting.splice(at, 1);
        resolve();
      };
      if (isFirst) this.waiting.push(waiter);
      else this.waiting.unshift(waiter);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  /** The reader of the slot, if it is idle and can open another file. */
  private removeSlot(slot: BulkSlot): ReaderProcess | undefined {
    const at = this.bulk.indexOf(slot);
    if (at >= 0) this.bulk.splice(at, 1);
    const reader = slot.lane.takeReader();
    slot.lane.close();
    return reader;
  }

  private endSlot(slot: BulkSlot): void {
    slot.lane.close();
    this.removeSlot(slot);
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

/** One open file and its readers. */
export class PooledFile {
  source: FileSource;
  readonly root: NodePath;
  private readonly pool: ReaderPool;
  private readonly lead: ReaderLane;

  constructor(pool: ReaderPool, source: FileSource, root: NodePath) {
    this.pool = pool;
    this.source = source;
    this.root = root;
    this.lead = pool.newLane(() => this.source, root, LEAD_CACHE);
  }

  /** On the lane that is kept for metadata and for what is on screen. */
  run<T>(work: ReaderWork<T>, priority: number, signal?: AbortSignal): Promise<T> {
    this.pool.touch(this);
    return this.lead.run(work, priority, signal).finally(() => this.lead.retireWhenIdle(IDLE_MS));
  }

  /** From now on its readers may read these files for it, too. */
  setMates(mates: readonly MateFile[]): void {
    this.source = { ...this.source, mates };
  }

  get busy(): boolean {
    return this.lead.busy;
  }

  /** The lead's reader, unless it is busy; the next request gets another. */
  takeReader(): ReaderProcess | undefined {
    return this.lead.takeReader();
  }

  runBulk<T>(work: ReaderWork<T>, signal?: AbortSignal): Promise<T> {
    return this.pool.runBulk(this, work, signal);
  }

  close(): void {
    this.lead.close();
    this.pool.detach(this);
  }
}
