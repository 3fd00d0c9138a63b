import { byteText } from "../../core/numberText.ts";

/** `reads 259 kB, 51.2 kB stored`: decoded bytes, and those in the file where these are known to be others. */
export function readsText({ readBytes, storedBytes }: { readonly readBytes: number; readonly storedBytes?: number }) {
  const reads = `reads ${byteText(readBytes)}`;
  return storedBytes === undefined || storedBytes === readBytes ? reads : `${reads}, ${byteText(storedBytes)} stored`;
}
