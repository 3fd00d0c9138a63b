import { unreachable } from "../core/fault.ts";
import type { ElementType } from "./elementType.ts";
import type { Expr, SourceRef, WindowOp } from "./expr.ts";
import type { Instruction, Program } from "./program.ts";
import { ascending, type Range, span, whole } from "./range.ts";

/**
 * What one task computes, as plain data that a worker can be sent: a tree whose leaves are reads of sources and values at
 * hand. It is made from an expression and the block of it that is wanted, by pushing that block down to the sources, so
 * that nothing is read but what the block needs.
 *
 *     block of an expression ─▶ fused program over views ─▶ reads of boxes of datasets
 */
export type BlockNode =
  /** Elements of a dataset along each stored axis, ascending; a block in C order. */
  | { readonly kind: "read"; readonly source: SourceRef; readonly type: ElementType; readonly ranges: readonly Range[] }
  /** The result of an earlier stage, or a part of it. */
  | { readonly kind: "value"; readonly key: string; readonly type: ElementType; readonly ranges: readonly Range[] }
  | {
      readonly kind: "fused";
      readonly program: Program;
      readonly inputs: readonly InputView[];
      readonly shape: readonly number[];
      readonly type: ElementType;
    }
  | { readonly kind: "take"; readonly arg: BlockNode; readonly axis: number; readonly at: readonly number[] }
  | { readonly kind: "concat"; readonly args: readonly BlockNode[]; readonly axis: number; readonly type: ElementType }
  | { readonly kind: "reshape"; readonly arg: BlockNode; readonly skip: number; readonly shape: readonly number[] }
  | {
      readonly kind: "window";
      readonly op: WindowOp;
      readonly arg: BlockNode;
      readonly axis: number;
      readonly size: number;
      readonly stride: number;
      readonly skipna: boolean;
      readonly type: ElementType;
    }
  /** Over the whole axis from its beginning; only the elements of `keep` are wanted. */
  | {
      readonly kind: "scan";
      readonly op: "sum" | "prod";
      readonly arg: BlockNode;
      readonly axis: number;
      readonly keep: Range;
      readonly type: ElementType;
    };

/** How a fused program sees a block: place = offset + Σ index[axis] × strides[axis], counted in elements. */
export interface InputView {
  readonly block: BlockNode;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Where an axis of an operand takes its index from: `start + step × (index along domain axis)`; axis -1 is fixed. */
interface AxisIndex {
  readonly start: number;
  readonly step: number;
  readonly axis: number;
}

/** Whether a node is the result of an earlier stage, and under which key. */
export type ValueKey = (expr: Expr) => string | undefined;

/** The block of `exprs` (all of one shape) that `ranges` select, as one fused program with one output each. */
export function lower(
  exprs: readonly Expr[],
  ranges: readonly Range[],
  valueKey: ValueKey,
): BlockNode & { kind: "fused" } {
  const shape = ranges.map((range) => range.n);
  const builder = new ProgramBuilder(shape, valueKey);
  const domain = ranges.map((range, axis) => ({ start: range.start, step: range.step, axis }));
  const outputs = exprs.map((expr) => builder.emit(expr, domain));
  const program: Program = {
    inputs: builder.inputs.map((input) => blockType(input.block)),
    code: builder.code,
    outputs,
  };
  return { kind: "fused", program, inputs: builder.inputs, shape, type: (exprs[0]?.type ?? "f8") as ElementType };
}

/** One expression's block, without a program around it where it is a plain read. */
export function lowerBlock(expr: Expr, ranges: readonly Range[], valueKey: ValueKey): BlockNode {
  return lower([expr], ranges, valueKey);
}

class ProgramBuilder {
  readonly code: Instruction[] = [];
  readonly inputs: InputView[] = [];
  private readonly shape: readonly number[];
  private readonly valueKey: ValueKey;
  private readonly registers = new Map<string, number>();

  constructor(shape: readonly number[], valueKey: ValueKey) {
    this.shape = shape;
    this.valueKey = valueKey;
  }

  /** Writes what computes the elements of `expr` at `index`; the register that holds them. */
  emit(expr: Expr, index: readonly AxisIndex[]): number {
    const key = `${expr.id} ${JSON.stringify(index)}`;
    const known = this.registers.get(key);
    if (known !== undefined) return known;
    const register = this.emitNew(expr, index);
    this.registers.set(key, register);
    return register;
  }

