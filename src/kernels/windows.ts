import type { ElementArray, ElementType } from "../array/elementType.ts";
import type { WindowOp } from "../array/expr.ts";
import { bitsOf, isFloat } from "../array/promote.ts";
import { windowCount, windowType } from "../array/reduceRule.ts";
import type { BufferPool } from "../core/bufferPool.ts";
import { castBlock } from "./gather.ts";
import { convertsAlong, lineShape, mapLines } from "./lines.ts";
import { lentArray } from "./typedArray.ts";
import { type Block, elementCount } from "./view.ts";
import { alignedWindows } from "./window/aligned.ts";
import { meanWindows } from "./window/mean.ts";
import { medianWindows } from "./window/median.ts";
import { momentWindows } from "./window/moments.ts";
import { slideTotals } from "./window/slide.ts";

export interface WindowOptions {
  readonly op: WindowOp;
  readonly axis: number;
  /** Elements of a window. */
  readonly size: number;
  /** From the beginning of one window to that of the next: 1 rolls, `size` coarsens. */
  readonly stride: number;
  readonly skipna: boolean;
}

/**
 * A statistic of each whole window along an axis. No window costs more than a few additions per element, whatever its
 * size, and none takes anything away again: differences of running sums would drift, and never get rid of an infinity.
 */
export function windowAxis(block: Block, options: WindowOptions, pool?: BufferPool): Block {
  const { op, axis, size, stride } = options;
  const type = windowType(op, block.type);
  const lines = lineShape(block.shape, axis);
  const count = windowCount(lines.n, size, stride);
  const shape = block.shape.map((n, k) => (k === axis ? count : n));
  const working = workingType(op, block.type);
  const skipna = options.skipna && isFloat(block.type);
  const { data: own } = block;
  if (stride % size === 0 && working === "f8" && !isWide(own) && isAligned(op)) {
    const data = alignedWindows(op, own as Float64Array, lines, count, size, stride, skipna, pool);
    return castBlock({ type: working, shape, data }, type, pool);
  }
  const source = convertsAlong(block.type, working) ? block : castBlock(block, working, pool);
  const given = convertsAlong(working, type) ? type : working;
  const data = lentArray(pool, given, elementCount(shape));
  const work = worker(op, working, lines.n, size, stride, skipna);
  mapLines(source.data, lines, data, count, working, (read, write) => work(read, write));
  return castBlock({ type: given, shape, data }, type, pool);
}

function isAligned(op: WindowOp): op is "sum" | "mean" | "min" | "max" {
  return op === "sum" || op === "mean" || op === "min" || op === "max";
}

function isWide(data: ElementArray): boolean {
  return data instanceof BigInt64Array || data instanceof BigUint64Array;
}

/** Sums of integers and extremes of 64-bit ones must be exact; everything else is computed in double precision. */
function workingType(op: WindowOp, type: ElementType): ElementType {
  if (op === "sum" && !isFloat(type)) return windowType(op, type);
  const wide = bitsOf(type) === 64 && !isFloat(type);
  return wide && (op === "min" || op === "max") ? type : "f8";
}

type LineWork = (read: ElementArray, write: ElementArray) => void;

function worker(op: WindowOp, type: ElementType, n: number, size: number, stride: number, skipna: boolean): LineWork {
  switch (op) {
    case "median":
      return medianWindows(size, stride, skipna);
    case "mean":
      return meanWindows(n, size, stride, skipna);
    case "var":
    case "std":
      return momentWindows(op, n, size, stride, skipna);
    case "sum":
    case "min":
    case "max":
      return slideTotals(op, type, n, size, stride, skipna);
  }
}
