import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import type { ReduceOp } from "../array/expr.ts";
import { blocks, elements } from "../array/grid.ts";
import { type BlockNode, lower, type ValueKey } from "../array/lower.ts";
import { type Plan, type Stage, type StageResult, WINDOW } from "../array/plan.ts";
import type { Range } from "../array/range.ts";
import { abortFault, throwIfAborted } from "../core/abort.ts";
import type { BufferPool } from "../core/bufferPool.ts";
import { outputType } from "../kernels/fused.ts";
import { OrderedMerge } from "../kernels/merge.ts";
import type { PartialReduction } from "../kernels/reduce/reducer.ts";
import { cellSizes, copyPartial, emptyPartial, finishPartial, isUsedUp, mergePartials } from "../kernels/reducers.ts";
import { cutBlock, placeBlock } from "./placeBlock.ts";
import { type Sink, type Task, type TaskResult, type ValueBlock, valueLeafKey } from "./task.ts";

/** Who carries tasks out. */
export interface TaskRunner {
  readonly run: (task: Task, signal: AbortSignal) => Promise<TaskResult>;
  /** Tasks that make progress at the same time. */
  readonly workers: number;
  /** What partial results lay in goes here once they are merged, and back with the next tasks. */
  readonly spare: BufferPool;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** In bytes of what the plan reads. */
  readonly onProgress?: (done: number, total: number) => void;
  /** The last stage's result so far, and the part of its domain that it comes from. */
  readonly onPartial?: (block: ValueBlock, coverage: number) => void;
}

/** Cells that take less are not worth the trouble to use their memory again. */
const SMALLEST_SPARE = 64 * 1024;
/** Partial results are drawn no more often than this, in milliseconds, and only while they are small. */
const PARTIAL_EVERY = 150;
const PARTIAL_ELEMENTS = 100_000;

/**
 * Runs the stages of a plan one after the other, the tasks of a stage in a bounded window. What blocks add to a
 * reduction is merged in the order of the blocks, whatever the order of arrival, so that the result has the same bits
 * for any number of workers.
 *
 *     blocks ─▶ window ─▶ runner ─▶ values at their places │ partials ─▶ ordered merge ─▶ cells at their places
 */
export async function runPlan(plan: Plan, runner: TaskRunner, options: RunOptions = {}): Promise<ValueBlock> {
  const results = new Map<string, ValueBlock>();
  let done = 0;
  const last = plan.stages.at(-1);
  for (const stage of plan.stages) {
    const onDone = (share: number) => options.onProgress?.(done + share * stage.readBytes, plan.readBytes);
    const onPartial = stage === last ? options.onPartial : undefined;
    await new StageRun(stage, results, runner, onDone, onPartial).run(options.signal);
    done += stage.readBytes;
    options.onProgress?.(done, plan.readBytes);
  }
  const result = results.get(plan.root.id);
  if (!result) throw new Error("the plan did not give its result");
  return result;
}

/** A part of a result that is merged from several blocks: one for each tile of the axes that are kept. */
interface Tile {
  readonly merge: OrderedMerge<readonly PartialReduction[]>;
  /** Places of the tile along the axes that are kept. */
  readonly kept: readonly Range[];
  count: number;
  left: number;
}

class StageRun {
  private readonly stage: Stage;
  private readonly results: Map<string, ValueBlock>;
  private readonly runner: TaskRunner;
  private readonly onDone: (share: number) => void;
  private readonly onPartial: RunOptions["onPartial"];
  private readonly outputs: ValueBlock[];
  private readonly tiles = new Map<string, Tile>();
  private readonly valueKey: ValueKey;
  private finished = 0;
  private partialAt = 0;

