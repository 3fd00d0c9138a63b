import type { FilterInfo } from "../core/node.ts";

interface KnownFilter {
  readonly name: string;
  /** File of the plug-in that decodes it; none where HDF5's library does so itself. */
  readonly plugin?: string;
}

/** Identifiers are those of The HDF Group's registry of filters; plug-ins are the ones of h5wasm-plugins. */
const FILTERS: ReadonlyMap<number, KnownFilter> = new Map([
  [1, { name: "deflate" }],
  [2, { name: "shuffle" }],
  [3, { name: "fletcher32" }],
  [4, { name: "szip" }],
  [5, { name: "nbit" }],
  [6, { name: "scaleoffset" }],
  [307, { name: "bzip2", plugin: "libH5Zbz2.so" }],
  [32000, { name: "lzf", plugin: "libH5Zlzf.so" }],
  [32001, { name: "blosc", plugin: "libH5Zblosc.so" }],
  [32004, { name: "lz4", plugin: "libH5Zlz4.so" }],
  [32008, { name: "bitshuffle", plugin: "libH5Zbshuf.so" }],
  [32013, { name: "zfp", plugin: "libH5Zzfp.so" }],
  [32015, { name: "zstd", plugin: "libH5Zzstd.so" }],
  [32019, { name: "jpeg", plugin: "libH5Zjpeg.so" }],
  [32022, { name: "bitgroom", plugin: "libH5Zbitgroom.so" }],
  [32023, { name: "bitround", plugin: "libH5Zbitround.so" }],
  [32026, { name: "blosc2", plugin: "libH5Zblosc2.so" }],
]);

/** Names of filters that cannot be decoded here, so that they can be called by name. */
const OTHER_NAMES: ReadonlyMap<number, string> = new Map([
  [305, "lzo"],
  [32002, "mafisc"],
  [32003, "snappy"],
  [32005, "APAX"],
  [32006, "CBF"],
  [32007, "jpeg-xr"],
  [32009, "SPDP"],
  [32010, "LPC-Rice"],
  [32011, "CCSDS-123"],
  [32012, "jpeg-ls"],
  [32014, "fpzip"],
  [32016, "b3d"],
  [32017, "sz"],
  [32018, "fcidecomp"],
  [32020, "vbz"],
  [32021, "fapec"],
  [32024, "sz3"],
  [32025, "delta-rice"],
  [32027, "flac"],
  [32028, "sperr"],
]);

const BLOSC_COMPRESSORS = ["blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd"];

/** Filters that compress by another, as one of their options has it. */
const INSIDE: ReadonlyMap<number, { readonly option: number; readonly names: readonly (string | undefined)[] }> =
  new Map([
    [32001, { option: 6, names: BLOSC_COMPRESSORS }],
    [32008, { option: 4, names: [undefined, undefined, "lz4", "zstd"] }],
    [32026, { option: 6, names: BLOSC_COMPRESSORS }],
  ]);

/** The name of a filter says, too, what it compresses by. */
export function filterInfo(id: number, storedName: string, options: readonly number[]): FilterInfo {
  const known = FILTERS.get(id);
  const name = known?.name ?? OTHER_NAMES.get(id) ?? (storedName || `filter ${id}`);
  const { option = -1, names = [] } = INSIDE.get(id) ?? {};
  const inside = names[options[option] ?? -1];
  return { id, name: inside ? `${name} with ${inside}` : name, options, available: known !== undefined };
}

export function filterPlugin(id: number): string | undefined {
  return FILTERS.get(id)?.plugin;
}
