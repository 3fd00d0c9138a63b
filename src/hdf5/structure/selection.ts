import type { ByteReader } from "./byteReader.ts";
import { damaged, notUnderstood } from "./structureFault.ts";

/** One axis of a regular selection. `count` and `block` are null where they go on without limit. */
export interface HyperslabAxis {
  readonly start: number;
  readonly stride: number;
  readonly count: number | null;
  readonly block: number | null;
}

/** A selection of elements of a dataspace, as stored for regions and virtual datasets. */
export type StoredSelection =
  | { readonly kind: "none" }
  | { readonly kind: "all" }
  | { readonly kind: "points"; readonly points: readonly (readonly number[])[] }
  | { readonly kind: "hyperslab"; readonly axes: readonly HyperslabAxis[] }
  /** Corners, both inside the block. */
  | {
      readonly kind: "blocks";
      readonly blocks: readonly { readonly first: readonly number[]; readonly last: readonly number[] }[];
    };

const MOST_DIMS = 32;

/** A serialized selection; the cursor is left behind it (File Format Specification 4.0, VIII “Appendix D”). */
export function readSelection(reader: ByteReader): StoredSelection {
  const type = reader.u32();
  const version = reader.u32();
  switch (type) {
    case 0:
    case 3:
      reader.skip(8);
      return { kind: type === 0 ? "none" : "all" };
    case 1:
      return readPoints(reader, version);
    case 2:
      return readHyperslab(reader, version);
    default:
      throw notUnderstood(`a selection of type ${type}`);
  }
}

function readRank(reader: ByteReader): number {
  const rank = reader.u32();
  if (rank === 0 || rank > MOST_DIMS) throw damaged(`a selection has ${rank} dimensions`);
  return rank;
}

/** A list of `count` rows of numbers, which must all be there before anything is made of them. */
function readRows(reader: ByteReader, count: number, columns: number, width: number): number[][] {
  if (count * columns * width > reader.remaining) throw damaged("a selection ends too soon");
  return Array.from({ length: count }, () => Array.from({ length: columns }, () => reader.uint(width)));
}

function readPoints(reader: ByteReader, version: number): StoredSelection {
  if (version !== 1 && version !== 2) throw notUnderstood(`a point selection of version ${version}`);
  const width = version === 2 ? checkedWidth(reader.u8()) : 4;
  if (version === 1) reader.skip(8); // reserved, length
  const rank = readRank(reader);
  return { kind: "points", points: readRows(reader, reader.uint(width), rank, width) };
}

function readHyperslab(reader: ByteReader, version: number): StoredSelection {
  if (version < 1 || version > 3) throw notUnderstood(`a hyperslab of version ${version}`);
  const regular = version > 1 && (reader.u8() & 1) !== 0;
  if (version === 2 && !regular) throw damaged("a hyperslab of version 2 is not regular");
  const width = version === 1 ? 4 : version === 2 ? 8 : checkedWidth(reader.u8());
  if (version === 1) reader.skip(8); // reserved, length
  if (version === 2) reader.skip(4); // length
  const rank = readRank(reader);
  if (regular) {
    const axes = Array.from({ length: rank }, () => ({
      start: reader.uint(width),
      stride: reader.uint(width),
      count: reader.uintOrNull(width),
      block: reader.uintOrNull(width),
    }));
    return { kind: "hyperslab", axes };
  }
  const rows = readRows(reader, reader.uint(width), 2 * rank, width);
  return { kind: "blocks", blocks: rows.map((row) => ({ first: row.slice(0, rank), last: row.slice(rank) })) };
}

function checkedWidth(width: number): number {
  if (width !== 2 && width !== 4 && width !== 8) throw damaged("a selection's numbers are of an impossible width");
  return width;
}
