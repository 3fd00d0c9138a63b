import type { BufferPool } from "../core/bufferPool.ts";
import { type DType, hasVariableLength } from "../core/dtype.ts";
import { Fault, isFault } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import { type Selection, selectionShape, selectionSize } from "../core/selection.ts";
import { type Block, elementCount } from "../core/value.ts";
import type { Streams } from "./byteStream.ts";
import type { ChunkCache } from "./chunkCache.ts";
import { ChunkReader } from "./chunkReader.ts";
import { fieldAt, fieldBytes } from "./compoundField.ts";
import { readContiguous, runOf } from "./contiguous.ts";
import { adoptElements, decodeElements } from "./decode/decode.ts";
import { type Form, memoryForm, type ReferenceTargets } from "./decode/form.ts";
import { whyLibrary } from "./directFilters.ts";
import { externalBytes } from "./externalBytes.ts";
import { filterInfo, filterPlugin } from "./filters.ts";
import { type Box, chunksTouched, gather } from "./gather.ts";
import type { Libraries } from "./libraries.ts";
import type { Hdf5Library, LibraryBoot } from "./library.ts";
import type { SharedMemory } from "./sharedMemory.ts";
import type { DatasetStructure } from "./structure/dataset.ts";
import type { RangeReader } from "./structure/rangeReader.ts";
import type { StructureFile } from "./structure/structureFile.ts";
import type { Sources } from "./virtual/sources.ts";
import { readVirtual } from "./virtual/virtualReader.ts";

/** A chunk of more bytes than this is not decoded: the library would need twice its size. */
const LARGEST_CHUNK = 256 * 1024 * 1024;
/** One read of the library; larger ones must be made in parts. */
const LARGEST_READ = 512 * 1024 * 1024;

export interface ValueBoot extends LibraryBoot {
  readonly codecs: WebAssembly.Module;
}

export interface ReadingOptions {
  /** Bytes of decoded chunks that may be kept, of all files of a reader together; what was said first counts. */
  readonly cacheBytes: number;
  /** Whether values may be read without HDF5's library. */
  readonly directReads: boolean;
  /** Whether the file belongs to a set: the library sees no other file, so virtual datasets are never left to it. */
  readonly set?: boolean;
}

/**
 * Reads values: directly where their storage is of a kind that is understood here, all others by HDF5's library, whole
 * chunks at a time. The way never changes a value.
 */
export class ValueReader {
  private readonly source: RangeReader;
  private readonly streams: Streams | undefined;
  private readonly targets: ReferenceTargets;
  private readonly file: StructureFile;
  private readonly fileForm: Form;
  private readonly libraries: Libraries;
  private readonly directReads: boolean;
  private readonly chunkReader: ChunkReader;
  private readonly sources: Sources;
  private readonly ownVirtual: boolean;
  /** Decoded chunks; the library forgets them after every call. */
  private readonly chunks: ChunkCache;

  /** `source` is the file as the library may see it, `streams` how its long runs are read. */
  constructor(
    { codecs, chunks, libraries }: SharedMemory,
    source: RangeReader,
    streams: Streams | undefined,
    file: StructureFile,
    fileForm: Form,
    targets: ReferenceTargets,
    { directReads, set }: ReadingOptions,
    sources: Sources,
  ) {
    this.sources = sources;
    this.ownVirtual = directReads || set === true;
    this.directReads = directReads;
    this.chunks = chunks;
    this.libraries = libraries;
    this.source = source;
    this.streams = streams;
    this.file = file;
    this.fileForm = fileForm;
    this.targets = targets;
    this.chunkReader = new ChunkReader(file, source, streams, codecs, chunks);
  }

