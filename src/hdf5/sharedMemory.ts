import { Codecs } from "../codecs/codecs.ts";
import { BlockStore } from "./blockCache.ts";
import { ChunkCache } from "./chunkCache.ts";
import { Libraries } from "./libraries.ts";
import type { ValueBoot } from "./valueReader.ts";

/** What the readers of the files of one thread share, so that many files take no more memory than one. */
export class SharedMemory {
  readonly codecs: Codecs;
  readonly chunks: ChunkCache;
  readonly blocks = new BlockStore();
  readonly libraries: Libraries;
  private files = 0;

  /** `cacheBytes` is what decoded chunks may take. */
  constructor(boot: ValueBoot, cacheBytes: number) {
    this.codecs = new Codecs(boot.codecs);
    this.chunks = new ChunkCache(cacheBytes);
    this.libraries = new Libraries(boot);
  }

  /** A number for a file that no other has had here. */
  newFile(): number {
    return this.files++;
  }
}
