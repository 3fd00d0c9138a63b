import { type ElementType, newArray } from "../array/elementType.ts";
import type { BufferPool } from "../core/bufferPool.ts";
import { copyRun } from "./copyRun.ts";
import { evaluate, identity, outputType } from "./fused.ts";
import { lineShape } from "./lines.ts";
import { lentArray } from "./typedArray.ts";
import { type Block, elementCount, type StridedView, viewOf } from "./view.ts";
import { ViewReader } from "./viewReader.ts";

/** What a view shows, as an array of its own in C order. */
export function materialize(view: StridedView, shape: readonly number[]): Block {
  const count = elementCount(shape);
  const data = newArray(view.type, count);
  if (count > 0) new ViewReader(view, shape).read(0, count, data);
  return { type: view.type, shape, data };
}

/** Elements at the given places of one axis, each from 0 to its extent, in that order and as often. */
export function takeAlong(block: Block, axis: number, at: ArrayLike<number>, pool?: BufferPool): Block {
  const { outer, n, inner } = lineShape(block.shape, axis);
  const data = lentArray(pool, block.type, outer * at.length * inner);
  let written = 0;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < at.length; i++) {
      copyRun(block.data, (o * n + (at[i] as number)) * inner, 1, data, written, inner);
      written += inner;
    }
  }
  return { type: block.type, shape: block.shape.map((extent, k) => (k === axis ? at.length : extent)), data };
}

/** A block as another type. */
export function castBlock(block: Block, type: ElementType, pool?: BufferPool): Block {
  if (block.type === type) return block;
  const program = identity(block.type);
  const cast = { ...program, code: [...program.code, { op: "cast", type, args: [0] } as const], outputs: [1] };
  const [result] = evaluate(cast, [viewOf(block)], block.shape, undefined, pool);
  return { ...(result as Block), type: outputType(cast, 0) };
}
