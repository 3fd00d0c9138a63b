import type { Selection } from "../core/selection.ts";
import { selectionShape, selectionSize } from "../core/selection.ts";
import type { Block, Value } from "../core/value.ts";
import { arrayLike } from "./assemble.ts";

/** A selection of values that are in memory; always a copy. Steps may be negative. */
export function sliceBlock(block: Block, selection: Selection): Block {
  const lanes = block.dtype.kind === "complex" ? 2 : 1;
  const data = arrayLike(block.data, selectionSize(selection) * lanes) as Value[];
  const source = block.data as readonly Value[];
  const strides: number[] = [];
  let stride = lanes;
  for (let axis = block.shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= block.shape[axis] ?? 1;
  }
  let written = 0;
  const walk = (axis: number, from: number): void => {
    const range = selection[axis];
    if (!range) {
      for (let lane = 0; lane < lanes; lane++) data[written++] = source[from + lane] as Value;
      return;
    }
    for (let i = 0; i < range.count; i++) walk(axis + 1, from + (range.start + i * range.step) * (strides[axis] ?? 0));
  };
  walk(0, 0);
  return { shape: selectionShape(selection), dtype: block.dtype, data };
}
