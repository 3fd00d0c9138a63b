import { ByteReader, type FieldSizes } from "./byteReader.ts";
import { damaged } from "./structureFault.ts";
import { decodeName, untilNul } from "./text.ts";

export interface Filter {
  readonly id: number;
  /** As stored in the file; of HDF5's own filters, which need none, their common name. Empty where there is neither. */
  readonly name: string;
  readonly options: readonly number[];
  /** Bit 0: the filter may be left out for a chunk. */
  readonly flags: number;
}

const OWN_NAMES: Readonly<Record<number, string>> = {
  1: "deflate",
  2: "shuffle",
  3: "fletcher32",
  4: "szip",
  5: "nbit",
  6: "scaleoffset",
};
const MOST_FILTERS = 32;
const FIRST_FOREIGN = 256;

/** The filter pipeline message, versions 1 and 2, in the order of writing (File Format Specification 3.0, IV.A.2.l). */
export function readFilterPipeline(bytes: Uint8Array, sizes: FieldSizes): Filter[] {
  const reader = new ByteReader(bytes, "filter pipeline", sizes);
  const version = reader.version(1, 2);
  const count = reader.u8();
  if (count > MOST_FILTERS) throw damaged(`a dataset has ${count} filters`);
  if (version === 1) reader.skip(6);
  return Array.from({ length: count }, () => {
    const id = reader.u16();
    const nameLength = version === 1 || id >= FIRST_FOREIGN ? reader.u16() : 0;
    const flags = reader.u16();
    const optionCount = reader.u16();
    const stored = decodeName(untilNul(reader.take(nameLength))).name;
    if (version === 1) reader.align(8, reader.position - nameLength);
    const options = Array.from({ length: optionCount }, () => reader.u32());
    if (version === 1 && optionCount % 2 === 1) reader.align(8, reader.position - 4);
    return { id, name: stored || (OWN_NAMES[id] ?? ""), options, flags };
  });
}
