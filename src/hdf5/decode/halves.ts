import { halfToNumber } from "./number.ts";

/** The number of each pattern of 16 bits, made with the first need of it. */
let numbers: Float32Array | undefined;

/** `count` floats of IEEE 754 binary16 from byte `at` on. */
export function decodeHalves(
  view: DataView,
  at: number,
  count: number,
  littleEndian: boolean,
): Float32Array<ArrayBuffer> {
  numbers ??= Float32Array.from({ length: 65536 }, (_, bits) => halfToNumber(bits));
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = numbers[view.getUint16(at + 2 * i, littleEndian)] as number;
  return values;
}
