import { ByteReader, type FieldSizes } from "./byteReader.ts";
import { damaged, notUnderstood } from "./structureFault.ts";

/** How the chunks of a dataset are found. */
export type ChunkIndexKind =
  | { readonly kind: "btree-v1" }
  /** `stored` is there where the one chunk went through filters. */
  | { readonly kind: "single"; readonly stored?: { readonly size: number; readonly filterMask: number } }
  | { readonly kind: "implicit" }
  | { readonly kind: "fixed-array" }
  | { readonly kind: "extensible-array" }
  | { readonly kind: "btree-v2" };

export interface ChunkedLayout {
  readonly kind: "chunked";
  /** In elements, without the element's size. */
  readonly chunks: readonly number[];
  readonly elementSize: number;
  readonly index: ChunkIndexKind;
  /** Address of the index, null while no chunk is stored. */
  readonly address: number | null;
  /** Whether filters are left out for chunks that reach over the edge of the dataset. */
  readonly edgeUnfiltered: boolean;
  /** Whether an index gives the size of a filtered chunk in as many bytes as a length has (from HDF5 2.0). */
  readonly wideSizes: boolean;
}

export type LayoutMessage =
  | { readonly kind: "compact"; readonly bytes: Uint8Array }
  /** `size` is null in the old versions: it follows from shape and type. */
  | { readonly kind: "contiguous"; readonly address: number | null; readonly size: number | null }
  | ChunkedLayout
  /** A global heap object holds the mappings. */
  | { readonly kind: "virtual"; readonly heapAddress: number | null; readonly heapIndex: number };

const COMPACT = 0;
const CONTIGUOUS = 1;
const CHUNKED = 2;
const VIRTUAL = 3;
const MOST_DIMS = 33;

/** The data layout message, versions 1 to 5 (File Format Specification 3.0 and 4.0, IV.A.2.i). */
export function readLayout(data: Uint8Array, sizes: FieldSizes): LayoutMessage {
  const reader = new ByteReader(data, "data layout", sizes);
  const version = reader.version(1, 2, 3, 4, 5);
  if (version < 3) return readOld(reader);
  const kind = reader.u8();
  switch (kind) {
    case COMPACT:
      return { kind: "compact", bytes: reader.take(reader.u16()) };
    case CONTIGUOUS:
      return { kind: "contiguous", address: reader.address(), size: reader.length() };
    case CHUNKED:
      return version === 3 ? readChunked3(reader) : readChunked4(reader, version);
    case VIRTUAL:
      return { kind: "virtual", heapAddress: reader.address(), heapIndex: reader.u32() };
    default:
      throw notUnderstood(`storage of class ${kind}`);
  }
}

/** Versions 1 and 2. */
function readOld(reader: ByteReader): LayoutMessage {
  const rank = reader.u8();
  const kind = reader.u8();
  reader.skip(5);
  if (rank === 0 || rank > MOST_DIMS) throw damaged(`a data layout has ${rank} dimensions`);
  if (kind === COMPACT) {
    reader.skip(4 * rank);
    return { kind: "compact", bytes: reader.take(reader.u32()) };
  }
  const address = reader.address();
  if (kind === CONTIGUOUS) return { kind: "contiguous", address, size: null };
  if (kind !== CHUNKED) throw notUnderstood(`storage of class ${kind}`);
  return chunked(readDims(reader, rank, 4), { kind: "btree-v1" }, address);
}

function readChunked3(reader: ByteReader): ChunkedLayout {
  const rank = reader.u8();
  const address = reader.address();
  return chunked(readDims(reader, rank, 4), { kind: "btree-v1" }, address);
}

/** Versions 4 and 5. */
function readChunked4(reader: ByteReader, version: number): ChunkedLayout {
  const flags = reader.u8();
  if (flags & ~3) throw notUnderstood(`chunked storage with flags ${flags}`);
  const rank = reader.u8();
  const width = reader.u8();
  if (width === 0 || width > 8) throw damaged("a chunk's dimensions are of an impossible width");
  const dims = readDims(reader, rank, width);
  const index = readIndexKind(reader, (flags & 2) !== 0);
  return chunked(dims, index, reader.address(), (flags & 1) !== 0, version > 4);
}

/** The parameters that an index was made with are passed over: its own header repeats them. */
function readIndexKind(reader: ByteReader, filteredSingle: boolean): ChunkIndexKind {
  const kind = reader.u8();
  switch (kind) {
    case 1:
      if (!filteredSingle) return { kind: "single" };
      return { kind: "single", stored: { size: reader.length(), filterMask: reader.u32() } };
    case 2:
      return { kind: "implicit" };
    case 3:
      reader.skip(1);
      return { kind: "fixed-array" };
    case 4:
      reader.skip(5);
      return { kind: "extensible-array" };
    case 5:
      reader.skip(6);
      return { kind: "btree-v2" };
    default:
      throw notUnderstood(`a chunk index of type ${kind}`);
  }
}

function readDims(reader: ByteReader, rank: number, width: number): number[] {
  if (rank < 2 || rank > MOST_DIMS) throw damaged(`chunks have ${rank} dimensions`);
  return Array.from({ length: rank }, () => reader.uint(width));
}

/** The last of the stored dimensions is the size of an element. */
function chunked(
  dims: readonly number[],
  index: ChunkIndexKind,
  address: number | null,
  edgeUnfiltered = false,
  wideSizes = false,
): ChunkedLayout {
  if (dims.some((n) => n === 0)) throw damaged("a chunk has an axis without elements");
  if (!Number.isSafeInteger(dims.reduce((product, n) => product * n, 1))) throw damaged("chunks are impossibly large");
  const elementSize = dims.at(-1) ?? 0;
  return { kind: "chunked", chunks: dims.slice(0, -1), elementSize, index, address, edgeUnfiltered, wideSizes };
}
