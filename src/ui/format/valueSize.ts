import { type DType, hasVariableLength } from "../../core/dtype.ts";
import { elementCount } from "../../core/value.ts";

/** Bytes of all values; unknown where there are none to count, or where their length varies. */
export function valueSize(shape: readonly number[] | null, dtype: DType | null): number | undefined {
  return !shape || !dtype || hasVariableLength(dtype) ? undefined : elementCount(shape) * dtype.size;
}
