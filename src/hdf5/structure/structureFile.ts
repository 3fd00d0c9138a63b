import { ByteReader } from "./byteReader.ts";
import { readCacheImage, withCachedEntries } from "./cacheImage.ts";
import { verifyChecksum } from "./checksum.ts";
import { MESSAGE } from "./messageType.ts";
import { findMessage, readObjectHeader } from "./objectHeader.ts";
import type { RangeReader } from "./rangeReader.ts";
import { damaged, notUnderstood } from "./structureFault.ts";
import { readSuperblock, type Superblock } from "./superblock.ts";

/** No single structure is read that claims to be larger: real ones are far smaller. */
export const LARGEST_STRUCTURE = 2 ** 26;

/**
 * An HDF5 file as far as its structures go. Addresses count from the superblock; each is checked against the size of the
 * file before a byte is asked for.
 */
export class StructureFile {
  readonly reader: RangeReader;
  readonly superblock: Superblock;
  readonly offsetSize: number;
  readonly lengthSize: number;
  /** The number of bytes from address 0 to the end of the file. */
  readonly size: number;

  constructor(reader: RangeReader) {
    const superblock = readSuperblock(reader);
    if (superblock.driverAddress !== null) {
      throw notUnderstood("a file that was written as a set of several files", superblock.driverAddress);
    }
    this.superblock = superblock;
    this.offsetSize = superblock.offsetSize;
    this.lengthSize = superblock.lengthSize;
    this.size = reader.size - superblock.base;
    this.reader = reader;
    const { extensionAddress } = superblock;
    if (extensionAddress === null) return;
    const extension = readObjectHeader(this, extensionAddress);
    if (findMessage(extension, MESSAGE.driverInfo)) {
      throw notUnderstood("a file that was written as a set of several files", extensionAddress);
    }
    const image = findMessage(extension, MESSAGE.cacheImage);
    if (image) this.reader = withCachedEntries(reader, this.cacheImage(image.data), superblock.base);
  }

  private cacheImage(message: Uint8Array) {
    const where = new ByteReader(message, "metadata cache image", this);
    where.version(0);
    return readCacheImage(this.checkedCursor(where.definedAddress(), where.length(), "metadata cache image"));
  }

  /** Exactly these bytes, which belong to the structure named `what`. */
  bytes(address: number, length: number, what: string): Uint8Array {
    if (!(address >= 0 && length >= 0 && address + length <= this.size)) {
      throw damaged(`the ${what} would lie behind the end of the file`, address);
    }
    if (length > LARGEST_STRUCTURE) throw notUnderstood(`a ${what} of ${length} bytes`, address);
    return this.reader.read(this.superblock.base + address, length);
  }

  cursor(address: number, length: number, what: string): ByteReader {
    return new ByteReader(this.bytes(address, length, what), what, this);
  }

  /** A structure that ends with its checksum. */
  checkedCursor(address: number, length: number, what: string): ByteReader {
    const bytes = this.bytes(address, length, what);
    verifyChecksum(bytes, what, address);
    return new ByteReader(bytes, what, this);
  }

  /** At most `length` bytes, fewer where the file ends before: a first look at a structure of unknown size. */
  bytesUpTo(address: number, length: number, what: string): Uint8Array {
    return this.bytes(address, Math.max(0, Math.min(length, this.size - address)), what);
  }
}