  /**
   * `key` names the dataset, and the file, for the cache of chunks, `path` is how the library finds it. Steps are positive. Values that
   * do not outlive the caller's work may be read into a buffer of `pool`.
   */
  async read(
    key: string,
    path: string | Uint8Array,
    dataset: DatasetStructure,
    selection: Selection,
    pool?: BufferPool,
  ): Promise<Block> {
    const { dtype } = dataset;
    if (!dtype) {
      throw new Fault(
        "unsupported-type",
        dataset.typeFault?.message ?? "This type cannot be decoded.",
        dataset.typeFault,
      );
    }
    if (dataset.shape === null) throw new Fault("invalid", "This dataset has a null dataspace: it holds no values.");
    const shape = selectionShape(selection);
    const count = selectionSize(selection);
    const form = memoryForm(dtype, this.targets);
    if (count === 0) {
      return { shape, dtype, data: decodeElements(new DataView(new ArrayBuffer(0)), 0, 0, dtype, form) };
    }
    if (dataset.storage.kind === "virtual" && this.ownVirtual) {
      return readVirtual(dataset, dtype, selection, this.sources, this.fileForm);
    }
    const itemBytes = form.size(dtype);
    const keepsChunks = this.keepsChunks(dataset, dtype, itemBytes);
    const direct = await this.directRead(key, dataset, dtype, selection, pool);
    if (direct) return { shape, dtype, data: adoptElements(direct, dtype, this.fileForm) };
    if (count * itemBytes > LARGEST_READ) throw tooLarge(count * itemBytes);
    const library = await this.ready(dataset);
    const request = { library, key, path, dataset, dtype, form, itemBytes };
    const data = keepsChunks
      ? this.readChunked(request, selection, dataset.chunks ?? [])
      : this.readDirect(request, selection);
    await this.libraries.prune();
    return { shape, dtype, data };
  }

  /**
   * As `read`, of a field of compounds: the others are not decoded. `rest` are the names that are still to be followed,
   * all of them where the values cannot be read directly.
   */
  async readPart(
    key: string,
    path: string | Uint8Array,
    dataset: DatasetStructure,
    selection: Selection,
    part: readonly string[],
    pool?: BufferPool,
  ): Promise<{ readonly block: Block; readonly rest: readonly string[] }> {
    const { dtype, elementSize } = dataset;
    const field = dtype ? fieldAt(dtype, part) : undefined;
    if (dtype && field) {
      this.keepsChunks(dataset, dtype, elementSize);
      const elements = await this.directRead(key, dataset, dtype, selection, pool);
      if (elements) {
        const bytes = fieldBytes(elements, elementSize, field.offset, field.dtype.size);
        const data = adoptElements(bytes, field.dtype, this.fileForm);
        return { block: { shape: selectionShape(selection), dtype: field.dtype, data }, rest: field.rest };
      }
    }
    return { block: await this.read(key, path, dataset, selection, pool), rest: part };
  }

  /** The bytes of a selection in the form of the file; undefined where the library must read them. */
  private async directRead(
    key: string,
    dataset: DatasetStructure,
    dtype: DType,
    selection: Selection,
    pool: BufferPool | undefined,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { storage, shape, externalFiles } = dataset;
    if (shape === null || storage.kind === "virtual") return undefined;
    if (externalFiles.length > 0) {
      return readContiguous(externalBytes(dataset, this.sources), shape, selection, dtype.size);
    }
    if (!this.directReads || whyLibrary(dataset) !== undefined) return undefined;
    const length = selectionSize(selection) * dtype.size;
    const buffer = pool?.take(length) ?? allocate(length);
    const finish = (filled: ArrayBuffer) => {
      pool?.lend(filled);
      return new Uint8Array(filled, 0, length);
    };
    if (storage.kind === "chunked") {
      try {
        return finish(await this.chunkReader.read(key, dataset, selection, buffer, pool === undefined));
      } catch (fault) {
        if (isFault(fault, "unsupported")) return undefined; // an index of a kind that is not known here
        throw fault;
      }
    }
    const packed = new Uint8Array(buffer, 0, length);
    if (storage.kind === "compact") {
      readContiguous((at, count) => storage.bytes.subarray(at, at + count), shape, selection, dtype.size, packed);
    } else if (storage.kind === "contiguous" && storage.address !== null) {
      const bytes = elementCount(shape) * dtype.size;
      if (bytes > storage.size)
        throw new Fault("damaged", `Only ${storage.size} of the ${bytes} bytes of its values are stored.`);
      const start = storage.address + this.file.superblock.base;
      const run = runOf(shape, selection);
      if (this.streams && run !== undefined && length >= this.streams.shortest) {
        let filled: ArrayBuffer;
        const stream = this.streams.open(start + run * dtype.size, length, buffer);
        try {
          await stream.upTo(length);
        } finally {
          filled = stream.close();
        }
        return finish(filled);
      }
      readContiguous((at, count) => this.source.read(start + at, count), shape, selection, dtype.size, packed);
    }
    return finish(buffer);
  }

