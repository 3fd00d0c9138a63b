import type { Block, Value } from "../core/value.ts";

/** The element at a place in C order; a complex number is a pair. */
export function elementAt(block: Block, place: number): Value {
  const { data, dtype } = block;
  if (dtype.kind === "complex" && ArrayBuffer.isView(data)) {
    return [data[2 * place] as number, data[2 * place + 1] as number];
  }
  return data[place] ?? null;
}
