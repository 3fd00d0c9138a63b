import { throwIfAborted } from "../core/abort.ts";
import { Fault } from "../core/fault.ts";
import type { FileSource, MateFile } from "../core/file.ts";
import type { FileId, ReaderFile } from "./readerApi.ts";
import type { ReaderWork } from "./readerLane.ts";

/** Who reads files. */
export interface FileReaders {
  runLead<T>(file: PooledFile, work: ReaderWork<T>, priority: number, signal?: AbortSignal): Promise<T>;
  runBulk<T>(files: readonly PooledFile[], work: ReaderWork<T>, signal?: AbortSignal): Promise<T>;
  detach(file: FileId): void;
}

/** One open file, as those see it who read from it. */
export class PooledFile {
  /** What readers are told of it. */
  told: ReaderFile;
  private readonly readers: FileReaders;
  private readonly closing = new AbortController();

  constructor(readers: FileReaders, told: ReaderFile) {
    this.readers = readers;
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
    return this.readers.runLead(this, work, priority, signal);
  }

  runBulk<T>(work: ReaderWork<T>, signal?: AbortSignal): Promise<T> {
    return this.readers.runBulk([this], work, signal);
  }

  close(): void {
    this.closing.abort();
    this.readers.detach(this.id);
  }
}

/** Does some work that ends with a fault where one of the files is closed meanwhile. */
export async function whileOpen<T>(
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
