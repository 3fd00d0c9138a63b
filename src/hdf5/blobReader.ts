import { Fault } from "../core/fault.ts";
import type { ByteStream, StreamingReader } from "./byteStream.ts";

const SHORTEST_STREAM = 256 * 1024;
/** Bytes that are waited for at a time; that many must come within `SILENCE`. */
const LARGEST_PIECE = 1024 * 1024;
/** Milliseconds without a byte after which a stream is given up: in Chromium now and then one never goes on. */
const SILENCE = 3000;
/** Then all further reads of this worker are made at once. */
let stalled = false;

declare const FileReaderSync: { new (): { readAsArrayBuffer(blob: Blob): ArrayBuffer } };

/**
 * A `File` or `Blob` in a worker, read synchronously, because HDF5's library and the readers of its structures are
 * synchronous. Each read is a round trip to the browser process, about 1 ms whatever its size. Long runs come twice as fast
 * through a stream that writes into a buffer of ours.
 */
export function blobReader(blob: Blob): StreamingReader {
  const reader = new FileReaderSync();
  return {
    size: blob.size,
    read(offset, length) {
      let bytes: Uint8Array;
      try {
        // A slice is a call of its own that is waited for: small files are read as they are.
        const part = offset === 0 && length === blob.size ? blob : blob.slice(offset, offset + length);
        bytes = new Uint8Array(reader.readAsArrayBuffer(part));
      } catch (error) {
        throw fileFault(error);
      }
      if (bytes.length !== length) throw new Fault("truncated", "The file ended before all of it was read.");
      return bytes;
    },
    ...(canStream() && {
      streams: {
        get shortest() {
          return stalled ? Number.POSITIVE_INFINITY : SHORTEST_STREAM;
        },
        open: (offset, length, buffer, at = 0) => new BlobStream(blob.slice(offset, offset + length), buffer, at),
      },
    }),
  };
}

/** Whether blobs can be read into a buffer: not in all browsers are their streams streams of bytes. */
function canStream(): boolean {
  try {
    const reader = new Blob([]).stream().getReader({ mode: "byob" });
    void reader.cancel().catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}

class BlobStream implements ByteStream {
  private readonly blob: Blob;
  private readonly reader: ReadableStreamBYOBReader;
  private buffer: ArrayBuffer;
  private readonly at: number;
  private filled = 0;
  private closed = false;

  constructor(blob: Blob, buffer: ArrayBuffer, at: number) {
    this.blob = blob;
    this.reader = blob.stream().getReader({ mode: "byob" });
    this.buffer = buffer;
    this.at = at;
  }

  async upTo(end: number): Promise<Uint8Array> {
    if (this.filled < end) await this.unlessSilent(this.fill(end));
    return new Uint8Array(this.buffer, this.at, this.filled);
  }

  private async fill(end: number): Promise<void> {
    while (this.filled < end && !this.closed) {
      const rest = new Uint8Array(this.buffer, this.at + this.filled, this.blob.size - this.filled);
      // A wait for many pieces costs less than many waits. Where the option is not known a shorter piece comes.
      const min = Math.min(end - this.filled, LARGEST_PIECE);
      const { value, done } = await this.reader.read(rest, { min }).catch((error: unknown) => {
        throw this.reason(error);
      });
      if (value) this.buffer = value.buffer as ArrayBuffer;
      if (done || !value) throw new Fault("truncated", "The file ended before all of it was read.");
      this.filled += value.length;
    }
  }

  private unlessSilent(filling: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      let seen = this.filled;
      const watch = setInterval(() => {
        if (this.filled > seen) {
          seen = this.filled;
          return;
        }
        stalled = true;
        // Whoever asked tries once more, then without a stream.
        reject(new Fault("reader-hung", "The browser stopped reading the file."));
      }, SILENCE);
      filling.then(resolve, reject).finally(() => clearInterval(watch));
    });
  }

  /** What a stream fails with differs between browsers; a plain read says why. */
  private reason(error: unknown): Fault {
    try {
      new FileReaderSync().readAsArrayBuffer(this.blob.slice(0, 1));
    } catch (cause) {
      return fileFault(cause);
    }
    return fileFault(error);
  }

  close(): ArrayBuffer {
    this.closed = true;
    void this.reader.cancel().catch(() => undefined);
    return this.buffer;
  }
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
