import type { Undo } from "../codecs/codecs.ts";
import { nbitPacking, packedBytes } from "../codecs/nbit.ts";
import { hasVariableLength } from "../core/dtype.ts";
import { filterInfo } from "./filters.ts";
import type { DatasetStructure } from "./structure/dataset.ts";
import type { Filter } from "./structure/filterPipeline.ts";

/** Numbers of filters, from The HDF Group's registry. */
const DEFLATE = 1;
const SHUFFLE = 2;
const FLETCHER32 = 3;
const NBIT = 5;
const LZF = 32000;
const BLOSC = 32001;
const LZ4 = 32004;
const BITSHUFFLE = 32008;
const ZSTD = 32015;

/** Filters that compress, of which the stored bytes tell how. */
const COMPRESSORS = new Map<number, "inflate" | "lzf" | "blosc" | "lz4" | "zstd">([
  [DEFLATE, "inflate"],
  [LZF, "lzf"],
  [BLOSC, "blosc"],
  [LZ4, "lz4"],
  [ZSTD, "zstd"],
]);

/** What bitshuffle is told: its version (2 numbers), the size of an element, that of a block, how it compresses. */
const BITSHUFFLE_COMPRESSION = new Map<number, "lz4" | "zstd" | undefined>([
  [0, undefined],
  [2, "lz4"],
  [3, "zstd"],
]);

/** Why the values of a dataset are left to HDF5's library; undefined where they can be read without it. */
export function whyLibrary({ dtype, storage, externalFiles, filters }: DatasetStructure): string | undefined {
  if (externalFiles.length > 0) return undefined;
  switch (storage.kind) {
    case "compact":
      return undefined;
    case "contiguous":
      return storage.address === null ? "nothing is stored" : undefined;
    case "virtual":
      return undefined;
    case "chunked": {
      if (dtype && hasVariableLength(dtype)) return "its elements vary in length";
      const foreign = filters.find((filter) => !isDirect(filter));
      if (foreign) return `filter ${filterInfo(foreign.id, foreign.name, foreign.options).name}`;
      return filters.filter(isCompressor).length > 1 ? "it is compressed twice" : undefined;
    }
  }
}

function isCompressor({ id, options }: Filter): boolean {
  return COMPRESSORS.has(id) || (id === BITSHUFFLE && BITSHUFFLE_COMPRESSION.get(options[4] ?? 0) !== undefined);
}

/** The shuffle filter is told the size of an element, the N-bit filter all of its type. */
function isDirect({ id, options }: Filter): boolean {
  if (id === NBIT) return nbitPacking(options) !== undefined;
  if (id === BITSHUFFLE) {
    const [, , width = 0, block = 0, compression = 0] = options;
    return width > 0 && block % 8 === 0 && BITSHUFFLE_COMPRESSION.has(compression);
  }
  return COMPRESSORS.has(id) || id === FLETCHER32 || (id === SHUFFLE && (options[0] ?? 0) > 0);
}

/** How the filters of a chunk are undone, the last one first. A filter whose bit is set in `mask` was left out. */
export function undoing(filters: readonly Filter[], mask: number, chunkBytes: number): Undo[] {
  const steps: Undo[] = [];
  let bytes = chunkBytes; // before the filter
  for (const [place, { id, options }] of filters.entries()) {
    if (mask & (1 << place)) continue;
    const kind = COMPRESSORS.get(id);
    if (kind) steps.unshift({ kind, bytes });
    else if (id === BITSHUFFLE) {
      const [, , width = 1, block = 0, compression = 0] = options;
      steps.unshift({ kind: "bitshuffle", bytes, width, block, compression: BITSHUFFLE_COMPRESSION.get(compression) });
    } else if (id === NBIT) {
      const packing = nbitPacking(options);
      if (packing) steps.unshift({ kind: "nbit", packing });
      bytes = packing ? packedBytes(packing) : bytes;
    } else if (id === SHUFFLE) steps.unshift({ kind: "unshuffle", width: options[0] ?? 1 });
    else {
      steps.unshift({ kind: "fletcher32" });
      bytes += 4;
    }
  }
  return steps;
}
