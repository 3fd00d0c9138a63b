/**
 * Half precision in Float32Arrays: after each operation the result is rounded to what 16 bits hold, halves to even. An
 * operation on halves that was rounded to single precision first loses nothing by it, except a cast from `f8`.
 */
const INFINITY_BITS = 0x7f800000;
/** 65536: what rounds up to this is infinite. */
const OVERFLOW_BITS = 0x47800000;
/** 2 ** -14, the smallest normal number. */
const NORMAL_BITS = 0x38800000;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

export function roundToHalf(values: Float32Array, n: number): void {
  const words = new Int32Array(values.buffer, values.byteOffset, n);
  for (let i = 0; i < n; i++) {
    const word = words[i] as number;
    const size = word & 0x7fffffff;
    if (size > INFINITY_BITS) continue;
    let rounded: number;
    if (size < NORMAL_BITS) {
      bits[0] = size;
      // Adding 1/2 leaves a last digit of 2 ** -24, the distance of subnormal halves.
      float[0] = Math.fround((float[0] as number) + 0.5) - 0.5;
      rounded = bits[0] as number;
    } else {
      rounded = (size + 0xfff + ((size >> 13) & 1)) & ~0x1fff;
      if (rounded >= OVERFLOW_BITS) rounded = INFINITY_BITS;
    }
    words[i] = rounded | (word & 0x80000000);
  }
}

/**
 * A float of single precision that rounds to the same half as `x` does: inexact ones are made odd in their last digit, so
 * that they lie on no tie.
 */
export function singleForHalf(x: number): number {
  float[0] = x;
  const single = float[0] as number;
  if (single === x || Number.isNaN(x)) return single;
  let word = bits[0] as number;
  if (Math.abs(single) > Math.abs(x)) word--;
  bits[0] = word | 1;
  return float[0] as number;
}

/** One number rounded to half precision. */
export function half(x: number): number {
  const one = new Float32Array([singleForHalf(x)]);
  roundToHalf(one, 1);
  return one[0] as number;
}
