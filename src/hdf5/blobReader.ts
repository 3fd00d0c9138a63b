import { Fault } from "../core/fault.ts";
import type { RangeReader } from "./structure/rangeReader.ts";

declare const FileReaderSync: { new (): { readAsArrayBuffer(blob: Blob): ArrayBuffer } };

/**
 * A `File` or `Blob` in a worker, read synchronously, because HDF5's library and the readers of its structures are
 * synchronous. Each read is a round trip to the browser process, about 1 ms whatever its size.
 */
export function blobReader(blob: Blob): RangeReader {
  const reader = new FileReaderSync();
  return {
    size: blob.size,
    read(offset, length) {
      let bytes: Uint8Array;
      try {
        bytes = new Uint8Array(reader.readAsArrayBuffer(blob.slice(offset, offset + length)));
      } catch (error) {
        throw fileFault(error);
      }
      if (bytes.length !== length) throw new Fault("truncated", "The file ended before all of it was read.");
      return bytes;
    },
  };
}

/** Names of the DOMExceptions are those of the File API, section "Errors and Exceptions". */
function fileFault(error: unknown): Fault {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotFoundError") {
    return new Fault("file-gone", "The file is no longer where it was: it was moved, renamed or deleted.", {
      hint: "Put it back or choose it again.",
      cause: error,
    });
  }
  if (name === "NotReadableError") {
    return new Fault("file-changed", "The file on disk has changed since it was opened.", {
      hint: "Reload it to read the new contents.",
      cause: error,
    });
  }
  return new Fault("file-gone", "The file could not be read.", { hint: "Choose it again.", details: String(error) });
}
