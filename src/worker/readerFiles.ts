import { LRUCache } from "lru-cache";
import { Fault } from "../core/fault.ts";
import { SharedMemory } from "../hdf5/sharedMemory.ts";
import type { ReadingOptions, ValueBoot } from "../hdf5/valueReader.ts";
import { type ObjectReader, openObjects } from "./objectReader.ts";
import type { FileId, ReaderFile } from "./readerApi.ts";

/** Files whose structures stay open; to open one again takes a few milliseconds. */
const MOST_OPEN = 128;

/**
 * The files that one reader knows of. Each is opened when it is first asked for and has objects of its own, HDF5's library
 * included, so that none leads to another; what they may keep in memory is bounded for all of them together.
 */
export class ReaderFiles {
  private readonly boot: ValueBoot;
  private readonly known = new Map<FileId, { readonly file: ReaderFile; readonly options: ReadingOptions }>();
  private readonly opened = new LRUCache<FileId, ObjectReader>({ max: MOST_OPEN });
  private memory: SharedMemory | undefined;

  constructor(boot: ValueBoot) {
    this.boot = boot;
  }

  attach(files: readonly ReaderFile[], options: ReadingOptions): void {
    for (const file of files) {
      this.opened.delete(file.id);
      this.known.set(file.id, { file, options });
    }
  }

  detach(id: FileId): void {
    this.known.delete(id);
    this.opened.delete(id);
  }

  /** Throws a Fault that says why where the file does not open. */
  reader(id: FileId): ObjectReader {
    const ready = this.opened.get(id);
    if (ready) return ready;
    const entry = this.known.get(id);
    if (!entry) throw new Fault("closed", "The file was closed.");
    const { file, options } = entry;
    this.memory ??= new SharedMemory(this.boot, options.cacheBytes);
    const reader = openObjects(this.memory, file.source, file.root, options);
    this.opened.set(id, reader);
    return reader;
  }
}
