import type { ByteReader } from "./byteReader.ts";
import { damaged } from "./structureFault.ts";

/** What an index says of a chunk. */
export interface ChunkEntry {
  readonly address: number;
  readonly size: number;
  readonly filterMask: number;
}

/** `coords` count chunks along each axis; null where the chunk is not stored. */
export type ChunkLookup = (coords: readonly number[]) => ChunkEntry | null;

/** Bytes of index nodes that are kept for each dataset. */
export const MOST_KEPT = 4 * 1024 * 1024;

/**
 * An entry is the address of a chunk; where there are filters its size and filter mask follow. The size takes what is
 * left of the entry (File Format Specification 3.0, VII.C to VII.E).
 */
export function entryReader(
  filtered: boolean,
  entrySize: number,
  offsetSize: number,
  chunkBytes: number,
  at: number,
): (reader: ByteReader) => ChunkEntry | null {
  if (!filtered) {
    if (entrySize !== offsetSize) throw damaged(`a chunk's entry takes ${entrySize} bytes`, at);
    return (reader) => {
      const address = reader.address();
      return address === null ? null : { address, size: chunkBytes, filterMask: 0 };
    };
  }
  const sizeWidth = entrySize - offsetSize - 4;
  if (sizeWidth < 1 || sizeWidth > 8) throw damaged(`a chunk's entry takes ${entrySize} bytes`, at);
  return (reader) => {
    const address = reader.address();
    if (address === null) {
      reader.skip(sizeWidth + 4);
      return null;
    }
    return { address, size: reader.uint(sizeWidth), filterMask: reader.u32() };
  };
}
