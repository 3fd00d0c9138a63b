import { type Selection, selectionSize } from "../core/selection.ts";
import { sliceCost } from "../core/sliceCost.ts";
import { chunksTouched } from "./gather.ts";
import { linearNumber } from "./structure/chunkGrid.ts";
import { type ChunkIndex, openChunkIndex } from "./structure/chunkIndex.ts";
import type { DatasetStructure } from "./structure/dataset.ts";
import { perFile, RecentMap } from "./structure/perFile.ts";
import type { StructureFile } from "./structure/structureFile.ts";

/** Chunks are looked up as long as there are not more, and it does not take more milliseconds. */
const MOST_CHUNKS = 200_000;
const LOOKING_TIME = 200;
/** What took too long may be faster once the index has been read in part. */
const MOST_ATTEMPTS = 3;
/** Where less than one chunk in so many is touched, only those are looked at; else all, which are then known. */
const FEW = 8;
/** Chunks that are looked at one by one, time and again, where all of them are too many. */
const MOST_SINGLE = 20_000;
/** Datasets whose sizes are kept. */
const MOST_KEPT = 8;

export interface ChunkSummary {
  /** Chunks that the shape of the dataset calls for. */
  readonly count: number;
  readonly allocated: number;
  readonly storedBytes: number;
}

const kept = perFile(() => new RecentMap<number, StoredSizes>(MOST_KEPT, () => 1));

/** The sizes of the dataset whose object header lies at `address`; what was looked up stays known for a while. */
export function storedSizes(file: StructureFile, address: number, dataset: DatasetStructure): StoredSizes {
  return kept(file).get(address, () => new StoredSizes(file, dataset));
}

/** How many bytes of the file the parts of a dataset take, as far as that is told by looking at the index of its chunks. */
export class StoredSizes {
  private readonly file: StructureFile;
  private readonly dataset: DatasetStructure;
  private index: ChunkIndex | undefined;
  private sizes: Float64Array<ArrayBuffer> | null = null;
  private attempts = 0;

  constructor(file: StructureFile, dataset: DatasetStructure) {
    this.file = file;
    this.dataset = dataset;
  }

  /**
   * Stored bytes of each chunk, in C order of the grid; 0 where it was never written. Null where there are no chunks, or
   * too many to look at. A damaged index is a fault.
   */
  chunks(): Float64Array<ArrayBuffer> | null {
    const { storage, shape } = this.dataset;
    if (storage.kind !== "chunked" || shape === null) return null;
    if (!this.sizes && this.attempts < MOST_ATTEMPTS) {
      this.attempts++;
      this.sizes = this.openIndex().sizes(MOST_CHUNKS, LOOKING_TIME);
    }
    return this.sizes;
  }

  /** Null where `chunks` is, or where its index is damaged: that is said when values are read. */
  summary(): ChunkSummary | null {
    try {
      const sizes = this.chunks();
      if (!sizes) return null;
      let allocated = 0;
      let storedBytes = 0;
      for (const size of sizes) {
        if (size > 0) allocated++;
        storedBytes += size;
      }
      return { count: sizes.length, allocated, storedBytes };
    } catch {
      return null;
    }
  }

  /** `bytesOf` for some selections, as far as there is time for them together. */
  bytesOfEach(selections: readonly Selection[], milliseconds = LOOKING_TIME): (number | undefined)[] {
    const begun = performance.now();
    return selections.map((selection) =>
      performance.now() - begun > milliseconds ? undefined : this.bytesOf(selection),
    );
  }

  /**
   * Bytes of the file that hold a selection (steps positive): whole chunks, or the elements themselves where there are
   * none. Undefined where that is not known, or would take long to find out.
   */
  bytesOf(selection: Selection): number | undefined {
    const { storage, elementSize, externalFiles } = this.dataset;
    if (externalFiles.length > 0) return undefined;
    switch (storage.kind) {
      case "compact":
        return selectionSize(selection) * elementSize;
      case "contiguous":
        return storage.address === null ? 0 : selectionSize(selection) * elementSize;
      case "virtual":
        return undefined;
      case "chunked":
        try {
          return this.chunkBytesOf(selection, storage.chunks);
        } catch {
          return undefined;
        }
    }
  }

  private chunkBytesOf(selection: Selection, chunks: readonly number[]): number | undefined {
    const begun = performance.now();
    const index = this.openIndex();
    const touched = sliceCost({ chunks, itemBytes: 1 }, selection, [...selection.keys()]).chunks;
    const count = index.grid.reduce((product, n) => product * n, 1);
    const sizes = this.sizes ?? (touched * FEW < count ? null : this.chunks());
    if (!sizes && touched > MOST_SINGLE) return undefined;
    let bytes = 0;
    for (const coords of chunksTouched(selection, chunks)) {
      if (sizes) bytes += sizes[linearNumber(coords, index.grid)] as number;
      else if (performance.now() - begun > LOOKING_TIME) return undefined;
      else bytes += index.chunk(coords)?.size ?? 0;
    }
    return bytes;
  }

  private openIndex(): ChunkIndex {
    this.index ??= openChunkIndex(this.file, this.dataset);
    return this.index;
  }
}
