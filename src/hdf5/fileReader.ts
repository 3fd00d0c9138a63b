import type { BufferPool } from "../core/bufferPool.ts";
import { Fault } from "../core/fault.ts";
import type { FileFacts } from "../core/file.ts";
import { formatBytes } from "../core/format.ts";
import { compareNatural } from "../core/naturalOrder.ts";
import type { ObjectFacts } from "../core/node.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import type { Block } from "../core/value.ts";
import { cachedReader } from "./blockCache.ts";
import type { StreamingReader } from "./byteStream.ts";
import { fileForm } from "./decode/form.ts";
import { ObjectDescriber } from "./objectFacts.ts";
import { ReferencePaths } from "./referencePaths.ts";
import type { SharedMemory } from "./sharedMemory.ts";
import { notHdf5 } from "./sniff.ts";
import { ByteReader } from "./structure/byteReader.ts";
import { findAddress, membersByName } from "./structure/findAddress.ts";
import { readGlobalHeapObject } from "./structure/globalHeap.ts";
import { StructureFile } from "./structure/structureFile.ts";
import { type ReadingOptions, ValueReader } from "./valueReader.ts";
import type { Sources } from "./virtual/sources.ts";
import { markedByWriter, withoutWriterMark } from "./writerMark.ts";

/** Milliseconds. */
const CHECK_EVERY = 2000;

/**
 * Reads one HDF5 file: its structures by our own reader, which sees what the library hides and cannot be led astray by
 * damage, its values directly or by the library.
 */
export class Hdf5FileReader {
  readonly facts: FileFacts;
  private readonly file: StructureFile;
  private readonly describer: ObjectDescriber;
  private readonly values: ValueReader;
  private readonly bytes: StreamingReader;
  /** Tells its datasets from those of other files. */
  private readonly number: number;
  private checkedAt = 0;

  /**
   * `root` is the path of the file in the data tree, `sources` what it may read besides itself. Throws a Fault that says
   * why where the file does not open.
   */
  constructor(memory: SharedMemory, bytes: StreamingReader, root: NodePath, options: ReadingOptions, sources: Sources) {
    this.bytes = noting(bytes, () => {
      this.checkedAt = Date.now();
    });
    this.number = memory.newFile();
    const cached = cachedReader(this.bytes, memory.blocks);
    this.file = openStructure(cached);
    const { superblock } = this.file;
    if (superblock.endOfFile > bytes.size) {
      const missing = formatBytes(superblock.endOfFile - bytes.size);
      const message = `The file ends at ${formatBytes(bytes.size)}; by its header ${missing} more should follow.`;
      throw new Fault("truncated", message, { hint: "The copy may be incomplete: copy it again." });
    }
    const targets = new ReferencePaths(this.file, root);
    const form = fileForm(this.file.offsetSize, (bytes) => heapObject(this.file, bytes), targets);
    this.describer = new ObjectDescriber(this.file, form, options.directReads, sources);
    this.values = new ValueReader(
      memory,
      withoutWriterMark(cached, superblock),
      this.bytes.streams,
      this.file,
      form,
      targets,
      options,
      sources,
    );
    this.facts = {
      size: bytes.size,
      ...(markedByWriter(superblock) && {
        notice:
          "Another program has this file open for writing, or ended without closing it. Reload to see what it adds.",
      }),
    };
    // The root group must be there, else nothing is.
    membersByName(this.file, superblock.rootAddress);
  }

  list(path: InnerPath): string[] {
    this.checkFile();
    return [...membersByName(this.file, findAddress(this.file, path)).keys()].sort(compareNatural);
  }

  describe(path: InnerPath): ObjectFacts {
    this.checkFile();
    return this.describer.describe(path, false);
  }

  inspect(path: InnerPath): ObjectFacts {
    this.checkFile();
    return this.describer.describe(path, true);
  }

