import { Fault } from "../core/fault.ts";
import type { NumberArray, Value, Values } from "../core/value.ts";

/** Makes an empty array like `sample`, for `length` places. */
export function arrayLike(sample: Values, length: number): Values {
  if (!ArrayBuffer.isView(sample)) return new Array<Value>(length);
  const Kind = sample.constructor as new (length: number) => NumberArray;
  try {
    return new Kind(length);
  } catch (cause) {
    throw new Fault("over-budget", `There is no room for ${length} values at once.`, {
      hint: "Select a smaller part.",
      cause,
    });
  }
}

/** Writes `part` into `whole` from place `at` on. Both are of the same kind. */
export function place(whole: Values, part: Values, at: number): void {
  if (ArrayBuffer.isView(whole)) {
    (whole as unknown as { set(values: Values, at: number): void }).set(part, at);
  } else {
    const target = whole as Value[];
    for (let i = 0; i < part.length; i++) target[at + i] = part[i] as Value;
  }
}

/** Reverses the axes marked in `flips`. `lanes` is the number of places that an element takes (2 for complex). */
export function flipAxes(values: Values, shape: readonly number[], flips: readonly boolean[], lanes: number): Values {
  if (!flips.some(Boolean)) return values;
  const result = arrayLike(values, values.length) as Value[];
  const source = values as readonly Value[];
  const strides: number[] = [];
  let stride = lanes;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] ?? 1;
  }
  let written = 0;
  const walk = (axis: number, from: number): void => {
    if (axis === shape.length) {
      for (let lane = 0; lane < lanes; lane++) result[written++] = source[from + lane] as Value;
      return;
    }
    const n = shape[axis] ?? 1;
    for (let i = 0; i < n; i++) walk(axis + 1, from + (flips[axis] ? n - 1 - i : i) * (strides[axis] ?? 0));
  };
  walk(0, 0);
  return result;
}
