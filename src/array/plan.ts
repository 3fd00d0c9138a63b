import { Fault } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import type { NodePath } from "../core/path.ts";
import { ELEMENT_BYTES, type ElementType } from "./elementType.ts";
import { type Expr, operands, type ReduceOp, type ValueType } from "./expr.ts";
import { alignment, blockCount, bytesOf, elements, type Grid, makeGrid, rereads } from "./grid.ts";
import { lower, readsOf, type ValueKey } from "./lower.ts";
import { ascending, type Range, whole } from "./range.ts";

/**
 * What will be done, as data: it can be drawn, compared and refused before anything runs.
 *
 *     expression ─▶ cut at reductions ─▶ stages ─▶ blocks of each stage's domain ─▶ tasks
 *
 * A stage reads its sources block by block and ends in small results (a reduction) or in the values asked for (store).
 * What a stage needs of the ones before it is at hand when it starts; sources are read again rather than kept.
 */
export interface Plan {
  readonly root: Expr;
  readonly stages: readonly Stage[];
  readonly shape: readonly number[];
  readonly type: ValueType;
  /** Number of tasks of all stages. */
  readonly tasks: number;
  /** Decoded bytes of the storage chunks that are read. */
  readonly readBytes: number;
  /** Bytes that are held at once, at the most. */
  readonly peakBytes: number;
}

export interface Stage {
  /** Ids of the expressions whose values it gives; a later stage finds them by these. */
  readonly results: readonly StageResult[];
  /** Shape of the blocks' domain: of what is reduced, or of the result. */
  readonly domain: readonly number[];
  /** Axes of the domain that are reduced; empty where values are stored. */
  readonly axes: readonly number[];
  readonly grid: Grid;
  /** What it reads of its sources, each part once. */
  readonly reads: readonly StageRead[];
  /** How often each chunk of it is read: more than once where a chunk is larger than a block. */
  readonly rereads: number;
  /** Decoded bytes of all these chunks. */
  readonly readBytes: number;
  readonly peakBytes: number;
  readonly resultBytes: number;
}

/** A part of a dataset; steps are positive. */
export interface StageRead {
  readonly path: NodePath;
  readonly ranges: readonly Range[];
  /** Decoded bytes of the chunks that it touches. */
  readonly bytes: number;
}

export type StageResult =
  | { readonly kind: "store"; readonly id: string; readonly expr: Expr }
  | { readonly kind: "reduce"; readonly id: string; readonly expr: Expr; readonly arg: Expr; readonly op: ReduceOp }
  | {
      readonly kind: "group";
      readonly id: string;
      readonly expr: Expr & { kind: "group" };
      readonly arg: Expr;
      readonly op: ReduceOp;
    };

export interface PlanOptions {
  /** Readers that work at the same time. */
  readonly workers: number;
  /** Bytes that results and work may take. */
  readonly budget: number;
}

/** Blocks that are under way for each worker. */
export const WINDOW = 2;
/** A block that must hold a whole axis may be no larger. */
const LARGEST_BLOCK = 256 * 1024 * 1024;

/** Throws a Fault `over-budget`, with the numbers, where it would need more memory than there is. */
export function makePlan(root: Expr, options: PlanOptions): Plan {
  if (root.type === "str")
    throw new Fault("invalid", "Strings can be selected, counted and grouped by, not computed with.");
  const stages = stagesOf(root).map((results) => makeStage(results, options));
  const readBytes = stages.reduce((sum, stage) => sum + stage.readBytes, 0);
  const kept = stages.reduce((sum, stage) => sum + stage.resultBytes, 0);
  const peakBytes = kept + Math.max(0, ...stages.map((stage) => stage.peakBytes));
  if (peakBytes > options.budget) {
    throw new Fault(
      "over-budget",
      `This needs ${formatBytes(peakBytes)} of memory, the budget is ${formatBytes(options.budget)}.`,
      { hint: "Select a slice, reduce along an axis, or raise the budget in the settings." },
    );
  }
  const tasks = stages.reduce((sum, stage) => sum + blockCount(stage.grid), 0);
  return { root, stages, shape: root.shape, type: root.type, tasks, readBytes, peakBytes };
}

