/**
 * The type of a dataset's or attribute's elements. `str` is NumPy's array-protocol text for plain numbers, booleans,
 * complex numbers and fixed-length strings, `vlen-str` for variable-length strings, else the kind itself.
 * `size` is the number of bytes of an element in the file's own representation.
 */
export type DType =
  | BoolType
  | IntType
  | FloatType
  | ComplexType
  | StringType
  | EnumType
  | CompoundType
  | ArrayType
  | VlenType
  | OpaqueType
  | BitfieldType
  | TimeType
  | ReferenceType;

export type ByteOrder = "little" | "big";

/** h5py's boolean: an enum { FALSE = 0, TRUE = 1 } over an integer, one byte wide. */
export interface BoolType {
  readonly kind: "bool";
  readonly str: "|b1";
  readonly size: number;
  readonly order: ByteOrder;
}

/** `precision` and `offset` (bits) are given where the value does not fill the bytes. */
export interface IntType {
  readonly kind: "int" | "uint";
  readonly str: string;
  readonly size: number;
  readonly order: ByteOrder;
  readonly precision?: number;
  readonly offset?: number;
}

/** IEEE unless `layout` says how sign, exponent and mantissa lie (bfloat16, 8-bit floats, 80-bit long double …). */
export interface FloatType {
  readonly kind: "float";
  readonly str: string;
  readonly size: number;
  readonly order: ByteOrder;
  readonly layout?: FloatLayout;
}

/** Bit positions count from the least significant bit of the element. */
export interface FloatLayout {
  readonly signAt: number;
  readonly exponentAt: number;
  readonly exponentBits: number;
  readonly exponentBias: number;
  readonly mantissaAt: number;
  readonly mantissaBits: number;
  /** Whether the leading 1 of the mantissa is left out of the bits. */
  readonly impliedOne: boolean;
  /** Whether the element is a row of little-endian 16-bit words, of which the first is the most significant. */
  readonly vax?: boolean;
  /** Common name, where there is one: `bfloat16`, `float8_e4m3`, `VAX F`. */
  readonly name?: string;
}

/** A compound of two floats named r and i (h5py's convention), or HDF5 2.0's own complex class. */
export interface ComplexType {
  readonly kind: "complex";
  readonly str: string;
  readonly size: number;
  readonly order: ByteOrder;
  readonly base: FloatType;
}

export interface StringType {
  readonly kind: "string";
  readonly str: string;
  readonly size: number;
  /** Bytes of a fixed-length string; null where the length varies. */
  readonly length: number | null;
  readonly charset: "ascii" | "utf-8";
  readonly padding: "null-terminated" | "null-padded" | "space-padded";
}

export interface EnumType {
  readonly kind: "enum";
  readonly str: "enum";
  readonly size: number;
  readonly base: IntType;
  /** Pairs, not an object: a member may be called `__proto__`. */
  readonly members: readonly (readonly [name: string, value: number | bigint])[];
}

export interface CompoundField {
  readonly name: string;
  readonly offset: number;
  readonly dtype: DType;
}

export interface CompoundType {
  readonly kind: "compound";
  readonly str: "compound";
  readonly size: number;
  readonly fields: readonly CompoundField[];
}

export interface ArrayType {
  readonly kind: "array";
  readonly str: "array";
  readonly size: number;
  readonly base: DType;
  readonly dims: readonly number[];
}

export interface VlenType {
  readonly kind: "vlen";
  readonly str: "vlen";
  readonly size: number;
  readonly base: DType;
}

export interface OpaqueType {
  readonly kind: "opaque";
  readonly str: "opaque";
  readonly size: number;
  readonly tag?: string;
}

export interface BitfieldType {
  readonly kind: "bitfield";
  readonly str: "bitfield";
  readonly size: number;
  readonly order: ByteOrder;
}

export interface TimeType {
  readonly kind: "time";
  readonly str: "time";
  readonly size: number;
  readonly order: ByteOrder;
}

