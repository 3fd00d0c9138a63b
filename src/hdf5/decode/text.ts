import type { StringType } from "../../core/dtype.ts";
import { decodeName } from "../structure/text.ts";

/** Text of bytes that should be UTF-8 or ASCII; of others each byte becomes the Latin-1 character of its value. */
export function decodeText(bytes: Uint8Array): string {
  return decodeName(bytes).name;
}

/**
 * A fixed-length string without its padding: a null-terminated one ends at its first NUL, of the others the NULs or the
 * blanks at the end are taken off (`H5T_str_t`; h5py gives the same, since HDF5 converts to what NumPy wants). What pads with
 * blanks may never have been written: NULs before them are taken off, too, as NumPy does it.
 */
export function decodeFixedText(bytes: Uint8Array, padding: StringType["padding"]): string {
  if (padding === "null-terminated") {
    const end = bytes.indexOf(0);
    return decodeText(end < 0 ? bytes : bytes.subarray(0, end));
  }
  let end = bytes.length;
  if (padding === "space-padded") while (end > 0 && bytes[end - 1] === 0x20) end--;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return decodeText(bytes.subarray(0, end));
}
