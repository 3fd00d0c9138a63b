import { Fault } from "../../core/fault.ts";
import { ByteReader, type FieldSizes } from "./byteReader.ts";
import { damaged } from "./structureFault.ts";

export interface Dataspace {
  /** `[]` for a scalar, null for a null dataspace. */
  readonly shape: readonly number[] | null;
  /** An unlimited axis is null; so is one whose limit is above 2^53, which nobody will reach. */
  readonly maxshape: readonly (number | null)[] | null;
}

const MOST_DIMS = 32;

/** The dataspace message, versions 1 and 2 (File Format Specification 3.0, IV.A.2.b). */
export function readDataspace(bytes: Uint8Array, sizes: FieldSizes): Dataspace {
  const reader = new ByteReader(bytes, "dataspace", sizes);
  const version = reader.version(1, 2);
  const rank = reader.u8();
  const flags = reader.u8();
  const type = reader.u8(); // of version 2: 0 scalar, 1 simple, 2 null
  if (version === 1) reader.skip(4);
  if (version === 2 && type > 2) throw damaged(`dataspaces of type ${type} are not known`);
  if (version === 2 && type === 2 && rank > 0) throw damaged("a null dataspace has dimensions");
  if (version === 2 && type === 2) return { shape: null, maxshape: null };
  if (version === 2 && type === 0 && rank > 0) throw damaged("a scalar has dimensions");
  if (rank > MOST_DIMS) throw damaged(`a dataspace has ${rank} dimensions`);
  const shape = Array.from({ length: rank }, () => readSize(reader));
  const limits = flags & 1 ? Array.from({ length: rank }, () => readLimit(reader)) : null;
  const maxshape = limits ?? shape;
  if (shape.some((size, axis) => size > (maxshape[axis] ?? Number.POSITIVE_INFINITY))) {
    throw damaged("a dataspace is larger than its own limit");
  }
  return { shape, maxshape };
}

function readSize(reader: ByteReader): number {
  const size = wide(reader);
  if (size <= Number.MAX_SAFE_INTEGER) return size;
  throw new Fault("unsupported-type", "An axis of more than 2^53 elements is not supported.");
}

function readLimit(reader: ByteReader): number | null {
  const limit = wide(reader);
  return limit <= Number.MAX_SAFE_INTEGER ? limit : null;
}

/** A length, rounded where it is above 2^53. All bits set, “unlimited”, counts as infinite in any width. */
function wide(reader: ByteReader): number {
  const bytes = reader.take(reader.sizes.lengthSize);
  if (bytes.every((byte) => byte === 0xff)) return Number.POSITIVE_INFINITY;
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