  constructor(
    stage: Stage,
    results: Map<string, ValueBlock>,
    runner: TaskRunner,
    onDone: (share: number) => void,
    onPartial: RunOptions["onPartial"],
  ) {
    this.stage = stage;
    this.results = results;
    this.runner = runner;
    this.onDone = onDone;
    this.onPartial = onPartial;
    this.valueKey = (expr) => (results.has(expr.id) ? expr.id : undefined);
    this.outputs = stage.results.map(({ expr }) => {
      const type = expr.type as ElementType;
      return { type, shape: expr.shape, data: newArray(type, elements(expr.shape)) };
    });
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { stage, runner } = this;
    const stop = new AbortController();
    const onAbort = () => stop.abort(abortFault());
    signal?.addEventListener("abort", onAbort, { once: true });
    const wholeSize = Math.max(1, elements(stage.domain));
    const queue = blocks(stage.grid, new Set(stage.axes));
    const worker = async () => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        throwIfAborted(signal);
        const ranges = next.value;
        const accept = this.expect(ranges);
        accept(await runner.run(this.task(ranges), stop.signal));
        this.finished += elements(ranges.map((range) => range.n)) / wholeSize;
        this.onDone(Math.min(1, this.finished));
        this.emitPartial();
      }
    };
    try {
      throwIfAborted(signal);
      await Promise.all(Array.from({ length: runner.workers * WINDOW }, worker));
    } catch (cause) {
      stop.abort();
      throw cause;
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
    this.finishEmpty();
    for (const [k, { id }] of stage.results.entries()) this.results.set(id, this.outputs[k] as ValueBlock);
  }

  private task(ranges: readonly Range[]): Task {
    const { stage } = this;
    const exprs = stage.results.map((result) => (result.kind === "store" ? result.expr : result.arg));
    const node = lower(exprs, ranges, this.valueKey);
    const values = new Map<string, ValueBlock>();
    for (const leaf of valueLeaves(node)) {
      const block = this.results.get(leaf.key) as ValueBlock;
      const shape = leaf.ranges.map((range) => range.n);
      values.set(valueLeafKey(leaf), { type: block.type, shape, data: cutBlock(block.data, block.shape, leaf.ranges) });
    }
    return { node, values, sink: this.sink(ranges), spare: this.spareFor(node, ranges) };
  }

  /** Buffers for the cells of a task's partials, as many of them as there are. */
  private spareFor({ program }: Task["node"], ranges: readonly Range[]): ArrayBuffer[] {
    const { results, axes } = this.stage;
    const shape = ranges.map((range) => range.n);
    return results.flatMap((result, k) => {
      if (result.kind !== "reduce") return [];
      const sizes = cellSizes({ op: result.op, axes }, outputType(program, k), shape);
      return sizes.flatMap((bytes) => (bytes < SMALLEST_SPARE ? [] : (this.runner.spare.find(bytes) ?? [])));
    });
  }

  /** Nobody needs this partial any more. */
  private reuse({ op, type, cells }: PartialReduction): void {
    if (!isUsedUp({ op, type })) return;
    for (const { buffer } of cells) {
      if (buffer.byteLength >= SMALLEST_SPARE) this.runner.spare.give(buffer as ArrayBuffer);
    }
  }

  private mergeAll(earlier: readonly PartialReduction[], later: readonly PartialReduction[]): PartialReduction[] {
    return earlier.map((partial, k) => {
      const merged = mergePartials(partial, later[k] as PartialReduction);
      this.reuse(later[k] as PartialReduction);
      return merged;
    });
  }

  private sink(ranges: readonly Range[]): Sink {
    const { stage } = this;
    const [first] = stage.results as [StageResult];
    const place = { origin: ranges.map((range) => range.start), domain: stage.domain };
    switch (first.kind) {
      case "store":
        return { kind: "store" };
      case "group": {
        const { axis, labels, groups } = first.expr;
        const { start, n } = ranges[axis] as Range;
        return { kind: "group", op: first.op, axis, labels: labels.slice(start, start + n), groups, ...place };
      }
      case "reduce": {
        const ops = stage.results.map((result) => (result as StageResult & { kind: "reduce" }).op);
        return { kind: "reduce", ops, axes: stage.axes, ...place };
      }
    }
  }

  /** Notes, in the order of the blocks, that a block's result will come; the function that takes it. */
  private expect(ranges: readonly Range[]): (result: TaskResult) => void {
    const { stage } = this;
    if (stage.results[0]?.kind === "store") {
      return (result) => {
        const output = this.outputs[0] as ValueBlock;
        if (result.kind === "values") placeBlock(output.data, output.shape, result.block.data, ranges);
      };
    }
    const kept = ranges.filter((_, axis) => !stage.axes.includes(axis));
    const key = kept.map((range) => range.start).join();
    let tile = this.tiles.get(key);
    if (!tile) {
      const left = stage.axes.reduce((product, axis) => product * ((stage.grid.bounds[axis]?.length ?? 2) - 1), 1);
      const merge = new OrderedMerge<readonly PartialReduction[]>((earlier, later) => this.mergeAll(earlier, later));
      tile = { merge, kept, count: 0, left };
      this.tiles.set(key, tile);
    }
    const own: Tile = tile;
    const place = own.count++;
    return (result) => {
      if (result.kind !== "partials") return;
      own.merge.add(place, result.partials);
      if (--own.left === 0) {
        this.finishTile(own);
        this.tiles.delete(key);
      }
    };
  }

  private finishTile({ merge, kept }: Tile): void {
    for (const [k, partial] of (merge.finish() ?? []).entries()) this.placeCells(k, partial, kept);
  }

  /** Writes the result of a tile to its place among the axes that are kept; axes that the reduction adds are whole. */
  private placeCells(k: number, partial: PartialReduction, kept: readonly Range[]): void {
    const result = this.stage.results[k] as StageResult & { kind: "reduce" | "group" };
    const block = finishPartial(partial);
    const output = this.outputs[k] as ValueBlock;
    if (result.op.name === "unique") {
      this.outputs[k] = block;
      return;
    }
    const { data } = block;
    if (data.length === output.data.length && data.byteLength === data.buffer.byteLength) {
      // It is the whole result, in memory that is no larger than it: what is kept is counted by its elements.
      this.outputs[k] = { ...output, data };
      if (partial.cells.every(({ buffer }) => buffer !== data.buffer)) this.reuse(partial);
      return;
    }
    const ranges =
      result.kind === "group"
        ? groupRanges(kept, result.expr, output.shape)
        : withAddedAxes(result.op, kept, output.shape);
    placeBlock(output.data as ElementArray, output.shape, data, ranges);
    this.reuse(partial);
  }

  /** A domain without elements has no blocks, but a sum all the same. */
  private finishEmpty(): void {
    const { stage } = this;
    if (stage.results[0]?.kind === "store" || elements(stage.domain) > 0) return;
    for (const [k, result] of stage.results.entries()) {
      if (result.kind !== "reduce") continue;
      const kept = stage.domain.filter((_, axis) => !stage.axes.includes(axis)).map((n) => ({ start: 0, step: 1, n }));
      const partial = emptyPartial({ op: result.op, axes: stage.axes }, result.arg.type as ElementType, stage.domain);
      this.placeCells(k, partial, kept);
    }
  }

  private emitPartial(): void {
    const { onPartial, stage, tiles } = this;
    const now = performance.now();
    if (!onPartial || now - this.partialAt < PARTIAL_EVERY || this.finished >= 1) return;
    if (stage.results.length !== 1 || elements((this.outputs[0] as ValueBlock).shape) > PARTIAL_ELEMENTS) return;
    this.partialAt = now;
    try {
      for (const { merge, kept } of tiles.values()) {
        const [partial] = merge.peek(copyAll) ?? [];
        if (partial) this.placeCells(0, partial, kept);
      }
    } catch {
      return; // e.g. all that was read so far is NaN, of which there is no place of the smallest
    }
    const output = this.outputs[0] as ValueBlock;
    onPartial({ ...output, data: output.data.slice() as ElementArray }, this.finished);
  }
}

