import { Fault } from "../../core/fault.ts";
import { openChunkBtreeV1 } from "./chunkBtreeV1.ts";
import { openChunkBtreeV2 } from "./chunkBtreeV2.ts";
import type { ChunkEntry, ChunkLookup } from "./chunkEntry.ts";
import { linearNumber } from "./chunkGrid.ts";
import type { DatasetStructure } from "./dataset.ts";
import { openExtensibleArray } from "./extensibleArray.ts";
import { openFixedArray } from "./fixedArray.ts";
import type { ChunkedLayout } from "./layout.ts";
import { damaged, notUnderstood } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

/** Where the bytes of a chunk lie. */
export interface StoredChunk {
  /** From the beginning of the file, user block included. */
  readonly offset: number;
  readonly size: number;
  /** Bit i is set where filter i was left out for this chunk. */
  readonly filterMask: number;
}

/** Finds the chunks of one dataset. Of its index only the nodes that lie on the way are read. */
export interface ChunkIndex {
  /** Number of chunks along each axis. */
  readonly grid: readonly number[];
  /** Decoded bytes of any chunk. */
  readonly chunkBytes: number;
  /** `coords` count chunks; null where the chunk was never written: its elements are the fill value. */
  chunk(coords: readonly number[]): StoredChunk | null;
  /**
   * Stored bytes of each chunk, in C order of the grid; 0 where it was never written. Null where there are more than
   * `most` chunks to look at, or it takes more than `milliseconds`.
   */
  sizes(most: number, milliseconds?: number): Float64Array<ArrayBuffer> | null;
}

/** The index of a chunked dataset. What is wrong with it is a fault as soon as it is met. */
export function openChunkIndex(file: StructureFile, dataset: DatasetStructure): ChunkIndex {
  const { storage, shape, filters } = dataset;
  if (storage.kind !== "chunked" || shape === null) throw new Fault("invalid", "This dataset has no chunks.");
  const { chunks, elementSize } = storage;
  const grid = shape.map((n, axis) => Math.ceil(n / (chunks[axis] ?? 1)));
  const chunkBytes = chunks.reduce((product, n) => product * n, elementSize);
  const find = openLookup(file, dataset, storage, chunkBytes);
  /** Whether filters may have changed the size of a chunk. */
  const isFiltered = (coords: readonly number[]) =>
    filters.length > 0 && !(storage.edgeUnfiltered && reachesOver(coords, chunks, shape));
  const chunk = (coords: readonly number[]): StoredChunk | null => {
    const entry = find(coords);
    if (!entry) return null;
    const { address, size, filterMask } = entry;
    if (!isFiltered(coords) && size !== chunkBytes) {
      throw damaged(`a chunk of ${chunkBytes} bytes has ${size} in the file`, address);
    }
    if (address + size > file.size) throw damaged("a chunk would lie behind the end of the file", address);
    return { offset: address + file.superblock.base, size, filterMask };
  };
  const count = grid.reduce((product, n) => product * n, 1);
  return {
    grid,
    chunkBytes,
    chunk,
    sizes(most, milliseconds = Number.POSITIVE_INFINITY) {
      if (count > most) return null;
      const begun = performance.now();
      const sizes = new Float64Array(count);
      for (let number = 0; number < count; number++) {
        sizes[number] = chunk(coordsOf(number, grid))?.size ?? 0;
        if (performance.now() - begun > milliseconds) return null;
      }
      return sizes;
    },
  };
}

function openLookup(
  file: StructureFile,
  { maxshape, shape }: DatasetStructure,
  storage: ChunkedLayout,
  chunkBytes: number,
): ChunkLookup {
  const { index, address, chunks } = storage;
  if (address === null) return () => null;
  const limits = (maxshape ?? shape ?? []).map((n, axis) => (n === null ? null : Math.ceil(n / (chunks[axis] ?? 1))));
  const plain = (at: number): ChunkEntry => ({ address: at, size: chunkBytes, filterMask: 0 });
  switch (index.kind) {
    case "btree-v1":
      return openChunkBtreeV1(file, address, storage);
    case "single": {
      const { stored } = index;
      return () => (stored ? { address, ...stored } : plain(address));
    }
    case "implicit": {
      if (limits.includes(null)) throw notUnderstood("an implicit index of chunks without a limit", address);
      return (coords) => plain(address + linearNumber(coords, limits) * chunkBytes);
    }
    case "fixed-array":
      return openFixedArray(file, address, limits, chunkBytes);
    case "extensible-array":
      return openExtensibleArray(file, address, limits, chunkBytes);
    case "btree-v2":
      return openChunkBtreeV2(file, address, chunks.length, chunkBytes);
  }
}

/** Whether a chunk reaches over the edge of the dataset. */
export function reachesOver(coords: readonly number[], chunks: readonly number[], shape: readonly number[]): boolean {
  return coords.some((c, axis) => (c + 1) * (chunks[axis] ?? 1) > (shape[axis] ?? 0));
}

function coordsOf(number: number, grid: readonly number[]): number[] {
  const coords = new Array<number>(grid.length);
  let rest = number;
  for (let axis = grid.length - 1; axis >= 0; axis--) {
    const n = grid[axis] as number;
    coords[axis] = rest % n;
    rest = Math.floor(rest / n);
  }
  return coords;
}