  private emitNew(expr: Expr, index: readonly AxisIndex[]): number {
    const type = expr.type as ElementType;
    const stored = this.valueKey(expr);
    if (stored !== undefined) {
      return this.input(index, expr.shape, (ranges) => ({ kind: "value", key: stored, type, ranges }), type);
    }
    switch (expr.kind) {
      case "constant":
        return this.push({ op: "constant", type, value: expr.value });
      case "map": {
        const args = expr.args.map((arg) => this.emit(arg, arg.shape.length === 0 ? [] : index));
        return this.push({ op: expr.op, type, args } as unknown as Instruction);
      }
      case "cast":
        return this.push({ op: "cast", type, args: [this.emit(expr.arg, index)] });
      case "broadcast": {
        const fixed = expr.arg.shape.map((n, axis) =>
          n === 1 && expr.shape[axis] !== 1 ? { start: 0, step: 0, axis: -1 } : (index[axis] as AxisIndex),
        );
        return this.emit(expr.arg, fixed);
      }
      case "slice": {
        const inner = index.map(({ start, step, axis }, i) => {
          const range = expr.ranges[i] as Range;
          return { start: range.start + start * range.step, step: step * range.step, axis };
        });
        return this.emit(expr.arg, inner);
      }
      case "axes": {
        const inner = expr.arg.shape.map((_, axis) => {
          const from = expr.from.indexOf(axis);
          return from < 0 ? { start: 0, step: 0, axis: -1 } : (index[from] as AxisIndex);
        });
        return this.emit(expr.arg, inner);
      }
      case "source":
        return this.input(index, expr.shape, (ranges) => ({ kind: "read", source: expr.source, type, ranges }), type);
      case "take":
      case "concat":
      case "reshape":
      case "window":
      case "scan":
        return this.input(index, expr.shape, (ranges) => this.materialize(expr, ranges), type);
      case "reduce":
      case "group":
        throw new Error(`a ${expr.kind} must be computed in a stage before`);
      default:
        return unreachable(expr);
    }
  }

  /** A block with all elements that the domain touches, and the view of it. */
  private input(
    index: readonly AxisIndex[],
    extents: readonly number[],
    block: (ranges: readonly Range[]) => BlockNode,
    type: ElementType,
  ): number {
    const ranges: Range[] = [];
    const strides = this.shape.map(() => 0);
    let offset = 0;
    let size = 1;
    for (let i = extents.length - 1; i >= 0; i--) {
      const { start, step, axis } = index[i] as AxisIndex;
      const n = axis < 0 || step === 0 ? 1 : (this.shape[axis] as number);
      ranges.unshift(n === 1 ? { start, step: 1, n } : ascending({ start, step, n }));
      if (n > 1) strides[axis] = (strides[axis] ?? 0) + Math.sign(step) * size;
      if (step < 0 && n > 1) offset += (n - 1) * size;
      size *= n;
    }
    const input = this.inputs.push({ block: block(ranges), offset, strides }) - 1;
    return this.push({ op: "input", type, input });
  }

