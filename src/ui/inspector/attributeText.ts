import type { DType } from "../../core/dtype.ts";
import { type Block, elementCount, type Value, type Values } from "../../core/value.ts";
import { exactText } from "../../core/valueText.ts";
import { elementAt } from "../../state/blockElement.ts";

/** An attribute's value as text, with exact numbers: a scalar as it is, several elements in nested brackets. */
export function attributeText(value: Value | Values, dtype: DType, shape: readonly number[], limit: number): string {
  if (shape.length === 0) return scalarText(value, dtype);
  const block: Block = { shape, dtype, data: value as Values };
  let written = 0;
  const write = (axis: number, from: number): string => {
    if (axis === shape.length) {
      const element = elementAt(block, from);
      const text = exactText(element, dtype);
      const item = dtype.kind === "string" && element !== null ? JSON.stringify(text) : text;
      written += item.length;
      return item;
    }
    const stride = elementCount(shape.slice(axis + 1));
    const items: string[] = [];
    for (let i = 0; i < (shape[axis] ?? 0); i++) {
      if (written > limit) {
        items.push("…");
        break;
      }
      items.push(write(axis + 1, from + i * stride));
    }
    return `[${items.join(", ")}]`;
  };
  return write(0, 0);
}

/** A scalar complex number may come as a pair, or as the two places of an array. */
function scalarText(value: Value | Values, dtype: DType): string {
  if (dtype.kind === "complex" && ArrayBuffer.isView(value)) {
    return exactText(elementAt({ shape: [], dtype, data: value }, 0), dtype);
  }
  return exactText(value as Value, dtype);
}
