import type { ByteOrder, FloatLayout, FloatType, IntType } from "../../core/dtype.ts";
import { Fault } from "../../core/fault.ts";

/** Reads one number. Integers wider than 4 bytes are bigints. */
export type NumberReader = (view: DataView, at: number) => number | bigint;

export function integerReader(dtype: IntType, order: ByteOrder): NumberReader {
  const little = order === "little";
  const signed = dtype.kind === "int";
  if (dtype.precision === undefined || dtype.precision === dtype.size * 8) {
    switch (dtype.size) {
      case 1:
        return signed ? (view, at) => view.getInt8(at) : (view, at) => view.getUint8(at);
      case 2:
        return signed ? (view, at) => view.getInt16(at, little) : (view, at) => view.getUint16(at, little);
      case 4:
        return signed ? (view, at) => view.getInt32(at, little) : (view, at) => view.getUint32(at, little);
      case 8:
        return signed ? (view, at) => view.getBigInt64(at, little) : (view, at) => view.getBigUint64(at, little);
      default:
    }
  }
  if (dtype.size > 8) {
    throw new Fault("unsupported-type", `Integers of ${dtype.size * 8} bits cannot be shown.`);
  }
  // Bits `offset` to `offset + precision` of the element are the number; the rest is padding.
  const precision = dtype.precision ?? dtype.size * 8;
  const offset = BigInt(dtype.offset ?? 0);
  return (view, at) => {
    const bits = bitsAt(view, at, dtype.size, order) >> offset;
    const value = signed ? BigInt.asIntN(precision, bits) : BigInt.asUintN(precision, bits);
    return dtype.size > 4 ? value : Number(value);
  };
}

export function floatReader(dtype: FloatType, order: ByteOrder): (view: DataView, at: number) => number {
  const little = order === "little";
  const { layout, size } = dtype;
  if (!layout) {
    if (size === 4) return (view, at) => view.getFloat32(at, little);
    if (size === 8) return (view, at) => view.getFloat64(at, little);
    if (size === 2) return (view, at) => halfToNumber(view.getUint16(at, little));
    throw new Fault("unsupported-type", `Floats of ${size * 8} bits cannot be shown.`);
  }
  if (layout.vax) return (view, at) => bitsToNumber(vaxBitsAt(view, at, size), layout);
  return (view, at) => bitsToNumber(bitsAt(view, at, size, order), layout);
}

/** The element as one unsigned integer, its 16-bit words from the most significant one on (`H5T_ORDER_VAX`). */
function vaxBitsAt(view: DataView, at: number, size: number): bigint {
  let bits = 0n;
  for (let i = 0; i < size; i += 2) bits = (bits << 16n) | BigInt(view.getUint16(at + i, true));
  return bits;
}

/** The element as one unsigned integer. */
export function bitsAt(view: DataView, at: number, size: number, order: ByteOrder): bigint {
  let bits = 0n;
  for (let i = 0; i < size; i++) {
    bits = (bits << 8n) | BigInt(view.getUint8(order === "little" ? at + size - 1 - i : at + i));
  }
  return bits;
}

/** IEEE 754 binary16. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const mantissa = bits & 0x3ff;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 0x1f) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

/**
 * A float of any layout, rounded to the nearest double where it is wider. Follows HDF5's own reading of such types: an
 * exponent of all ones is infinity or NaN, of zero a denormal (Datatype message, File Format Specification IV.A.2.d).
 */
export function bitsToNumber(bits: bigint, layout: FloatLayout): number {
  const field = (at: number, length: number) => BigInt.asUintN(length, bits >> BigInt(at));
  const sign = field(layout.signAt, 1) ? -1 : 1;
  const exponent = Number(field(layout.exponentAt, layout.exponentBits));
  const mantissa = field(layout.mantissaAt, layout.mantissaBits);
  const allOnes = 2 ** layout.exponentBits - 1;
  // Without an implied one the top bit of the mantissa is that one, and does not tell infinity from NaN.
  const fractionBits = layout.impliedOne ? layout.mantissaBits : layout.mantissaBits - 1;
  const fraction = BigInt.asUintN(fractionBits, mantissa);
  if (exponent === allOnes) return fraction === 0n ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (mantissa === 0n && exponent === 0) return sign * 0;
  const normal = layout.impliedOne && exponent > 0;
  const whole = normal ? mantissa | (1n << BigInt(layout.mantissaBits)) : mantissa;
  const scale = (exponent === 0 ? 1 : exponent) - layout.exponentBias - fractionBits;
  return sign * scaled(whole, scale);
}

/** `whole * 2 ** scale`, rounded once: to nearest, ties to even. */
function scaled(whole: bigint, scale: number): number {
  const length = whole.toString(2).length;
  // Bits that a double keeps: 53, or fewer below 2^-1022.
  const keep = Math.min(53, length + scale + 1074);
  const drop = length - keep;
  if (drop <= 0) return Number(whole) * 2 ** Math.max(scale, -1074) * 2 ** Math.min(0, scale + 1074);
  if (keep < 0) return 0;
  const cut = BigInt(drop);
  const half = 1n << (cut - 1n);
  const rest = BigInt.asUintN(drop, whole);
  let kept = whole >> cut;
  if (rest > half || (rest === half && kept & 1n)) kept += 1n;
  const exponent = scale + drop;
  return exponent > 900 ? Number(kept) * 2 ** 900 * 2 ** (exponent - 900) : Number(kept) * 2 ** exponent;
}
