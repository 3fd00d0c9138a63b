import type { DType } from "../core/dtype.ts";

/**
 * The types that arrays compute with, by NumPy's short names. `f2` is held in Float32Arrays, `b1` in Uint8Arrays of 0
 * and 1, `i8` and `u8` in BigInt arrays; byte order is the machine's.
 */
export type ElementType = "b1" | "u1" | "u2" | "u4" | "u8" | "i1" | "i2" | "i4" | "i8" | "f2" | "f4" | "f8";

export type ElementArray =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

/** Bytes of an element in memory. */
export const ELEMENT_BYTES: Readonly<Record<ElementType, number>> = {
  b1: 1,
  u1: 1,
  u2: 2,
  u4: 4,
  u8: 8,
  i1: 1,
  i2: 2,
  i4: 4,
  i8: 8,
  f2: 4,
  f4: 4,
  f8: 8,
};

export function newArray(type: ElementType, length: number): ElementArray {
  switch (type) {
    case "b1":
    case "u1":
      return new Uint8Array(length);
    case "u2":
      return new Uint16Array(length);
    case "u4":
      return new Uint32Array(length);
    case "u8":
      return new BigUint64Array(length);
    case "i1":
      return new Int8Array(length);
    case "i2":
      return new Int16Array(length);
    case "i4":
      return new Int32Array(length);
    case "i8":
      return new BigInt64Array(length);
    case "f2":
    case "f4":
      return new Float32Array(length);
    case "f8":
      return new Float64Array(length);
  }
}

/**
 * The type in which the decoded values of a dataset are computed with; null where they are no numbers. Complex numbers
 * are none: their parts are taken first.
 */
export function elementTypeOf(dtype: DType): ElementType | null {
  switch (dtype.kind) {
    case "bool":
      return "b1";
    case "enum":
      return elementTypeOf(dtype.base);
    case "int":
    case "uint": {
      const letter = dtype.kind === "int" ? "i" : "u";
      if (dtype.size === 1) return `${letter}1`;
      if (dtype.size === 2) return `${letter}2`;
      return dtype.size <= 4 ? `${letter}4` : dtype.size <= 8 ? `${letter}8` : null;
    }
    case "float":
      if (dtype.size === 2 && !dtype.layout) return "f2";
      return dtype.layout
        ? dtype.layout.mantissaBits <= 23 && dtype.layout.exponentBits <= 8
          ? "f4"
          : "f8"
        : dtype.size === 4
          ? "f4"
          : "f8";
    default:
      return null;
  }
}
