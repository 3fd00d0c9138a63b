import {
  type BitfieldType,
  type ByteOrder,
  type CompoundField,
  type DType,
  type FloatType,
  type IntType,
  numberStr,
} from "../../core/dtype.ts";
import { Fault } from "../../core/fault.ts";
import { ByteReader, bytesForLimit, type FieldSizes } from "./byteReader.ts";
import { enumType } from "./enumType.ts";
import { namedFloatLayout } from "./floatLayout.ts";
import { damaged } from "./structureFault.ts";
import { decodeName, untilNul } from "./text.ts";

const DEEPEST = 32;
const MOST_DIMS = 32;
const PADDINGS = ["null-terminated", "null-padded", "space-padded"] as const;
const CHARSETS = ["ascii", "utf-8"] as const;

/** What every datatype message begins with (File Format Specification 4.0, IV.A.2.d). */
interface TypeHeader {
  readonly version: number;
  readonly size: number;
  /** The class bit field, 24 bits. */
  readonly bits: number;
}

/** Bytes of an element, which a message says even where its type is not supported. */
export function datatypeSize(bytes: Uint8Array, sizes: FieldSizes): number {
  const reader = new ByteReader(bytes, "datatype", sizes);
  reader.skip(4);
  return reader.u32();
}

/**
 * The datatype message (IV.A.2.d), versions 1 to 5. Throws `unsupported-type` for a type that has no counterpart in
 * `DType`, `damaged` where the message contradicts itself.
 */
export function readDatatype(bytes: Uint8Array, sizes: FieldSizes): DType {
  return readType(new ByteReader(bytes, "datatype", sizes), 0);
}

function readType(reader: ByteReader, depth: number): DType {
  if (depth >= DEEPEST) throw unsupported("The datatype is nested too deeply.");
  const first = reader.u8();
  const header: TypeHeader = {
    version: first >> 4,
    bits: reader.u8() | (reader.u8() << 8) | (reader.u8() << 16),
    size: reader.u32(),
  };
  if (header.version < 1 || header.version > 5) throw damaged(`version ${header.version} of a datatype is not known`);
  const { size, bits } = header;
  // Only strings of length 0 take no bytes; HDF5 does not make other types of size 0.
  if (size === 0 && (first & 15) !== 3) throw damaged("a datatype has no size");
  switch (first & 15) {
    case 0:
      return readInt(reader, header);
    case 1:
      return readFloat(reader, header);
    case 2:
      reader.u16(); // precision
      return { kind: "time", str: "time", size, order: orderOf(bits) };
    case 3:
      return { kind: "string", str: `|S${size}`, size, length: size, ...stringFlavour(bits & 15, (bits >> 4) & 15) };
    case 4:
      return readBitfield(reader, header);
    case 5:
      return readOpaque(reader, header);
    case 6:
      return readCompound(reader, header, depth);
    case 7:
      return readReference(header);
    case 8:
      return enumType(reader, header.version, size, bits & 0xffff, readType(reader, depth + 1));
    case 9:
      return readVlen(reader, header, depth);
    case 10:
      return readArray(reader, header, depth);
    case 11:
      return readComplex(reader, header, depth);
    default:
      throw unsupported(`Datatypes of class ${first & 15} are not known.`);
  }
}

function unsupported(message: string): Fault {
  return new Fault("unsupported-type", message);
}

function orderOf(bits: number): ByteOrder {
  return bits & 1 ? "big" : "little";
}

function readInt(reader: ByteReader, { size, bits }: TypeHeader): IntType {
  const offset = reader.u16();
  const precision = reader.u16();
  if (precision === 0 || offset + precision > size * 8) throw damaged("the bits of an integer do not fit its bytes");
  const signed = (bits & 8) !== 0;
  const order = orderOf(bits);
  const str = numberStr(signed ? "i" : "u", size, order);
  const part = precision < size * 8 ? { precision, offset } : {};
  return { kind: signed ? "int" : "uint", str, size, order, ...part };
}

function readFloat(reader: ByteReader, { size, bits }: TypeHeader): FloatType {
  reader.skip(4); // offset and precision: the positions below say the same
  const exponentAt = reader.u8();
  const exponentBits = reader.u8();
  const mantissaAt = reader.u8();
  const mantissaBits = reader.u8();
  const exponentBias = reader.u32();
  const signAt = (bits >> 8) & 0xff;
  const normalization = (bits >> 4) & 3;
  const vax = (bits & 0x41) === 0x41;
  if (bits & 0x40 && !vax) throw damaged("the byte order of a float is not known");
  if (normalization === 3) throw damaged("a float's kind of mantissa is not known");
  const last = size * 8;
  if (signAt >= last || exponentAt + exponentBits > last || mantissaAt + mantissaBits > last) {
    throw damaged("the bits of a float do not fit its bytes");
  }
  if (vax && size % 2 !== 0) throw damaged("a float in VAX byte order has an odd number of bytes");
  const order = vax ? "little" : orderOf(bits);
  const layout = namedFloatLayout(size, {
    signAt,
    exponentAt,
    exponentBits,
    exponentBias,
    mantissaAt,
    mantissaBits,
    impliedOne: normalization === 2,
    ...(vax && { vax }),
  });
  return { kind: "float", str: numberStr("f", size, order), size, order, ...(layout && { layout }) };
}

