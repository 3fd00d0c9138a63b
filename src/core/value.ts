import type { DType } from "./dtype.ts";

export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

/** One decoded element that is not a plain number: see `Values`. */
export type Value =
  | number
  | bigint
  | boolean
  | string
  | null
  | NumberArray
  | readonly Value[]
  | { readonly [field: string]: Value };

/**
 * Elements in C order. Numbers are typed arrays in native byte order, booleans and enums their integers, float16 and
 * other small floats are widened to Float32Array (exact), complex numbers are interleaved (re, im), strings an array of
 * strings, compounds an array of objects, references the path that they point to (null if none), opaque and bitfield
 * elements Uint8Arrays, array and variable-length elements arrays.
 */
export type Values = NumberArray | readonly Value[];

/** A part of a dataset in memory. */
export interface Block {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: Values;
}

/** Elements of `values` in the sense of its dtype: complex numbers take two places. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Bytes that decoded values take, for budgets: exact for typed arrays, an estimate for the rest. */
export function valueBytes(values: Values): number {
  if (ArrayBuffer.isView(values)) return values.byteLength;
  let bytes = values.length * 8;
  for (const value of values) {
    if (typeof value === "string") bytes += 16 + value.length * 2;
    else if (ArrayBuffer.isView(value)) bytes += 64 + value.byteLength;
    else if (Array.isArray(value)) bytes += 32 + valueBytes(value);
    else if (value !== null && typeof value === "object") bytes += 32 + valueBytes(Object.values(value));
  }
  return bytes;
}
