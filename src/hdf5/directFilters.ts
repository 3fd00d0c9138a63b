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
const LZ4 = 32004;
const BITSHUFFLE = 32008;

/** What bitshuffle is told: its version (2 numbers), the size of an element, that of a block, how it compresses. */
const BITSHUFFLE_LZ4 = 2;

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
  return id === DEFLATE || id === LZF || id === LZ4 || (id === BITSHUFFLE && options[4] === BITSHUFFLE_LZ4);
}

/** The shuffle filter is told the size of an element, the N-bit filter all of its type. */
function isDirect({ id, options }: Filter): boolean {
  if (id === NBIT) return nbitPacking(options) !== undefined;
  if (id === BITSHUFFLE) {
    const [, , width = 0, block = 0, compression = 0] = options;
    return width > 0 && block % 8 === 0 && (compression === 0 || compression === BITSHUFFLE_LZ4);
  }
  return id === DEFLATE || id === FLETCHER32 || id === LZF || id === LZ4 || (id === SHUFFLE && (options[0] ?? 0) > 0);
}

/** How the filters of a chunk are undone, the last one first. A filter whose bit is set in `mask` was left out. */
export function undoing(filters: readonly Filter[], mask: number, chunkBytes: number): Undo[] {
  const steps: Undo[] = [];
  let bytes = chunkBytes; // before the filter
  for (const [place, { id, options }] of filters.entries()) {
    if (mask & (1 << place)) continue;
    if (id === DEFLATE) steps.unshift({ kind: "inflate", bytes });
    else if (id === LZF) steps.unshift({ kind: "lzf", bytes });
    else if (id === LZ4) steps.unshift({ kind: "lz4", bytes });
    else if (id === BITSHUFFLE) {
      const [, , width = 1, block = 0, compression] = options;
      steps.unshift({ kind: "bitshuffle", bytes, width, block, lz4: compression === BITSHUFFLE_LZ4 });
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
