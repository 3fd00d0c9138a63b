import { Fault } from "../core/fault.ts";
import type { RangeReader } from "./structure/rangeReader.ts";

const BLOCK = 256 * 1024;
const MAX_BLOCKS = 128;

/** The blocks of one file by their place, the least recently used first. */
type Blocks = Map<number, Uint8Array>;

/** Room for blocks that several files share: where it is full, the one that holds the most gives its oldest up. */
export class BlockStore {
  private readonly most: number;
  private readonly files = new Set<Blocks>();
  private held = 0;

  constructor(most = MAX_BLOCKS) {
    this.most = most;
  }

  put(blocks: Blocks, index: number, bytes: Uint8Array): void {
    if (this.held >= this.most) this.dropOldest();
    blocks.set(index, bytes);
    this.files.add(blocks);
    this.held++;
  }

  private dropOldest(): void {
    let largest: Blocks | undefined;
    for (const blocks of this.files) if (blocks.size > (largest?.size ?? 0)) largest = blocks;
    for (const oldest of largest?.keys() ?? []) {
      largest?.delete(oldest);
      if (largest?.size === 0) this.files.delete(largest);
      this.held--;
      return;
    }
  }
}

/**
 * Keeps the last blocks of a source. HDF5 reads its metadata in many small pieces; without this each of them would be a
 * round trip of 1 ms. Reads of a block or more pass by, unless their bytes are here already.
 */
export function cachedReader(source: RangeReader, store = new BlockStore(), block = BLOCK): RangeReader {
  const blocks: Blocks = new Map();

  function blockAt(index: number): Uint8Array {
    let bytes = blocks.get(index);
    if (bytes) {
      blocks.delete(index); // to the young end
      blocks.set(index, bytes);
    } else {
      const start = index * block;
      bytes = source.read(start, Math.min(block, source.size - start));
      store.put(blocks, index, bytes);
    }
    return bytes;
  }

  return {
    size: source.size,
    read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= source.size)) {
        throw new Fault(
          "damaged",
          `The file refers to bytes ${offset} to ${offset + length}, outside its ${source.size} bytes.`,
        );
      }
      if (length === 0) return new Uint8Array(0);
      const first = Math.floor(offset / block);
      const last = Math.floor((offset + length - 1) / block);
      if (first === last) {
        const start = offset - first * block;
        return blockAt(first).subarray(start, start + length);
      }
      if (length >= block) return source.read(offset, length);
      const bytes = new Uint8Array(length);
      for (let index = first; index <= last; index++) {
        const from = Math.max(offset, index * block);
        const to = Math.min(offset + length, (index + 1) * block);
        bytes.set(blockAt(index).subarray(from - index * block, to - index * block), from - offset);
      }
      return bytes;
    },
  };
}
