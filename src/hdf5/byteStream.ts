import type { RangeReader } from "./structure/rangeReader.ts";

/** A long run of bytes of a file, on its way. */
export interface ByteStream {
  /** Waits until the first `end` bytes of the run are there; they are valid until the next call. */
  upTo(end: number): Promise<Uint8Array>;
  /** Stops, and gives the buffer back that the bytes were written into. */
  close(): ArrayBuffer;
}

/** How long runs of a file are read without keeping the thread from other work. */
export interface Streams {
  /** Shorter runs are better read at once: to begin a stream takes longer. */
  readonly shortest: number;
  /** The bytes are written into `buffer` from byte `at` on; it must not be touched meanwhile. */
  open(offset: number, length: number, buffer: ArrayBuffer, at?: number): ByteStream;
}

export interface StreamingReader extends RangeReader {
  /** Absent where the platform cannot. */
  readonly streams?: Streams;
}
