import { ByteReader, type FieldSizes } from "./byteReader.ts";
import { damaged } from "./structureFault.ts";

export interface FillValue {
  /** `default`: zeros. `undefined`: what was never written has no value (HDF5 gives zeros there, too). */
  readonly state: "undefined" | "default" | "user";
  /** The value in the dataset's own type. */
  readonly bytes?: Uint8Array;
  /** When the value is written into newly allocated storage: always, never, or if the user gave one. */
  readonly written: "always" | "never" | "ifset";
}

/** Of a dataset without any such message, from the first years of HDF5: as HDF5 itself says it. */
export const NO_FILL: FillValue = { state: "undefined", written: "ifset" };

const WRITTEN = ["always", "never", "ifset"] as const;

/** The fill value message, versions 1 to 3 (File Format Specification 3.0, IV.A.2.f). */
export function readFillValue(data: Uint8Array, sizes: FieldSizes): FillValue {
  const reader = new ByteReader(data, "fill value", sizes);
  const version = reader.version(1, 2, 3);
  if (version === 3) {
    const flags = reader.u8();
    const written = writtenOf((flags >> 2) & 3);
    if (flags & 0x10) return { state: "undefined", written };
    return flags & 0x20 ? readValue(reader, written) : { state: "default", written };
  }
  reader.skip(1); // when storage is allocated
  const written = writtenOf(reader.u8());
  return reader.u8() === 0 ? { state: "undefined", written } : readValue(reader, written);
}

/** The old fill value message (IV.A.2.e), which counts only where there is no new one. */
export function readOldFillValue(data: Uint8Array, sizes: FieldSizes): FillValue {
  return readValue(new ByteReader(data, "fill value", sizes), "ifset");
}

function readValue(reader: ByteReader, written: FillValue["written"]): FillValue {
  const size = reader.u32();
  return size === 0 ? { state: "default", written } : { state: "user", bytes: reader.take(size), written };
}

function writtenOf(code: number): FillValue["written"] {
  const written = WRITTEN[code];
  if (!written) throw damaged("a fill value's time of writing is not known");
  return written;
}
