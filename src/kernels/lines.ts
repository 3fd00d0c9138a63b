import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import { bitsOf, isFloat } from "../array/promote.ts";
import { copyRun } from "./copyRun.ts";
import { elementCount } from "./view.ts";

/** Lines that are read together: so that a row of memory, once in the cache, serves several of them. */
const TOGETHER = 16;

/** Whether elements become those of another type where an array of it is filled with them: then no copy of the whole is needed. */
export function convertsAlong(from: ElementType, to: ElementType): boolean {
  return from === to || ((to === "f8" || to === "f4") && !(bitsOf(from) === 64 && !isFloat(from)));
}

/** How the lines along one axis lie in an array in C order: `outer` times `inner` of them, `n` elements each. */
export interface LineShape {
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
}

export function lineShape(shape: readonly number[], axis: number): LineShape {
  return {
    outer: elementCount(shape.slice(0, axis)),
    n: shape[axis] as number,
    inner: elementCount(shape.slice(axis + 1)),
  };
}

/**
 * Takes each line of `from` along an axis to an array of its own, has `work` turn it into a line for `to`, and puts that
 * in its place. `read` and `write` are used again for every line; they are of `type`, to and from which elements are
 * converted as typed arrays do it.
 */
export function mapLines(
  from: ElementArray,
  { outer, n, inner }: LineShape,
  to: ElementArray,
  length: number,
  type: ElementType,
  work: (read: ElementArray, write: ElementArray, line: number) => void,
): void {
  const reads = Array.from({ length: Math.min(TOGETHER, inner) }, () => newArray(type, n));
  const writes = reads.map(() => newArray(type, length));
  for (let o = 0; o < outer; o++) {
    for (let first = 0; first < inner; first += TOGETHER) {
      const count = Math.min(TOGETHER, inner - first);
      gather(from, o * n * inner + first, inner, reads, count, n);
      for (let k = 0; k < count; k++) work(reads[k] as ElementArray, writes[k] as ElementArray, o * inner + first + k);
      scatter(writes, count, length, to, o * length * inner + first, inner);
    }
  }
}

function gather(
  from: ElementArray,
  offset: number,
  stride: number,
  lines: readonly ElementArray[],
  count: number,
  n: number,
): void {
  if (stride === 1) {
    copyRun(from, offset, 1, lines[0] as ElementArray, 0, n);
    return;
  }
  for (let i = 0, place = offset; i < n; i++, place += stride) {
    for (let k = 0; k < count; k++) (lines[k] as Float64Array)[i] = (from as Float64Array)[place + k] as number;
  }
}

function scatter(
  lines: readonly ElementArray[],
  count: number,
  n: number,
  to: ElementArray,
  offset: number,
  stride: number,
): void {
  if (stride === 1) {
    copyRun(lines[0] as ElementArray, 0, 1, to, offset, n);
    return;
  }
  for (let i = 0, place = offset; i < n; i++, place += stride) {
    for (let k = 0; k < count; k++) (to as Float64Array)[place + k] = (lines[k] as Float64Array)[i] as number;
  }
}