  /** The elements of a node that is no view of its operand. Ranges are ascending. */
  private materialize(expr: Expr, ranges: readonly Range[]): BlockNode {
    const type = expr.type as ElementType;
    const at = (axis: number) => ranges[axis] as Range;
    const along = (axis: number, range: Range) => ranges.map((other, i) => (i === axis ? range : other));
    switch (expr.kind) {
      case "take": {
        const { start, step, n } = at(expr.axis);
        const wanted = Array.from({ length: n }, (_, i) => expr.at[start + i * step] as number);
        const low = wanted.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY);
        const high = wanted.reduce((most, place) => Math.max(most, place), 0);
        const box = { start: n === 0 ? 0 : low, step: 1, n: n === 0 ? 0 : high - low + 1 };
        const arg = lowerBlock(expr.arg, along(expr.axis, box), this.valueKey);
        return { kind: "take", arg, axis: expr.axis, at: wanted.map((place) => place - box.start) };
      }
      case "concat": {
        const args: BlockNode[] = [];
        const { start, step, n } = at(expr.axis);
        let before = 0;
        for (const arg of expr.args) {
          const extent = arg.shape[expr.axis] ?? 0;
          const first = Math.max(0, Math.ceil((before - start) / step));
          const end = Math.min(n, Math.ceil((before + extent - start) / step));
          if (end > first) {
            const part = { start: start + first * step - before, step, n: end - first };
            args.push(lowerBlock(arg, along(expr.axis, part), this.valueKey));
          }
          before += extent;
        }
        return { kind: "concat", args, axis: expr.axis, type };
      }
      case "window": {
        const { start, step, n } = at(expr.axis);
        const first = start * expr.stride;
        const length = n === 0 ? 0 : (n - 1) * step * expr.stride + expr.size;
        const arg = lowerBlock(expr.arg, along(expr.axis, { start: first, step: 1, n: length }), this.valueKey);
        const { op, axis, size, skipna } = expr;
        return { kind: "window", op, arg, axis, size, stride: expr.stride * step, skipna, type };
      }
      case "scan": {
        const { high } = span(at(expr.axis)) ?? { high: -1 };
        const arg = lowerBlock(expr.arg, along(expr.axis, whole(high + 1)), this.valueKey);
        return { kind: "scan", op: expr.op, arg, axis: expr.axis, keep: at(expr.axis), type };
      }
      case "reshape":
        return this.reshaped(expr, ranges);
      default:
        throw new Error(`${expr.kind} needs no block of its own`);
    }
  }

  /** The rows of the operand's first axis that hold the wanted elements, which are then contiguous in C order. */
  private reshaped(expr: Expr & { kind: "reshape" }, ranges: readonly Range[]): BlockNode {
    const { arg, shape } = expr;
    const [outer = { start: 0, step: 1, n: 1 }] = ranges;
    const perRow = shape.slice(1).reduce((product, n) => product * n, 1);
    const perArgRow = arg.shape.slice(1).reduce((product, n) => product * n, 1);
    const bounds = span(outer);
    const first = bounds ? bounds.low * perRow : 0;
    const end = bounds ? (bounds.high + 1) * perRow : 0;
    const from = perArgRow === 0 ? 0 : Math.floor(first / perArgRow);
    const to = perArgRow === 0 ? 0 : Math.ceil(end / perArgRow);
    const rows =
      arg.shape.length === 0 ? [] : [{ start: from, step: 1, n: to - from }, ...arg.shape.slice(1).map(whole)];
    const block = lowerBlock(arg, rows, this.valueKey);
    const slab = [end > first ? (end - first) / Math.max(1, perRow) : 0, ...shape.slice(1)];
    const whole_: BlockNode = {
      kind: "reshape",
      arg: block,
      skip: first - from * perArgRow,
      shape: shape.length === 0 ? [] : slab,
    };
    const inner = ranges.map((range, axis) =>
      axis === 0 ? { ...range, start: range.start - (bounds?.low ?? 0) } : range,
    );
    return viewOf(whole_, slab, inner, expr.type as ElementType);
  }

  private push(instruction: Instruction): number {
    return this.code.push(instruction) - 1;
  }
}

/** A selection of a block's elements (steps positive), copied out by a program that does nothing else. */
function viewOf(block: BlockNode, shape: readonly number[], ranges: readonly Range[], type: ElementType): BlockNode {
  if (shape.length === 0) return block;
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
  const view: InputView = {
    block,
    offset: ranges.reduce((sum, range, axis) => sum + range.start * (strides[axis] ?? 0), 0),
    strides: ranges.map((range, axis) => range.step * (strides[axis] ?? 0)),
  };
  const program: Program = { inputs: [type], code: [{ op: "input", type, input: 0 }], outputs: [0] };
  return { kind: "fused", program, inputs: [view], shape: ranges.map((range) => range.n), type };
}

export function blockType(block: BlockNode): ElementType {
  return block.kind === "take" || block.kind === "reshape" ? blockType(block.arg) : block.type;
}

/** All reads of a task. */
export function readsOf(block: BlockNode): (BlockNode & { kind: "read" })[] {
  switch (block.kind) {
    case "read":
      return [block];
    case "value":
      return [];
    case "fused":
      return block.inputs.flatMap((input) => readsOf(input.block));
    case "concat":
      return block.args.flatMap(readsOf);
    default:
      return readsOf(block.arg);
  }
}
