/** Bytes of a file by position: the only way in which this folder touches a file. */
export interface RangeReader {
  /** Bytes in the whole file. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`; throws a Fault where that is not possible. They stay as they are, and the caller does not write into them. */
  read(offset: number, length: number): Uint8Array;
}