function copyAll(partials: readonly PartialReduction[]): PartialReduction[] {
  return partials.map(copyPartial);
}

/** Quantiles stand in front of the kept axes, bins, statistics and the k values behind them. */
function withAddedAxes(op: ReduceOp, kept: readonly Range[], shape: readonly number[]): Range[] {
  const added = shape.length - kept.length;
  const front = op.name === "quantile";
  const extras = (front ? shape.slice(0, added) : shape.slice(kept.length)).map((n) => ({ start: 0, step: 1, n }));
  return front ? [...extras, ...kept] : [...kept, ...extras];
}

/** The groups stand where their axis was. */
function groupRanges(
  kept: readonly Range[],
  { axis, groups }: { axis: number; groups: number },
  shape: readonly number[],
): Range[] {
  const ranges = [...kept];
  ranges.splice(axis, 0, { start: 0, step: 1, n: groups });
  return ranges.slice(0, shape.length);
}

function valueLeaves(node: BlockNode): (BlockNode & { kind: "value" })[] {
  switch (node.kind) {
    case "value":
      return [node];
    case "read":
      return [];
    case "fused":
      return node.inputs.flatMap((input) => valueLeaves(input.block));
    case "concat":
      return node.args.flatMap(valueLeaves);
    default:
      return valueLeaves(node.arg);
  }
}
