import { Hdf5Library, HEAP_LIMIT, type LibraryBoot } from "./library.ts";
import type { RangeReader } from "./structure/rangeReader.ts";

/** Files that keep an instance at the same time; the next one takes the place of the one that was not used for longest. */
const MOST_OPEN = 4;

/** HDF5's library, an instance of it for each file that needs it, so that no file sees another. */
export class Libraries {
  private readonly boot: LibraryBoot;
  /** The least recently used first. */
  private readonly open = new Map<RangeReader, Promise<Hdf5Library>>();

  constructor(boot: LibraryBoot) {
    this.boot = boot;
  }

  /** The instance that has the file of `source`. */
  of(source: RangeReader): Promise<Hdf5Library> {
    const library = this.open.get(source) ?? Hdf5Library.open(this.boot, source);
    this.open.delete(source);
    for (const oldest of this.open.keys()) {
      if (this.open.size < MOST_OPEN) break;
      this.open.delete(oldest);
    }
    this.open.set(source, library);
    library.catch(() => this.forget(source, library));
    return library;
  }

  /** Its memory cannot shrink: where all together have grown too large they are given up, and the next read starts anew. */
  async prune(): Promise<void> {
    let bytes = 0;
    for (const [source, opening] of [...this.open].reverse()) {
      bytes += await opening.then(
        ({ heapBytes }) => heapBytes,
        () => 0,
      );
      if (bytes > HEAP_LIMIT) this.forget(source, opening);
    }
  }

  private forget(source: RangeReader, library: Promise<Hdf5Library>): void {
    if (this.open.get(source) === library) this.open.delete(source);
  }
}
