import type { FileSource } from "../core/file.ts";
import type { NodePath } from "../core/path.ts";
import type { LoadLibrary, ReaderBoot } from "../rpc/boot.ts";
import { BulkReaders, DEPTH } from "./bulkReaders.ts";
import { LeadReaders } from "./leadReaders.ts";
import { type FileReaders, PooledFile, whileOpen } from "./pooledFile.ts";
import type { FileId } from "./readerApi.ts";
import { ReaderLane, type ReaderWork } from "./readerLane.ts";
import { ReaderProcess } from "./readerProcess.ts";

/** Decoded chunks are kept for what is on screen; a computation decodes each chunk once, but for those at the edges of blocks. */
const LEAD_CACHE = 96 * 1024 * 1024;
const BULK_CACHE = 24 * 1024 * 1024;

/** Who waits for an answer; the smaller number goes first. */
export const Priority = { visible: 0, metadata: 1 } as const;

/**
 * The reader workers: as many as the machine has use for, however many files there are. A few are kept for metadata and
 * for what is on screen; computations share the others. A reader opens a file when it is first asked for it, and with
 * objects of its own. One started worker stands by.
 */
export class ReaderPool implements FileReaders {
  private spare: ReaderProcess | undefined;
  private readonly script: string;
  private readonly boot: Promise<ReaderBoot>;
  private readonly loadLibrary: LoadLibrary;
  private readyBoot: ReaderBoot | undefined;
  private readonly leads = new LeadReaders((onFree) => this.newLane(LEAD_CACHE, 1, onFree));
  private readonly bulk: BulkReaders;
  private files = 0;
  patience: number;
  directReads = true;

  constructor(script: string, boot: Promise<ReaderBoot>, loadLibrary: LoadLibrary, limit: number, patience: number) {
    this.loadLibrary = loadLibrary;
    this.script = script;
    this.boot = boot;
    this.bulk = new BulkReaders(() => this.newLane(BULK_CACHE, DEPTH), limit);
    this.patience = patience;
    void boot.then((ready) => {
      this.readyBoot = ready;
      this.refill();
    });
  }

  /** `limit` is the number of readers of computations. */
  setLimit(limit: number): void {
    this.bulk.setLimit(limit);
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
    return whileOpen([file], signal, (either) => this.leads.run(file.told, work, priority, either));
  }

  /** Runs one task, which reads from these files, as soon as a bulk lane is free. */
  runBulk<T>(files: readonly PooledFile[], work: ReaderWork<T>, signal?: AbortSignal): Promise<T> {
    const told = files.map((file) => file.told);
    return whileOpen(files, signal, (either) => this.bulk.run(told, work, either));
  }

  detach(file: FileId): void {
    this.leads.forget(file);
    this.bulk.forget(file);
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
