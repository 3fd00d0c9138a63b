import type { ElementType } from "./elementType.ts";
import { ELEMENT_BYTES } from "./elementType.ts";
import type { Expr } from "./expr.ts";
import type { Range } from "./range.ts";

/** Where blocks of an axis should end: at `phase`, and every `size` from there on. null: anywhere. */
export type Alignment = { readonly size: number; readonly phase: number } | null;

/** The blocks of a domain: along each axis the places where one begins, and the end of the last. */
export interface Grid {
  readonly bounds: readonly (readonly number[])[];
}

/** Bytes of decoded input that one task should read. */
export const BLOCK_BYTES = 16 * 1024 * 1024;
/** A block that holds a whole axis may be so many times as large. */
const MOST_TARGETS = 4;
/** No axis is cut into more pieces than this. */
const MOST_CUTS = 1_000_000;

/** How the storage chunks of the largest source lie along the axes of an expression. */
export function alignment(expr: Expr): Alignment[] {
  const none = (): Alignment[] => expr.shape.map(() => null);
  switch (expr.kind) {
    case "source":
      return expr.source.chunks?.map((size) => ({ size, phase: 0 })) ?? none();
    case "map":
    case "concat": {
      const largest = expr.args
        .filter((arg) => arg.shape.length === expr.shape.length)
        .sort((a, b) => inputBytes(b) - inputBytes(a))[0];
      return largest ? alignment(largest) : none();
    }
    case "cast":
    case "scan":
      return alignment(expr.arg);
    case "take":
    case "group":
      return alignment(expr.arg).map((own, axis) => (axis === expr.axis ? null : own));
    case "broadcast":
      return alignment(expr.arg).map((own, axis) => (expr.arg.shape[axis] === expr.shape[axis] ? own : null));
    case "axes": {
      const inner = alignment(expr.arg);
      return expr.from.map((axis) => (axis === null ? null : (inner[axis] ?? null)));
    }
    case "slice":
      return alignment(expr.arg).map((own, axis) => sliced(own, expr.ranges[axis] as Range));
    case "window":
      return alignment(expr.arg).map((own, axis) =>
        own && axis === expr.axis
          ? { size: Math.max(1, Math.round(own.size / expr.stride)), phase: Math.ceil(own.phase / expr.stride) }
          : own,
      );
    default:
      return none();
  }
}

function sliced(own: Alignment, { start, step, n }: Range): Alignment {
  if (!own || n < 2) return null;
  const size = Math.max(1, Math.round(own.size / Math.abs(step)));
  // The distance from the first element to the next boundary in the direction of the slice.
  const distance =
    step > 0
      ? own.phase + own.size * Math.ceil((start - own.phase) / own.size) - start
      : start + 1 - (own.phase + own.size * Math.floor((start + 1 - own.phase) / own.size));
  return { size, phase: Math.ceil(distance / Math.abs(step)) % size };
}

/** Bytes of the largest source below an expression, as far as it is needed. */
export function inputBytes(expr: Expr): number {
  switch (expr.kind) {
    case "constant":
    case "reduce":
    case "group":
      return 0;
    case "source":
      return elements(expr.shape) * bytesOf(expr);
    case "map":
    case "concat":
      return Math.max(0, ...expr.args.map(inputBytes));
    case "slice":
    case "take":
      return Math.min(inputBytes(expr.arg), elements(expr.shape) * 8);
    default:
      return inputBytes(expr.arg);
  }
}

export function bytesOf(expr: Expr): number {
  return expr.type === "str" ? 16 : ELEMENT_BYTES[expr.type as ElementType];
}

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/**
 * Blocks of about `target` bytes at `itemBytes` each, whole storage chunks where there are any, grown along the fastest
 * axis first. The axes in `uncut` are not divided.
 */
export function makeGrid(
  shape: readonly number[],
  aligned: readonly Alignment[],
  itemBytes: number,
  uncut: ReadonlySet<number>,
  target = BLOCK_BYTES,
): Grid {
  const extents = shape.map((n, axis) => {
    if (uncut.has(axis)) return Math.max(1, n);
    const least = Math.max(aligned[axis]?.size ?? 1, Math.ceil(n / MOST_CUTS));
    return Math.max(1, Math.min(n, least));
  });
  shrinkBelow(extents, uncut, (MOST_TARGETS * target) / itemBytes);
  let room = target / (itemBytes * elements(extents));
  for (let axis = shape.length - 1; axis >= 0 && room >= 2; axis--) {
    const n = shape[axis] ?? 1;
    const extent = extents[axis] ?? 1;
    const most = Math.ceil(n / extent);
    const grown = Math.min(Math.floor(room), most);
    extents[axis] = Math.min(n, extent * grown);
    room /= grown;
  }
  return { bounds: shape.map((n, axis) => boundsOf(n, extents[axis] ?? 1, aligned[axis] ?? null)) };
}

/**
 * Where an axis must not be cut, whole chunks along the others may be too much for one block: then they are cut, too,
 * and read once for each of their parts.
 */
function shrinkBelow(extents: number[], uncut: ReadonlySet<number>, most: number): void {
  if (uncut.size === 0) return;
  const cuttable = extents.map((_, axis) => axis).filter((axis) => !uncut.has(axis));
  while (elements(extents) > most) {
    const [largest] = cuttable.sort((a, b) => (extents[b] ?? 0) - (extents[a] ?? 0));
    if (largest === undefined || extents[largest] === 1) return;
    extents[largest] = Math.ceil((extents[largest] ?? 2) / 2);
  }
}

/** How often the chunks are read because blocks are smaller than they are. */
export function rereads({ bounds }: Grid, aligned: readonly Alignment[]): number {
  return bounds.reduce((product, cuts, axis) => {
    const extent = Math.max(1, ...cuts.slice(1).map((end, i) => end - (cuts[i] as number)));
    const chunk = Math.min(aligned[axis]?.size ?? 1, cuts.at(-1) ?? 1);
    return product * Math.max(1, Math.ceil(chunk / extent));
  }, 1);
}

function boundsOf(n: number, extent: number, aligned: Alignment): number[] {
  if (n === 0) return [0, 0];
  const bounds = [0];
  const first = aligned && extent < n ? aligned.phase % extent : 0;
  if (first > 0 && first < n) bounds.push(first);
  for (let at = (bounds.at(-1) ?? 0) + extent; at < n; at += extent) bounds.push(at);
  bounds.push(n);
  return bounds;
}

export function blockCount({ bounds }: Grid): number {
  return bounds.reduce((product, cuts) => product * (cuts.length - 1), 1);
}

/** The blocks of a grid; of the axes in `inner` all places come before the next place of the others. */
export function* blocks({ bounds }: Grid, inner: ReadonlySet<number> = new Set()): Generator<Range[]> {
  const order = [...bounds.keys()].sort((a, b) => Number(inner.has(a)) - Number(inner.has(b)) || a - b);
  const place = bounds.map(() => 0);
  if (bounds.some((cuts) => cuts.length < 2)) return;
  for (;;) {
    yield bounds.map((cuts, axis) => {
      const from = cuts[place[axis] as number] as number;
      return { start: from, step: 1, n: (cuts[(place[axis] as number) + 1] as number) - from };
    });
    let i = order.length - 1;
    for (; i >= 0; i--) {
      const axis = order[i] as number;
      const next = (place[axis] as number) + 1;
      if (next < (bounds[axis]?.length ?? 0) - 1) {
        place[axis] = next;
        break;
      }
      place[axis] = 0;
    }
    if (i < 0) return;
  }
}