/** The results of each stage, in an order in which each finds what it needs. */
function stagesOf(root: Expr): StageResult[][] {
  const levels: StageResult[][] = [];
  const level = new Map<string, number>();
  const visit = (expr: Expr): number => {
    const known = level.get(expr.id);
    if (known !== undefined) return known;
    const below = Math.max(0, ...operands(expr).map(visit));
    const isCut = expr.kind === "reduce" || expr.kind === "group";
    if (isCut) {
      levels[below] ??= [];
      levels[below].push({ kind: expr.kind, id: expr.id, expr, arg: expr.arg, op: expr.op } as StageResult);
    }
    const own = isCut ? below + 1 : below;
    level.set(expr.id, own);
    return own;
  };
  visit(root);
  const stages = levels.flatMap((results) => together(results));
  if (root.kind !== "reduce" && root.kind !== "group") stages.push([{ kind: "store", id: root.id, expr: root }]);
  return stages;
}

/** Reductions over the same axes of arrays of the same shape with a common source share one pass over it. */
function together(results: readonly StageResult[]): StageResult[][] {
  const groups: { key: string; sources: Set<string>; results: StageResult[] }[] = [];
  for (const result of results) {
    if (result.kind !== "reduce" || holdsAxes(result.op)) {
      groups.push({ key: "", sources: new Set(), results: [result] });
      continue;
    }
    const { expr, arg } = result;
    const key = JSON.stringify([arg.shape, expr.kind === "reduce" && expr.axes]);
    const sources = sourcePaths(arg);
    const group = groups.find((other) => other.key === key && [...sources].some((path) => other.sources.has(path)));
    if (group) {
      group.results.push(result);
      for (const path of sources) group.sources.add(path);
    } else groups.push({ key, sources, results: [result] });
  }
  return groups.map((group) => group.results);
}

function sourcePaths(expr: Expr, paths = new Set<string>()): Set<string> {
  if (expr.kind === "source") paths.add(expr.source.path);
  for (const operand of operands(expr)) sourcePaths(operand, paths);
  return paths;
}

/** Whether a block must hold all elements that are reduced together. */
export function holdsAxes(op: ReduceOp): boolean {
  return op.name === "quantile";
}

function makeStage(results: readonly StageResult[], { workers }: PlanOptions): Stage {
  const [first] = results as [StageResult];
  const domainExpr = first.kind === "store" ? first.expr : first.arg;
  const { shape: domain } = domainExpr;
  const axes =
    first.kind === "reduce" && first.expr.kind === "reduce"
      ? first.expr.axes
      : first.kind === "group"
        ? [first.expr.axis]
        : [];
  const uncut = uncutAxes(domainExpr);
  if (first.kind !== "store" && (holdsAxes(first.op) || first.kind === "group"))
    for (const axis of axes) uncut.add(axis);
  const args = results.map((result) => (result.kind === "store" ? result.expr : result.arg));
  const itemBytes = Math.max(1, ...args.map(widestSource));
  const aligned = alignment(domainExpr);
  const grid = makeGrid(domain, aligned, itemBytes, uncut);
  const largest = grid.bounds.reduce(
    (size, cuts) => size * Math.max(0, ...cuts.slice(1).map((end, i) => end - (cuts[i] as number))),
    1,
  );
  const blockBytes = itemBytes * Math.max(largest, sourceElements(args, largest));
  if (largest * itemBytes > LARGEST_BLOCK) {
    throw new Fault(
      "over-budget",
      `One block of this would take ${formatBytes(largest * itemBytes)}: it must hold a whole axis at once.`,
      { hint: "Take a slice first, or work along a shorter axis." },
    );
  }
  const resultBytes = results.reduce((sum, { expr }) => sum + elements(expr.shape) * bytesOf(expr), 0);
  const cellBytes = first.kind === "store" ? 0 : results.reduce((sum, { expr }) => sum + elements(expr.shape) * 24, 0);
  const reads = stageReads(args, results);
  const times = rereads(grid, aligned);
  return {
    results,
    domain,
    axes,
    grid,
    reads,
    rereads: times,
    readBytes: reads.reduce((sum, { bytes }) => sum + bytes, 0) * times,
    resultBytes,
    peakBytes: workers * WINDOW * blockBytes * 2 + Math.min(cellBytes * 2, cellBytes + 64 * 1024 * 1024),
  };
}

