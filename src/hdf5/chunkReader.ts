import type { Codecs, Undo } from "../codecs/codecs.ts";
import { BufferPool } from "../core/bufferPool.ts";
import { Fault, isFault } from "../core/fault.ts";
import { type Selection, selectionSize } from "../core/selection.ts";
import type { Streams } from "./byteStream.ts";
import type { ChunkCache } from "./chunkCache.ts";
import { undoing } from "./directFilters.ts";
import { type Box, chunksTouched, coversBox, gather } from "./gather.ts";
import { type JoinedRead, joinReads } from "./joinReads.ts";
import { placeOfBox, type StraightRun, straightRuns } from "./straightRuns.ts";
import { type ChunkIndex, openChunkIndex, reachesOver, type StoredChunk } from "./structure/chunkIndex.ts";
import type { DatasetStructure } from "./structure/dataset.ts";
import { RecentMap } from "./structure/perFile.ts";
import type { RangeReader } from "./structure/rangeReader.ts";
import type { StructureFile } from "./structure/structureFile.ts";

/** Chunks that are looked up before the first of them is read. */
const AT_ONCE = 4096;
/** Datasets whose index stays open. */
const MOST_OPEN = 8;

interface WantedChunk extends StoredChunk {
  readonly key: string;
  readonly box: Box;
  /** Whether it lies wholly in the selection: then it is not wanted again soon. */
  readonly whole: boolean;
  /** How it is decoded. */
  readonly steps: readonly Undo[];
  /** Where its bytes belong in the target, if they lie there as they are stored. */
  readonly to: number | undefined;
}

/**
 * Reads chunks straight from the file: found by our own reader of HDF5's indices, fetched in joined reads in the order of
 * the file, decoded in our own WebAssembly, and copied from there to their places.
 */
export class ChunkReader {
  private readonly file: StructureFile;
  private readonly source: RangeReader;
  private readonly streams: Streams | undefined;
  /** Encoded bytes on their way. */
  private readonly arriving = new BufferPool();
  private readonly codecs: Codecs;
  private readonly cache: ChunkCache;
  private readonly indices = new RecentMap<string, ChunkIndex>(MOST_OPEN, () => 1);

  /** `source` is for short reads, `streams` for long ones; `cache` keeps decoded chunks that were not used as a whole. */
  constructor(
    file: StructureFile,
    source: RangeReader,
    streams: Streams | undefined,
    codecs: Codecs,
    cache: ChunkCache,
  ) {
    this.file = file;
    this.source = source;
    this.streams = streams;
    this.codecs = codecs;
    this.cache = cache;
  }

  /**
   * Writes the bytes of a selection (steps positive) into `buffer`, in C order and in the form of the file, and gives it
   * back: what is read straight into it comes in another object. `key` names the dataset; `cleared` says that `buffer`
   * holds only zeros.
   */
  async read(
    key: string,
    dataset: DatasetStructure,
    selection: Selection,
    buffer: ArrayBuffer,
    cleared: boolean,
  ): Promise<ArrayBuffer> {
    const { elementSize, fill, filters } = dataset;
    const length = selectionSize(selection) * elementSize;
    let target = new Uint8Array(buffer, 0, length);
    const shape = dataset.shape ?? [];
    const chunks = dataset.chunks ?? [];
    const index = this.indices.get(key, () => openChunkIndex(this.file, dataset));
    // As HDF5 does: where fill values are never written, they are not read either.
    const fillBytes = (fill.written === "never" ? undefined : fill.bytes) ?? new Uint8Array(elementSize);
    const isFilled = !cleared || fillBytes.some((byte) => byte !== 0);
    let fillChunk: Uint8Array | undefined;
    const edgePlain = dataset.storage.kind === "chunked" && dataset.storage.edgeUnfiltered;

    let wanted: WantedChunk[] = [];
    const fetch = async () => {
      const { runs, rest } = straightRuns(wanted, this.streams?.shortest ?? Number.POSITIVE_INFINITY);
      wanted = [];
      for (const run of runs) target = new Uint8Array(await this.fetchStraight(run, target.buffer), 0, length);
      for (const join of joinReads(rest)) await this.fetch(join, dataset, index.chunkBytes, selection, target);
    };
    for (const coords of chunksTouched(selection, chunks)) {
      const box = { origin: coords.map((c, axis) => c * (chunks[axis] as number)), shape: chunks };
      const chunkKey = `${key} file ${coords.join()}`;
      const cached = this.cache.get(chunkKey);
      if (cached) {
        gather(cached, box, selection, target, elementSize);
        continue;
      }
      const stored = index.chunk(coords);
      if (stored) {
        const whole = coversBox(selection, box, shape);
        // At the edge it may have been stored without going through the filters.
        const plain = edgePlain && reachesOver(coords, chunks, shape);
        const steps = plain ? [] : undoing(filters, stored.filterMask, index.chunkBytes);
        const to = steps.length === 0 ? placeOfBox(box, selection, elementSize) : undefined;
        wanted.push({ ...stored, key: chunkKey, box, whole, steps, to });
        if (wanted.length >= AT_ONCE) await fetch();
      } else if (isFilled) {
        fillChunk ??= repeated(fillBytes, index.chunkBytes);
        gather(fillChunk, box, selection, target, elementSize);
      }
    }
    await fetch();
    return target.buffer;
  }