export interface ReferenceType {
  readonly kind: "reference" | "regionref";
  readonly str: "reference" | "regionref";
  readonly size: number;
}

const ORDER_MARK = { little: "<", big: ">" } as const;

/** NumPy's text for a number: `<f8`, `>i2`, `|u1`. */
export function numberStr(letter: "i" | "u" | "f" | "c", size: number, order: ByteOrder): string {
  return `${size === 1 ? "|" : ORDER_MARK[order]}${letter}${size}`;
}

/** The type in words, as the inspector shows it: `float64, little-endian`. */
export function dtypeWords(dtype: DType): string {
  switch (dtype.kind) {
    case "bool":
      return "boolean";
    case "int":
    case "uint":
    case "float": {
      const bits = dtype.size * 8;
      const special = dtype.kind === "float" ? dtype.layout?.name : undefined;
      const name = special ?? `${dtype.kind}${bits}`;
      const part =
        dtype.kind !== "float" && dtype.precision !== undefined && dtype.precision !== bits
          ? `, ${dtype.precision} bits used`
          : "";
      const order = dtype.kind === "float" && dtype.layout?.vax ? "VAX order" : `${dtype.order}-endian`;
      return `${name}${dtype.size > 1 ? `, ${order}` : ""}${part}`;
    }
    case "complex":
      return `complex${dtype.size * 8}, ${dtype.order}-endian`;
    case "string": {
      const charset = dtype.charset === "utf-8" ? "UTF-8" : "ASCII";
      return dtype.length === null
        ? `string, variable length, ${charset}`
        : `string, ${dtype.length} ${dtype.length === 1 ? "byte" : "bytes"}, ${charset}, ${dtype.padding}`;
    }
    case "enum":
      return `enum of ${dtype.members.length} over ${shortDtype(dtype.base)}`;
    case "compound":
      return `compound of ${dtype.fields.length} ${dtype.fields.length === 1 ? "field" : "fields"}`;
    case "array":
      return `array ${dtype.dims.join(" × ")} of ${shortDtype(dtype.base)}`;
    case "vlen":
      return `variable-length sequence of ${shortDtype(dtype.base)}`;
    case "opaque":
      return `opaque, ${dtype.size} ${dtype.size === 1 ? "byte" : "bytes"}${dtype.tag ? `, tag “${dtype.tag}”` : ""}`;
    case "bitfield":
      return `bit field, ${dtype.size * 8} bits`;
    case "time":
      return `time, ${dtype.size * 8} bits`;
    case "reference":
      return "object reference";
    case "regionref":
      return "region reference";
  }
}

/** A name that fits into a tree row or a column header: `float64`, `str`, `enum`. */
export function shortDtype(dtype: DType): string {
  switch (dtype.kind) {
    case "int":
    case "uint":
      return `${dtype.kind}${dtype.size * 8}`;
    case "float":
      return dtype.layout?.name ?? `float${dtype.size * 8}`;
    case "complex":
      return `complex${dtype.size * 8}`;
    case "string":
      return dtype.length === null ? "str" : `str${dtype.length}`;
    case "array":
      return `${shortDtype(dtype.base)}[${dtype.dims.join("×")}]`;
    case "vlen":
      return `vlen ${shortDtype(dtype.base)}`;
    case "reference":
      return "ref";
    case "regionref":
      return "region ref";
    default:
      return dtype.kind;
  }
}

/** Whether elements hold, or lead to, bytes outside themselves (in HDF5's heap), so that they cannot be kept as raw bytes. */
export function hasVariableLength(dtype: DType): boolean {
  switch (dtype.kind) {
    case "vlen":
      return true;
    case "string":
      return dtype.length === null;
    case "compound":
      return dtype.fields.some((field) => hasVariableLength(field.dtype));
    case "array":
      return hasVariableLength(dtype.base);
    default:
      return false;
  }
}

/** Texts of any length in UTF-8. */
export const TEXT: StringType = {
  kind: "string",
  str: "vlen-str",
  size: 16,
  length: null,
  charset: "utf-8",
  padding: "null-terminated",
};