/** Axes along which an expression can only be computed as a whole: running sums. */
function uncutAxes(expr: Expr): Set<number> {
  switch (expr.kind) {
    case "scan":
      return uncutAxes(expr.arg).add(expr.axis);
    case "map":
    case "concat":
      return new Set(
        expr.args.filter((arg) => arg.shape.length === expr.shape.length).flatMap((arg) => [...uncutAxes(arg)]),
      );
    case "cast":
    case "slice":
    case "take":
    case "window":
    case "broadcast":
      return uncutAxes(expr.arg);
    case "axes": {
      const inner = uncutAxes(expr.arg);
      return new Set(expr.from.flatMap((axis, i) => (axis !== null && inner.has(axis) ? [i] : [])));
    }
    default:
      return new Set();
  }
}

/** Bytes of an element of the widest source, decoded. */
function widestSource(expr: Expr): number {
  if (expr.kind === "source") return Math.max(expr.source.stored.size, ELEMENT_BYTES[expr.type as ElementType] ?? 1);
  if (expr.kind === "window") return widestSource(expr.arg) * expr.stride;
  return Math.max(Math.min(8, bytesOf(expr)), ...operands(expr).map(widestSource));
}

/** Elements that a block takes of its sources, of which it has `largest` itself; one that is broadcast takes no more than it has. */
function sourceElements(exprs: readonly Expr[], largest: number): number {
  const whole = new Set(exprs.flatMap((expr) => [...blockSources(expr)]));
  const spread = new Map<string, number>();
  for (const arg of exprs.flatMap(spreadOperands)) {
    const own = Math.min(largest, elements(arg.shape));
    for (const path of sourcePaths(arg)) spread.set(path, Math.max(own, spread.get(path) ?? 0));
  }
  return [...spread].reduce((sum, [path, own]) => sum + (whole.has(path) ? 0 : own), whole.size * largest);
}

/** Sources of which a block takes as much as it is large. Of arrays one behind the other it takes no more than of one. */
function blockSources(expr: Expr): ReadonlySet<string> {
  if (expr.kind === "source") return new Set([expr.source.path]);
  if (isSpread(expr)) return new Set();
  const each = operands(expr).map(blockSources);
  if (expr.kind === "concat") return each.reduce((most, paths) => (paths.size > most.size ? paths : most), new Set());
  return new Set(each.flatMap((paths) => [...paths]));
}

/** What an expression repeats along axes. */
function spreadOperands(expr: Expr): readonly Expr[] {
  return isSpread(expr) ? operands(expr) : operands(expr).flatMap(spreadOperands);
}

function isSpread(expr: Expr): boolean {
  return expr.kind === "broadcast" && elements(expr.arg.shape) < elements(expr.shape);
}

/** What a stage reads. A part of a source that is read in several places counts once. */
function stageReads(args: readonly Expr[], results: readonly StageResult[]): StageRead[] {
  const own = new Set(results.map((result) => result.id));
  const valueKey: ValueKey = (expr) =>
    !own.has(expr.id) && (expr.kind === "reduce" || expr.kind === "group") ? expr.id : undefined;
  const [first] = args;
  if (!first || elements(first.shape) === 0) return [];
  const reads = new Map<string, StageRead>();
  for (const { source, ranges } of readsOf(lower(args, first.shape.map(whole), valueKey))) {
    const key = `${source.path} ${JSON.stringify(ranges)}`;
    if (reads.has(key)) continue;
    reads.set(key, {
      path: source.path,
      ranges: ranges.map(ascending),
      bytes: touchedBytes(source.chunks, ranges, source.stored.size),
    });
  }
  return [...reads.values()];
}

function touchedBytes(chunks: readonly number[] | null, ranges: readonly Range[], itemBytes: number): number {
  return ranges.reduce((product, range, axis) => {
    const { start, step, n } = ascending(range);
    const chunk = chunks?.[axis] ?? 1;
    if (n === 0) return 0;
    if (step >= chunk) return product * n * chunk;
    const first = Math.floor(start / chunk);
    const last = Math.floor((start + (n - 1) * step) / chunk);
    return product * (last - first + 1) * chunk;
  }, itemBytes);
}