  private async fetchStraight({ offset, length, to }: StraightRun, buffer: ArrayBuffer): Promise<ArrayBuffer> {
    const stream = (this.streams as Streams).open(offset, length, buffer, to);
    let filled: ArrayBuffer;
    try {
      await stream.upTo(length);
    } finally {
      filled = stream.close();
    }
    return filled;
  }

  /** Reads some chunks, each of which is decoded as soon as it has arrived. */
  private async fetch(
    { offset, length, parts }: JoinedRead<WantedChunk>,
    dataset: DatasetStructure,
    chunkBytes: number,
    selection: Selection,
    target: Uint8Array,
  ): Promise<void> {
    const place = (bytes: Uint8Array, chunk: WantedChunk) => {
      const from = chunk.offset - offset;
      this.decode(bytes.subarray(from, from + chunk.size), chunk, dataset, chunkBytes, selection, target);
    };
    if (!this.streams || length < this.streams.shortest) {
      const bytes = this.source.read(offset, length);
      for (const chunk of parts) place(bytes, chunk);
      return;
    }
    const stream = this.streams.open(offset, length, this.arriving.take(length));
    try {
      for (const chunk of parts) place(await stream.upTo(chunk.offset - offset + chunk.size), chunk);
    } finally {
      this.arriving.give(stream.close());
    }
  }

  private decode(
    stored: Uint8Array,
    chunk: WantedChunk,
    { elementSize }: DatasetStructure,
    chunkBytes: number,
    selection: Selection,
    target: Uint8Array,
  ): void {
    const place = (decoded: Uint8Array) => {
      if (decoded.length !== chunkBytes) {
        throw new Fault("damaged", `A chunk of this dataset has ${decoded.length} bytes instead of ${chunkBytes}.`);
      }
      gather(decoded, chunk.box, selection, target, elementSize);
      if (!chunk.whole && this.cache.keeps(chunkBytes)) this.cache.put(chunk.key, decoded);
    };
    try {
      if (chunk.steps.length === 0) place(stored);
      else this.codecs.decode(stored, chunk.steps, place);
    } catch (error) {
      throw placedDamage(error, chunk.box.origin);
    }
  }
}

/** Damage with the place of the chunk in the dataset: what lies elsewhere can be read. */
function placedDamage(error: unknown, origin: readonly number[]): unknown {
  if (!isFault(error, "damaged")) return error;
  const { code, message, details } = error;
  const hint = `The chunk begins at [${origin.join(", ")}]: slices without it can be read.`;
  return new Fault(code, message, { hint, cause: error, ...(details !== undefined && { details }) });
}

function repeated(element: Uint8Array, bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  all.set(element.subarray(0, bytes));
  for (let done = element.length; done < bytes; done *= 2) all.copyWithin(done, 0, Math.min(done, bytes - done));
  return all;
}
