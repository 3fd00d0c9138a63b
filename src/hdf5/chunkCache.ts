import { LRUCache } from "lru-cache";
import { BufferPool } from "../core/bufferPool.ts";

/** Bytes of chunks that were given up and wait to hold the next. */
const MOST_SPARE = 16 * 1024 * 1024;

/** Decoded chunks by file, dataset and place; what was not used for longest makes way, and leaves its memory to the next. */
export class ChunkCache {
  private readonly spare = new BufferPool(MOST_SPARE);
  private readonly chunks: LRUCache<string, Uint8Array>;
  private readonly most: number;

  /** `most` is what they may take, in bytes. */
  constructor(most: number) {
    this.most = most;
    this.chunks = new LRUCache({
      maxSize: most,
      // What they lie in may be larger than they are.
      sizeCalculation: ({ buffer }) => Math.max(1, buffer.byteLength),
      dispose: ({ buffer }) => this.spare.give(buffer as ArrayBuffer),
    });
  }

  /** Whether chunks of so many bytes are kept. */
  keeps(bytes: number): boolean {
    return bytes <= this.most / 2;
  }

  /** Valid until the next chunk is put. */
  get(key: string): Uint8Array | undefined {
    return this.chunks.get(key);
  }

  /** Keeps a copy. */
  put(key: string, bytes: Uint8Array): void {
    // The same place twice: what is read of it at the same time is the same.
    if (this.chunks.has(key)) return;
    const copy = new Uint8Array(this.spare.take(bytes.length), 0, bytes.length);
    copy.set(bytes);
    this.chunks.set(key, copy);
  }
}
