import { Fault } from "../core/fault.ts";
import { Mates } from "../core/mates.ts";
import type { InnerPath, NodePath } from "../core/path.ts";
import type { StreamingReader } from "./byteStream.ts";
import { Hdf5FileReader } from "./fileReader.ts";
import type { SharedMemory } from "./sharedMemory.ts";
import { RecentMap } from "./structure/perFile.ts";
import type { RangeReader } from "./structure/rangeReader.ts";
import type { ReadingOptions } from "./valueReader.ts";
import type { SourceFile, Sources } from "./virtual/sources.ts";

/** A file of the set that a file belongs to. */
export interface SetFile {
  /** Its path from the top of what was dropped. */
  readonly name: string;
  /** Its node in the data tree. */
  readonly root: NodePath;
  readonly open: () => StreamingReader;
}

/** Sources that stay open. */
const MOST_OPEN = 16;
/** Virtual datasets of virtual datasets; deeper ones are a circle. */
const DEEPEST = 8;

/** Opens an HDF5 file together with the others of its set, which its virtual datasets and external storage may lead to. */
export function openHdf5(
  memory: SharedMemory,
  own: SetFile,
  mates: readonly SetFile[],
  options: ReadingOptions,
): Hdf5FileReader {
  return withSources(memory, own, () => mates, options, 0);
}

/** `mates` are asked for only where the file leads to others: of a large set most files do not. */
function withSources(
  memory: SharedMemory,
  own: SetFile,
  mates: () => readonly SetFile[],
  options: ReadingOptions,
  depth: number,
): Hdf5FileReader {
  return new Hdf5FileReader(memory, own.open(), own.root, options, new SourceFiles(memory, own, mates, options, depth));
}

class SourceFiles implements Sources {
  private readonly memory: SharedMemory;
  private readonly own: SetFile;
  private readonly all: () => readonly SetFile[];
  private known: Mates<SetFile> | undefined;
  private readonly options: ReadingOptions;
  private readonly depth: number;
  private readonly opened = new RecentMap<SetFile, Hdf5FileReader | null>(MOST_OPEN, () => 1);
  private readonly shapes = new Map<string, readonly number[] | undefined>();

  constructor(
    memory: SharedMemory,
    own: SetFile,
    mates: () => readonly SetFile[],
    options: ReadingOptions,
    depth: number,
  ) {
    this.memory = memory;
    this.own = own;
    this.all = mates;
    this.options = options;
    this.depth = depth;
  }

  file(name: string): SourceFile | undefined {
    return this.reader(name) ?? undefined;
  }

  shapeOf(name: string, path: InnerPath): readonly number[] | undefined {
    const key = `${name}\n${path}`;
    if (!this.shapes.has(key)) {
      const reader = this.reader(name);
      this.shapes.set(key, reader ? shapeOf(reader, path) : undefined);
    }
    return this.shapes.get(key);
  }

  private reader(name: string): Hdf5FileReader | null | undefined {
    const found = name === "." ? this.own : this.mate(name);
    return found && this.opened.get(found, () => this.open(found));
  }

  bytes(name: string): RangeReader | undefined {
    return this.mate(name)?.open();
  }

  private mate(name: string): SetFile | undefined {
    this.known ??= new Mates(this.all(), ({ name: path }) => path);
    return this.known.find(name, this.own.name);
  }

  private open(file: SetFile): Hdf5FileReader | null {
    if (this.depth >= DEEPEST) throw new Fault("invalid", "This virtual dataset shows itself.");
    try {
      const mates = () => [...this.all().filter((other) => other !== file), ...(file === this.own ? [] : [this.own])];
      return withSources(this.memory, file, mates, this.options, this.depth + 1);
    } catch {
      return null; // as if it were missing; its own node says what is wrong with it
    }
  }
}

function shapeOf(reader: Hdf5FileReader, path: InnerPath): readonly number[] | undefined {
  try {
    return reader.datasetAt(path).shape ?? undefined;
  } catch (cause) {
    if (cause instanceof Fault && cause.code === "invalid") throw cause;
    return undefined;
  }
}
