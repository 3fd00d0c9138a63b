import { ELEMENT_BYTES, type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import type { BufferPool } from "../core/bufferPool.ts";

/** An array of a type over memory that is there. */
export function arrayOver(type: ElementType, buffer: ArrayBuffer, offset: number, length: number): ElementArray {
  switch (type) {
    case "b1":
    case "u1":
      return new Uint8Array(buffer, offset, length);
    case "u2":
      return new Uint16Array(buffer, offset, length);
    case "u4":
      return new Uint32Array(buffer, offset, length);
    case "u8":
      return new BigUint64Array(buffer, offset, length);
    case "i1":
      return new Int8Array(buffer, offset, length);
    case "i2":
      return new Int16Array(buffer, offset, length);
    case "i4":
      return new Int32Array(buffer, offset, length);
    case "i8":
      return new BigInt64Array(buffer, offset, length);
    case "f2":
    case "f4":
      return new Float32Array(buffer, offset, length);
    case "f8":
      return new Float64Array(buffer, offset, length);
  }
}

/**
 * An array that is to be filled: in a buffer that the pool lends, so what it holds is whatever was there before; without a
 * pool a new one.
 */
export function lentArray(pool: BufferPool | undefined, type: ElementType, length: number): ElementArray {
  if (!pool) return newArray(type, length);
  const buffer = pool.take(length * ELEMENT_BYTES[type]);
  pool.lend(buffer);
  return arrayOver(type, buffer, 0, length);
}
