import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import { isFloat } from "../array/promote.ts";
import { sumType } from "../array/reduceRule.ts";
import type { BufferPool } from "../core/bufferPool.ts";
import { halves } from "./copyRun.ts";
import { castBlock } from "./gather.ts";
import { convertsAlong, lineShape, mapLines } from "./lines.ts";
import { lentArray } from "./typedArray.ts";
import { type Block, elementCount } from "./view.ts";
import { multiplyHalves, product } from "./wide.ts";

export interface Scan extends Block {
  /** What each line has come to, to go on with in the next block along the axis: `f8`, or integers of 64 bits. */
  readonly carry: ElementArray;
}

/**
 * Running sums or products along an axis, from `carry` on where there is one. Floats are added in double precision, and
 * rounded where they are stored; integers wrap at 64 bits.
 */
export function scanAxis(
  block: Block,
  op: "sum" | "prod",
  axis: number,
  carry?: ElementArray,
  pool?: BufferPool,
): Scan {
  const type = sumType(block.type);
  const working: ElementType = isFloat(type) ? "f8" : type;
  const source = convertsAlong(block.type, working) ? block : castBlock(block, working, pool);
  const given = convertsAlong(working, type) ? type : working;
  const lines = lineShape(block.shape, axis);
  const state = newArray(working, lines.outer * lines.inner) as Float64Array;
  if (carry) state.set(carry as Float64Array);
  else state.fill((working === "f8" ? Number(op === "prod") : BigInt(op === "prod" ? 1 : 0)) as number);
  const data = lentArray(pool, given, elementCount(block.shape));
  const run = working === "f8" ? scanFloats : scanIntegers;
  mapLines(source.data, lines, data, lines.n, working, (read, write, line) => run(op, read, write, state, line));
  return { ...castBlock({ type: given, shape: block.shape, data }, type, pool), carry: state };
}

function scanFloats(op: "sum" | "prod", read: ElementArray, write: ElementArray, state: ElementArray, line: number) {
  let total = state[line] as number;
  for (let i = 0; i < read.length; i++) {
    if (op === "sum") total += read[i] as number;
    else total *= read[i] as number;
    write[i] = total;
  }
  state[line] = total;
}

function scanIntegers(op: "sum" | "prod", read: ElementArray, write: ElementArray, state: ElementArray, line: number) {
  const from = halves(read);
  const to = halves(write);
  const words = halves(state);
  let low = words[2 * line] as number;
  let high = words[2 * line + 1] as number;
  for (let i = 0; i < from.length; i += 2) {
    if (op === "sum") {
      const sum = low + (from[i] as number);
      low = sum >>> 0;
      high = (high + (from[i + 1] as number) + (sum > 0xffffffff ? 1 : 0)) >>> 0;
    } else {
      multiplyHalves(low, high, from[i] as number, from[i + 1] as number);
      low = product[0] as number;
      high = product[1] as number;
    }
    to[i] = low;
    to[i + 1] = high;
  }
  words[2 * line] = low;
  words[2 * line + 1] = high;
}
