import type { ElementArray, ElementType } from "../array/elementType.ts";
import type { SourceRef } from "../array/expr.ts";
import type { BlockNode } from "../array/lower.ts";
import type { Range } from "../array/range.ts";
import { BufferPool } from "../core/bufferPool.ts";
import { evaluate } from "../kernels/fused.ts";
import { takeAlong } from "../kernels/gather.ts";
import { type ReduceJob, reduceBlocks } from "../kernels/reducers.ts";
import { scanAxis } from "../kernels/scan.ts";
import { lentArray } from "../kernels/typedArray.ts";
import { denseStrides, elementCount, type StridedView } from "../kernels/view.ts";
import { windowAxis } from "../kernels/windows.ts";
import { cutBlock, placeBlock } from "./placeBlock.ts";
import { type Task, type TaskResult, type ValueBlock, valueLeafKey } from "./task.ts";

/** Parts of a joined array that are read at the same time: to wait for each after the other takes longer. */
const AT_ONCE = 4;

/** Reads elements of a dataset; ranges are ascending, one for each stored axis. */
export type ReadElements = (source: SourceRef, type: ElementType, ranges: readonly Range[]) => Promise<ElementArray>;

/**
 * Carries a task out where its blocks lie: reads what it needs, then computes without a pause. What lies between lies in
 * buffers that `pool` lends; what the result lies in is no longer the pool's.
 */
export async function evaluateTask(task: Task, read: ReadElements, pool = new BufferPool()): Promise<TaskResult> {
  const { node, sink } = task;
  for (const buffer of task.spare ?? []) pool.give(buffer);
  const views = await inputViews(node, { task, read, pool });
  if (sink.kind === "store") {
    const [block] = evaluate(node.program, views, node.shape);
    return { kind: "values", block: block as ValueBlock };
  }
  const jobs =
    sink.kind === "reduce"
      ? sink.ops.map((op): ReduceJob => ({ op, axes: sink.axes }))
      : [
          {
            op: sink.op,
            axes: [],
            grouping: { axis: sink.axis, labels: Int32Array.from(sink.labels), groups: sink.groups },
          },
        ];
  const place = { origin: sink.origin, whole: sink.domain };
  return { kind: "partials", partials: reduceBlocks(jobs, node.program, views, node.shape, place, undefined, pool) };
}

interface Work {
  readonly task: Task;
  readonly read: ReadElements;
  readonly pool: BufferPool;
}

async function inputViews({ inputs }: BlockNode & { readonly kind: "fused" }, work: Work): Promise<StridedView[]> {
  const views: StridedView[] = [];
  for (const { block, offset, strides } of inputs) {
    const { type, data } = await blockValues(block, work);
    views.push({ data, type, offset, strides });
  }
  return views;
}

async function blockValues(node: BlockNode, work: Work): Promise<ValueBlock> {
  const { task, read, pool } = work;
  switch (node.kind) {
    case "read": {
      const data = await read(node.source, node.type, node.ranges);
      return { type: node.type, shape: node.ranges.map((range) => range.n), data };
    }
    case "value": {
      const values = task.values.get(valueLeafKey(node));
      if (!values) throw new Error("a task lacks the values of an earlier stage");
      return values;
    }
    case "fused": {
      const views = await inputViews(node, work);
      return asItIs(node, views) ?? (evaluate(node.program, views, node.shape, undefined, pool)[0] as ValueBlock);
    }
    case "take":
      return takeAlong(await blockValues(node.arg, work), node.axis, node.at, pool);
    case "concat": {
      const parts = new Array<ValueBlock>(node.args.length);
      const queue = node.args.entries();
      const lane = async () => {
        for (const [place, arg] of queue) parts[place] = await blockValues(arg, work);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      return joined(parts, node.axis, node.type, pool);
    }
    case "reshape": {
      const { type, data } = await blockValues(node.arg, work);
      const size = node.shape.reduce((product, n) => product * n, 1);
      return { type, shape: node.shape, data: data.subarray(node.skip, node.skip + size) as ElementArray };
    }
    case "window": {
      const { op, axis, size, stride, skipna } = node;
      return windowAxis(await blockValues(node.arg, work), { op, axis, size, stride, skipna }, pool);
    }
    case "scan": {
      const whole = scanAxis(await blockValues(node.arg, work), node.op, node.axis, undefined, pool);
      const kept = whole.shape.map((n, axis) => (axis === node.axis ? node.keep : { start: 0, step: 1, n }));
      return { type: whole.type, shape: kept.map((range) => range.n), data: cutBlock(whole.data, whole.shape, kept) };
    }
  }
}

/** A program that only hands on an array which lies in order is not run. */
function asItIs(
  { program: { code, outputs }, shape }: BlockNode & { readonly kind: "fused" },
  [view]: readonly StridedView[],
): ValueBlock | undefined {
  const [first] = code;
  if (!view || code.length !== 1 || first?.op !== "input" || outputs.length !== 1) return undefined;
  const { data, type, offset, strides } = view;
  const dense = denseStrides(shape);
  const isWhole = offset === 0 && data.length === elementCount(shape);
  if (!isWhole || !shape.every((n, axis) => n === 1 || strides[axis] === dense[axis])) return undefined;
  return { type, shape, data };
}

function joined(parts: readonly ValueBlock[], axis: number, type: ElementType, pool: BufferPool): ValueBlock {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const length = parts.reduce((sum, part) => sum + (part.shape[axis] ?? 0), 0);
  const shape = (first?.shape ?? []).map((n, i) => (i === axis ? length : n));
  const data = lentArray(pool, type, elementCount(shape));
  let start = 0;
  for (const part of parts) {
    const ranges = part.shape.map((n, i) => ({ start: i === axis ? start : 0, step: 1, n }));
    placeBlock(data, shape, part.data, ranges);
    start += part.shape[axis] ?? 0;
  }
  return { type, shape, data };
}
