import { type ElementType, newArray } from "../../array/elementType.ts";
import { roundToHalf, singleForHalf } from "../half.ts";
import type { Block } from "../view.ts";

/** Numbers as a result of `type`: floats are rounded once, integers fit already. */
export function resultOf(type: ElementType, shape: readonly number[], values: Float64Array): Block {
  if (type === "f8") return { type, shape, data: values };
  const data = newArray(type, values.length);
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    for (let i = 0; i < values.length; i++) data[i] = BigInt(values[i] as number);
  } else if (type === "f2") {
    for (let i = 0; i < values.length; i++) data[i] = singleForHalf(values[i] as number);
    roundToHalf(data as Float32Array, values.length);
  } else data.set(values);
  return { type, shape, data };
}