  private keepsChunks({ chunks, shape }: DatasetStructure, dtype: DType, itemBytes: number): boolean {
    if (!chunks || !shape || hasVariableLength(dtype)) return false;
    const bytes = chunkBytes(chunks, itemBytes);
    if (bytes > LARGEST_CHUNK) {
      throw new Fault(
        "over-budget",
        `A chunk of this dataset holds ${formatBytes(bytes)}, too much to be decoded here.`,
        {
          hint: "Write it anew with smaller chunks, e.g. by h5repack.",
        },
      );
    }
    return this.chunks.keeps(bytes);
  }

  /** Only the chunks that the selection touches, each of them whole, once. */
  private readChunked(request: Request, selection: Selection, chunks: readonly number[]) {
    const { key, dataset, dtype, form, itemBytes } = request;
    const extent = dataset.shape ?? [];
    const packed = new Uint8Array(selectionSize(selection) * itemBytes);
    for (const coords of chunksTouched(selection, chunks)) {
      const origin = coords.map((c, axis) => c * (chunks[axis] as number));
      const shape = chunks.map((n, axis) => Math.min(n, (extent[axis] as number) - (origin[axis] as number)));
      const chunkKey = `${key} ${coords.join()}`;
      const box = { origin, shape };
      const place = (bytes: Uint8Array) => gather(bytes, box, selection, packed, itemBytes);
      const cached = this.chunks.get(chunkKey);
      if (cached) place(cached);
      else {
        this.readBox(request, box, (bytes) => {
          place(bytes);
          this.chunks.put(chunkKey, bytes);
        });
      }
    }
    return decodeElements(new DataView(packed.buffer), 0, packed.length / itemBytes, dtype, form);
  }

  private readBox(
    { library, path, itemBytes }: Request,
    { origin, shape }: Box,
    use: (bytes: Uint8Array) => void,
  ): void {
    const bytes = shape.reduce((product, n) => product * n, itemBytes);
    const steps = shape.map(() => 1);
    library.readHyperslab(path, origin, shape, steps, bytes, false, (heap, at) => use(heap.subarray(at, at + bytes)));
  }

  private readDirect({ library, path, dataset, dtype, form, itemBytes }: Request, selection: Selection) {
    const offset = selection.map((range) => range.start);
    const shape = selection.map((range) => range.count);
    const stride = selection.map((range) => range.step);
    const count = selectionSize(selection);
    const reclaim = hasVariableLength(dtype) && dataset.shape !== null;
    return library.readHyperslab(path, offset, shape, stride, count * itemBytes, reclaim, (heap, at) =>
      decodeElements(new DataView(heap.buffer), at, count, dtype, form),
    );
  }

  /** The library with the filters that the dataset needs. */
  private async ready({ filters }: DatasetStructure): Promise<Hdf5Library> {
    const missing = filters
      .map(({ id, name, options }) => filterInfo(id, name, options))
      .filter((filter) => !filter.available);
    if (missing.length > 0) {
      const names = missing.map(({ name, id }) => `${name} (filter ${id})`).join(", ");
      throw new Fault("filter-missing", `The values are compressed with ${names}, which is not built in.`, {
        hint: "Shape, type and attributes are shown all the same.",
      });
    }
    const library = await this.libraries.of(this.source);
    for (const { id } of filters) {
      const plugin = filterPlugin(id);
      if (plugin) await library.addPlugin(plugin);
    }
    return library;
  }
}

interface Request {
  readonly library: Hdf5Library;
  readonly key: string;
  readonly path: string | Uint8Array;
  readonly dataset: DatasetStructure;
  readonly dtype: DType;
  readonly form: Form;
  readonly itemBytes: number;
}

function tooLarge(bytes: number): Fault {
  return new Fault("over-budget", `This part of ${formatBytes(bytes)} is too large to be read at once.`);
}

function allocate(bytes: number): ArrayBuffer {
  try {
    return new ArrayBuffer(bytes);
  } catch {
    throw tooLarge(bytes);
  }
}

function chunkBytes(chunks: readonly number[], itemBytes: number): number {
  return chunks.reduce((product, n) => product * n, itemBytes);
}