  /** The one text that an attribute holds, as a scalar or as the element of an array of one; undefined for any other. */
  attributeText(path: InnerPath, name: string): string | undefined {
    return this.describer.attributeText(path, name);
  }

  datasetAt(path: InnerPath): ObjectFacts {
    return this.describer.datasetFacts(this.describer.datasetAt(path));
  }

  /** Bytes of the file that hold each selection (steps positive); undefined where that is not known, or not quickly. */
  storedBytes(path: InnerPath, selections: readonly Selection[]): (number | undefined)[] {
    return this.describer.sizesAt(path).bytesOfEach(selections);
  }

  /** Stored bytes of each chunk, in C order of the grid, 0 where it was never written; null where that is not known. */
  chunkSizes(path: InnerPath): Float64Array<ArrayBuffer> | null {
    return this.describer.sizesAt(path).chunks();
  }

  /** With `pool`, the values are valid until its buffers are reclaimed. */
  async readBlock(path: InnerPath, selection: Selection, pool?: BufferPool): Promise<Block> {
    const dataset = this.describer.datasetAt(path);
    const block = await this.values.read(this.keyOf(path), this.libraryPath(path), dataset, selection, pool);
    this.checkFile();
    return block;
  }

  /** As `readBlock`, of a field of compounds where `part` names one: the names that remain to be followed are `rest`. */
  async readPart(path: InnerPath, selection: Selection, part: readonly string[], pool?: BufferPool) {
    const dataset = this.describer.datasetAt(path);
    const read = await this.values.readPart(this.keyOf(path), this.libraryPath(path), dataset, selection, part, pool);
    this.checkFile();
    return read;
  }

  private keyOf(path: InnerPath): string {
    return `${this.number}:${findAddress(this.file, path)}`;
  }

  /**
   * What is at hand must not hide that the file on disk is another by now: where nothing was read of it for a while, a byte
   * of it is.
   */
  private checkFile(): void {
    const now = Date.now();
    if (now - this.checkedAt < CHECK_EVERY) return;
    this.bytes.read(0, 1);
  }

  /** The path in the file's own bytes: names that are not UTF-8 are found by no text. */
  private libraryPath(path: InnerPath): string | Uint8Array {
    if (!/[\u0080-\u00ff]/.test(path)) return path;
    const encoder = new TextEncoder();
    const bytes: number[] = [];
    let at = "/";
    for (const name of path.split("/").filter(Boolean)) {
      const link = membersByName(this.file, findAddress(this.file, at)).get(name);
      bytes.push(0x2f, ...(link?.rawName ?? encoder.encode(name)));
      at = at === "/" ? `/${name}` : `${at}/${name}`;
    }
    return Uint8Array.from(bytes);
  }
}

/** Calls `onRead` whenever bytes of the file itself are read. */
function noting(bytes: StreamingReader, onRead: () => void): StreamingReader {
  const { streams } = bytes;
  return {
    size: bytes.size,
    read(offset, length) {
      const read = bytes.read(offset, length);
      onRead();
      return read;
    },
    ...(streams && {
      streams: {
        get shortest() {
          return streams.shortest;
        },
        open(offset, length, buffer, at) {
          onRead();
          return streams.open(offset, length, buffer, at);
        },
      },
    }),
  };
}

function openStructure(bytes: StreamingReader): StructureFile {
  try {
    return new StructureFile(bytes);
  } catch (cause) {
    if (cause instanceof Fault && cause.code === "not-hdf5") throw notHdf5(bytes);
    throw cause;
  }
}

/** `bytes` are the address and index of a global heap object; null where there is none. */
function heapObject(file: StructureFile, bytes: Uint8Array): Uint8Array | null {
  const reader = new ByteReader(bytes, "variable-length value", file);
  const address = reader.uint(file.offsetSize);
  const index = reader.u32();
  return address === 0 || index === 0 ? null : readGlobalHeapObject(file, address, index);
}
