import type { Selection } from "../core/selection.ts";
import type { Box } from "./gather.ts";

/** A part of the file whose bytes are those of the target from byte `to` on, in the same order. */
export interface StraightRun {
  readonly offset: number;
  readonly length: number;
  readonly to: number;
}

/** Bytes of the file that are to come to `to` in the target as they are; undefined where they are not. */
interface Part {
  readonly offset: number;
  readonly size: number;
  readonly to: number | undefined;
}

/** Parts that follow each other in the file and in the target alike, as runs of `shortest` bytes or more; and all others. */
export function straightRuns<T extends Part>(
  parts: readonly T[],
  shortest: number,
): { runs: StraightRun[]; rest: T[] } {
  const runs: StraightRun[] = [];
  const rest: T[] = [];
  let run: T[] = [];
  let length = 0;
  const finish = () => {
    const [first] = run;
    if (first?.to !== undefined && length >= shortest) runs.push({ offset: first.offset, length, to: first.to });
    else rest.push(...run);
    run = [];
    length = 0;
  };
  for (const part of parts.toSorted((a, b) => a.offset - b.offset)) {
    const [first] = run;
    const continues = first?.to !== undefined && part.offset === first.offset + length && part.to === first.to + length;
    if (!continues) finish();
    run.push(part);
    length += part.size;
  }
  finish();
  return { runs, rest };
}

/**
 * The byte at which a box begins in a target that holds a selection in C order, where all of the box lies in it as one run;
 * else undefined.
 */
export function placeOfBox({ origin, shape }: Box, selection: Selection, itemBytes: number): number | undefined {
  let place = 0;
  /** Whether more than one element was taken along an axis further out: then each further one must be whole. */
  let several = false;
  for (const [axis, { start, step, count }] of selection.entries()) {
    const from = (origin[axis] as number) - start;
    const n = shape[axis] as number;
    if ((step !== 1 && count > 1) || from < 0 || from + n > count) return undefined;
    if (several && n !== count) return undefined;
    several ||= n > 1;
    place = place * count + from;
  }
  return place * itemBytes;
}
