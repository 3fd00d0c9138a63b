import { Fault } from "../../core/fault.ts";
import { ByteReader } from "./byteReader.ts";
import { verifyChecksum } from "./checksum.ts";
import type { RangeReader } from "./rangeReader.ts";
import { damaged, notUnderstood } from "./structureFault.ts";

export interface Superblock {
  readonly version: number;
  /** Where address 0 of the file's structures lies: the size of the user block. */
  readonly base: number;
  readonly userblock: number;
  readonly offsetSize: number;
  readonly lengthSize: number;
  /** Address of the root group's object header. */
  readonly rootAddress: number;
  /** Position in the file (the user block included) at which it should end. */
  readonly endOfFile: number;
  /** Bit 0: open for writing, bit 2: by a single writer with readers (SWMR). Of no meaning before version 3. */
  readonly consistencyFlags: number;
  /** Address of the object header with the superblock's extension. */
  readonly extensionAddress: number | null;
  /** Address of the driver information of a file that was split over several files. */
  readonly driverAddress: number | null;
  /** Half the largest number of entries of a symbol table node and of a group's B-tree node, where it is known. */
  readonly groupLeafK: number | null;
  readonly groupInternalK: number | null;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const LONGEST = 8 + 16 + 4 * 8 + 4 + 40;

/** Finds and reads the superblock (File Format Specification 3.0, II.A). */
export function readSuperblock(reader: RangeReader): Superblock {
  const base = findSignature(reader);
  const bytes = reader.read(base, Math.min(LONGEST, reader.size - base));
  const version = bytes[8] ?? 0;
  if (version > 3) throw notUnderstood(`version ${version} of the superblock`);
  const superblock = version < 2 ? readOld(bytes, base) : readNew(bytes, base);
  if (superblock.rootAddress >= reader.size - base) {
    throw new Fault("truncated", "The file is too short: its root group would lie behind its end.");
  }
  return superblock;
}

/** At 0, 512, 1024, 2048 and so on. */
function findSignature(reader: RangeReader): number {
  for (let at = 0; at + SIGNATURE.length < reader.size; at = at === 0 ? 512 : at * 2) {
    const bytes = reader.read(at, SIGNATURE.length);
    if (SIGNATURE.every((byte, i) => bytes[i] === byte)) return at;
  }
  throw new Fault("not-hdf5", "This is not an HDF5 file: it has no HDF5 signature.");
}

function checkedSize(size: number, of: string): number {
  if (size === 2 || size === 4 || size === 8) return size;
  throw notUnderstood(`${of} of ${size} bytes`);
}

/** Versions 0 and 1. */
function readOld(bytes: Uint8Array, base: number): Superblock {
  const offsetSize = checkedSize(bytes[13] ?? 0, "addresses");
  const lengthSize = checkedSize(bytes[14] ?? 0, "lengths");
  const fields = new ByteReader(bytes, "superblock", { offsetSize, lengthSize });
  fields.skip(8);
  const version = fields.u8();
  fields.skip(7);
  const groupLeafK = fields.u16();
  const groupInternalK = fields.u16();
  const consistencyFlags = fields.u32();
  if (version === 1) fields.skip(4);
  const storedBase = fields.definedAddress();
  fields.address(); // free-space information
  const storedEnd = fields.definedAddress();
  const driverAddress = fields.address();
  // The root group's symbol table entry (III.C): the offset of its name, then its object header.
  fields.address();
  const rootAddress = fields.definedAddress();
  return {
    version,
    base,
    userblock: base,
    offsetSize,
    lengthSize,
    rootAddress,
    endOfFile: storedEnd + base - storedBase,
    consistencyFlags,
    extensionAddress: null,
    driverAddress,
    groupLeafK,
    groupInternalK,
  };
}

/** Versions 2 and 3. */
function readNew(bytes: Uint8Array, base: number): Superblock {
  const offsetSize = checkedSize(bytes[9] ?? 0, "addresses");
  const lengthSize = checkedSize(bytes[10] ?? 0, "lengths");
  const total = 12 + 4 * offsetSize + 4;
  if (bytes.length < total) throw damaged("the superblock ends too soon");
  verifyChecksum(bytes.subarray(0, total), "superblock", base);
  const fields = new ByteReader(bytes.subarray(0, total), "superblock", { offsetSize, lengthSize });
  fields.skip(8);
  const version = fields.u8();
  fields.skip(2);
  const consistencyFlags = fields.u8();
  const storedBase = fields.definedAddress();
  const extensionAddress = fields.address();
  const storedEnd = fields.definedAddress();
  const rootAddress = fields.definedAddress();
  return {
    version,
    base,
    userblock: base,
    offsetSize,
    lengthSize,
    rootAddress,
    endOfFile: storedEnd + base - storedBase,
    consistencyFlags,
    extensionAddress,
    driverAddress: null,
    groupLeafK: null,
    groupInternalK: null,
  };
}
