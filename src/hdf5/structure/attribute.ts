import type { DType } from "../../core/dtype.ts";
import { asFault, Fault, type FaultData, faultData } from "../../core/fault.ts";
import { ByteReader } from "./byteReader.ts";
import { type Dataspace, readDataspace } from "./dataspace.ts";
import { datatypeSize, readDatatype } from "./datatype.ts";
import { MESSAGE } from "./messageType.ts";
import { sharedBody } from "./sharedMessage.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";
import { decodeName, type Name, untilNul } from "./text.ts";

/** An attribute as stored. What of it cannot be understood is null, and `fault` says why. */
export interface AttributeStructure extends Name {
  readonly creationOrder?: number;
  readonly dtype: DType | null;
  /** Address of the committed datatype that it uses. */
  readonly committedType?: number;
  /** `[]` for a scalar, null for a null dataspace (or where there is a fault). */
  readonly shape: readonly number[] | null;
  /** The elements in the file's representation; empty for a null dataspace. */
  readonly bytes: Uint8Array | null;
  readonly fault?: FaultData;
}

const SHARED_TYPE = 1;
const SHARED_SPACE = 2;

/** The attribute message, versions 1 to 3 (File Format Specification 3.0, IV.A.2.m). */
export function readAttribute(file: StructureFile, data: Uint8Array, creationOrder?: number): AttributeStructure {
  const reader = new ByteReader(data, "attribute", file);
  const version = reader.version(1, 2, 3);
  const flags = reader.u8();
  const nameSize = reader.u16();
  const typeSize = reader.u16();
  const spaceSize = reader.u16();
  if (version === 3) reader.skip(1); // character set: the name is decoded by its bytes
  const part = (size: number) => {
    const start = reader.position;
    const bytes = reader.take(size);
    if (version === 1) reader.align(8, start);
    return bytes;
  };
  const name = decodeName(untilNul(part(nameSize)));
  const typeBytes = part(typeSize);
  const spaceBytes = part(spaceSize);
  const base = creationOrder === undefined ? name : { ...name, creationOrder };
  const shared = version > 1 ? flags : 0;
  try {
    const type = shared & SHARED_TYPE ? sharedBody(file, MESSAGE.datatype, typeBytes) : { bytes: typeBytes };
    const space = shared & SHARED_SPACE ? sharedBody(file, MESSAGE.dataspace, spaceBytes).bytes : spaceBytes;
    const { shape } = readDataspace(space, file);
    const bytes = valueBytes(reader, shape, datatypeSize(type.bytes, file));
    const committed = "committed" in type && type.committed !== undefined ? { committedType: type.committed } : {};
    return { ...base, ...committed, ...readTypeOrFault(file, type.bytes), shape, bytes };
  } catch (error) {
    return { ...base, dtype: null, shape: null, bytes: null, fault: faultData(asFault(error)) };
  }
}

/** A type that is not supported leaves shape and bytes known. */
function readTypeOrFault(file: StructureFile, bytes: Uint8Array): { dtype: DType | null; fault?: FaultData } {
  try {
    return { dtype: readDatatype(bytes, file) };
  } catch (error) {
    if (error instanceof Fault) return { dtype: null, fault: faultData(error) };
    throw error;
  }
}

function valueBytes(reader: ByteReader, shape: Dataspace["shape"], elementSize: number): Uint8Array {
  const size = shape === null ? 0 : shape.reduce((product, n) => product * n, elementSize);
  if (size > reader.remaining) throw damaged("an attribute's values end too soon");
  return reader.take(size);
}
