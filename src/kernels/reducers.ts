import type { ElementArray, ElementType } from "../array/elementType.ts";
import type { ReduceOp } from "../array/expr.ts";
import type { Program } from "../array/program.ts";
import { BufferPool } from "../core/bufferPool.ts";
import { type CellGroup, placeCells, takeCells } from "./arena.ts";
import { castOutputs, outputType, runFused } from "./fused.ts";
import { type PartialReduction, type Reducer, SETTLE } from "./reduce/reducer.ts";
import { reducerFor } from "./reduce/reducerFor.ts";
import { type Grouping, Segments } from "./reduce/segments.ts";
import { wasmAllowed } from "./runner.ts";
import { type Block, elementCount, type StridedView } from "./view.ts";

/** One reduction of a block; job k takes result k of the program. */
export interface ReduceJob {
  readonly op: ReduceOp;
  readonly axes: readonly number[];
  /** Instead of reducing this axis whole, reduce it by groups: it stays, with an element for each group. */
  readonly grouping?: Grouping;
}

/** Where a block lies in the whole domain; needed by reductions that tell places. */
export interface BlockPlace {
  readonly origin: readonly number[];
  readonly whole: readonly number[];
}

/**
 * Computes a block of a program and reduces each of its results, in one pass; nothing of the block's size is kept. The
 * partials of all blocks, merged in order, finish as the result. Their cells lie in buffers of `pool`.
 */
export function reduceBlocks(
  jobs: readonly ReduceJob[],
  program: Program,
  views: readonly StridedView[],
  shape: readonly number[],
  place?: BlockPlace,
  key?: string,
  pool = new BufferPool(),
): PartialReduction[] {
  const folds = jobs.map((job, k) => new Fold(job, outputType(program, k), shape, place));
  const types = folds.map((fold) => fold.reducer.takes);
  if (wasmAllowed()) Fold.intoArena(folds, program.inputs.length + program.outputs.length);
  const cast = castOutputs(program, types);
  const castKey = key === undefined ? undefined : `${key} as ${types.join(" ")}`;
  runFused(
    cast,
    views,
    shape,
    {
      inArena: true,
      tile(outputs, start, n) {
        for (let k = 0; k < folds.length; k++) (folds[k] as Fold).add(outputs[k] as ElementArray, start, n);
      },
    },
    castKey,
  );
  return folds.map((fold) => fold.end(pool));
}

/** Bytes of each array of cells in the partial of a block that `reduceBlocks` takes from its pool. */
export function cellSizes(job: ReduceJob, type: ElementType, shape: readonly number[]): number[] {
  if (!isUsedUp({ op: job.op, type })) return [];
  const count = elementCount(keptShape(job, shape));
  return reducerFor(job.op, type)
    .start(1)
    .map(({ byteLength }) => byteLength * count);
}

/** Whether partials are used up when they are merged, so that what they lay in can hold the next. */
export function isUsedUp({ op, type }: Pick<PartialReduction, "op" | "type">): boolean {
  return reducerFor(op, type).steady === true;
}

/** One reduction of the program's only result. */
export function reduceBlock(
  op: ReduceOp,
  program: Program,
  views: readonly StridedView[],
  shape: readonly number[],
  axes: readonly number[],
  place?: BlockPlace,
): PartialReduction {
  const [partial] = reduceBlocks([{ op, axes }], program, views, shape, place);
  return partial as PartialReduction;
}

/** `later` added to `earlier`, which is used up. Both are of neighbouring blocks, or of merged ones. */
export function mergePartials(earlier: PartialReduction, later: PartialReduction): PartialReduction {
  reducerFor(earlier.op, earlier.type).merge(earlier.cells, later.cells);
  for (let i = 0; i < earlier.counts.length; i++) {
    earlier.counts[i] = (earlier.counts[i] as number) + (later.counts[i] as number);
  }
  return earlier;
}

export function copyPartial(partial: PartialReduction): PartialReduction {
  return {
    ...partial,
    counts: partial.counts.slice(),
    cells: partial.cells.map((cells) => cells.slice() as ElementArray),
  };
}

/** The result, of all blocks that were merged. The partial is used up. */
export function finishPartial(partial: PartialReduction): Block {
  return reducerFor(partial.op, partial.type).finish(partial);
}

/** The reduction of a domain without elements, of that shape. */
export function emptyPartial(job: ReduceJob, type: ElementType, shape: readonly number[]): PartialReduction {
  return new Fold(job, type, shape, undefined).end();
}

function keptShape({ axes, grouping }: ReduceJob, shape: readonly number[]): number[] {
  return shape.flatMap((n, axis) => (axis === grouping?.axis ? [grouping.groups] : axes.includes(axis) ? [] : [n]));
}

class Fold {
  readonly reducer: Reducer;
  readonly #segments: Segments;
  readonly #partial: Omit<PartialReduction, "cells">;
  readonly #count: number;
  #cells: ElementArray[] | undefined;
  #unsettled = 0;

  constructor(job: ReduceJob, type: ElementType, shape: readonly number[], place: BlockPlace | undefined) {
    const { op, axes, grouping } = job;
    this.reducer = reducerFor(op, type);
    const { placed } = this.reducer;
    const whole = placed ? (place ?? { origin: shape.map(() => 0), whole: shape }) : undefined;
    this.#segments = new Segments(shape, axes, grouping, whole);
    const kept = keptShape(job, shape);
    const after = shape.filter((_, axis) => grouping && axis > grouping.axis && !axes.includes(axis));
    this.#partial = {
      op,
      type,
      shape: kept,
      counts: countsOf(shape, axes, grouping),
      inner: elementCount(grouping ? after : kept) || 1,
    };
    this.#count = elementCount(kept);
  }

  get #started(): ElementArray[] {
    this.#cells ??= this.reducer.start(this.#count);
    return this.#cells;
  }

  add(tile: ElementArray, start: number, n: number): void {
    this.#unsettled += n;
    if (this.#unsettled > SETTLE) {
      this.reducer.settle?.(this.#started, false);
      this.#unsettled = n;
    }
    this.#segments.fold(this.reducer, this.#started, tile, start, n);
  }

  end(pool = new BufferPool()): PartialReduction {
    this.reducer.settle?.(this.#started, true);
    return { ...this.#partial, cells: takeCells(this.#started, pool) };
  }

  /** For the time of a run the cells lie where WebAssembly reaches them; `tiles` as in `placeCells`. */
  static intoArena(folds: readonly Fold[], tiles: number): void {
    const steady = folds.filter((fold) => fold.reducer.steady);
    const groups = steady.map((fold): CellGroup => ({ first: fold.reducer.start(1), count: fold.#count }));
    for (const [k, cells] of placeCells(groups, tiles)?.entries() ?? []) (steady[k] as Fold).#cells = cells;
  }
}

function countsOf(shape: readonly number[], axes: readonly number[], grouping: Grouping | undefined): Float64Array {
  const each = elementCount(shape.filter((_, axis) => axis !== grouping?.axis && axes.includes(axis)));
  if (!grouping) return Float64Array.of(each);
  const counts = new Float64Array(grouping.groups);
  for (let i = 0; i < grouping.labels.length; i++) {
    const label = grouping.labels[i] as number;
    if (label >= 0) counts[label] = (counts[label] as number) + each;
  }
  return counts;
}