function stringFlavour(padding: number, charset: number) {
  const paddingName = PADDINGS[padding];
  const charsetName = CHARSETS[charset];
  if (!paddingName || !charsetName) throw unsupported("A string has a character set or padding that is not known.");
  return { charset: charsetName, padding: paddingName };
}

function readBitfield(reader: ByteReader, { size, bits }: TypeHeader): BitfieldType {
  const offset = reader.u16();
  if (offset + reader.u16() > size * 8) throw damaged("the bits of a bit field do not fit its bytes");
  return { kind: "bitfield", str: "bitfield", size, order: orderOf(bits) };
}

function readOpaque(reader: ByteReader, { size, bits }: TypeHeader): DType {
  const tag = decodeName(untilNul(reader.take(bits & 0xff))).name;
  return { kind: "opaque", str: "opaque", size, ...(tag !== "" && { tag }) };
}

function readCompound(reader: ByteReader, { version, size, bits }: TypeHeader, depth: number): DType {
  const offsetWidth = version >= 3 ? bytesForLimit(size) : 4;
  const fields: CompoundField[] = [];
  for (let left = bits & 0xffff; left > 0; left--) {
    const nameAt = reader.position;
    const { name } = decodeName(reader.takeTerminated());
    if (version < 3) reader.align(8, nameAt);
    const offset = reader.uint(offsetWidth);
    const dims = version === 1 ? readMemberDims(reader) : [];
    const dtype = arrayOf(readType(reader, depth + 1), dims);
    if (offset + dtype.size > size) throw damaged(`the field “${name}” lies outside its compound`);
    fields.push({ name, offset, dtype });
  }
  if (fields.length === 0) throw damaged("a compound has no fields");
  return complexOf(fields, size) ?? { kind: "compound", str: "compound", size, fields };
}

/** Version 1 says for each member whether it is an array. */
function readMemberDims(reader: ByteReader): number[] {
  const count = reader.u8();
  reader.skip(11); // reserved, permutation, reserved
  const dims = [reader.u32(), reader.u32(), reader.u32(), reader.u32()];
  if (count > 4) throw damaged("a field has too many dimensions");
  return dims.slice(0, count);
}

/** h5py's convention: two equal floats named r and i. */
function complexOf(fields: readonly CompoundField[], size: number): DType | null {
  const [real, imaginary] = fields;
  if (fields.length !== 2 || real?.name !== "r" || imaginary?.name !== "i") return null;
  const base = real.dtype;
  if (base.kind !== "float" || real.offset !== 0 || imaginary.offset !== base.size || size !== 2 * base.size)
    return null;
  if (JSON.stringify(base) !== JSON.stringify(imaginary.dtype)) return null;
  return { kind: "complex", str: numberStr("c", size, base.order), size, order: base.order, base };
}

/** Types 0 and 1 are the references of old, 2 to 4 those of HDF5 1.12: of an object, a region, an attribute. */
function readReference({ size, bits }: TypeHeader): DType {
  const type = bits & 15;
  if (type > 4) throw unsupported("References of this type are not known.");
  const kind = type === 1 || type === 3 ? "regionref" : "reference";
  return { kind, str: kind, size };
}

function readVlen(reader: ByteReader, { size, bits }: TypeHeader, depth: number): DType {
  const type = bits & 15;
  const base = readType(reader, depth + 1);
  if (type === 0) return { kind: "vlen", str: "vlen", size, base };
  if (type !== 1) throw unsupported("A variable-length type is neither sequence nor string.");
  return { kind: "string", str: "vlen-str", size, length: null, ...stringFlavour((bits >> 4) & 15, (bits >> 8) & 15) };
}

function readArray(reader: ByteReader, { version, size }: TypeHeader, depth: number): DType {
  const count = reader.u8();
  if (count === 0 || count > MOST_DIMS) throw damaged(`an array has ${count} dimensions`);
  if (version < 3) reader.skip(3);
  const dims = Array.from({ length: count }, () => reader.u32());
  if (version < 3) reader.skip(4 * count); // permutation
  const dtype = arrayOf(readType(reader, depth + 1), dims);
  if (dtype.size !== size) throw damaged("an array's size is not that of its elements");
  return dtype;
}

function arrayOf(base: DType, dims: readonly number[]): DType {
  if (dims.length === 0) return base;
  const size = dims.reduce((product, n) => product * n, base.size);
  if (size === 0 || !Number.isSafeInteger(size)) throw damaged("an array's dimensions make no sense");
  return { kind: "array", str: "array", size, base, dims };
}

/** Class 11, from HDF5 2.0. */
function readComplex(reader: ByteReader, { size, bits }: TypeHeader, depth: number): DType {
  const base = readType(reader, depth + 1);
  if (base.kind !== "float" || (bits & 7) !== 1) {
    throw unsupported("Complex numbers are supported only as real and imaginary part of the same float type.");
  }
  if (size !== 2 * base.size) throw damaged("a complex number's size is not that of its parts");
  return { kind: "complex", str: numberStr("c", size, base.order), size, order: base.order, base };
}
