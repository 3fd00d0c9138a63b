import type { ElementArray, ElementType } from "../array/elementType.ts";
import type { ReduceOp } from "../array/expr.ts";
import type { BlockNode } from "../array/lower.ts";
import type { PartialReduction } from "../kernels/reduce/reducer.ts";

/** Values in C order. */
export interface ValueBlock {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: ElementArray;
}

/** One block of one stage, as a worker is sent it. */
export interface Task {
  /** One fused program with an output for each result of the stage. */
  readonly node: BlockNode & { readonly kind: "fused" };
  /** Results of earlier stages that the block needs, by the place of their leaf in the node. */
  readonly values: ReadonlyMap<string, ValueBlock>;
  readonly sink: Sink;
  /** Buffers that nobody needs any more, for what the block adds to reductions. */
  readonly spare?: readonly ArrayBuffer[];
}

export type Sink =
  | { readonly kind: "store" }
  | {
      readonly kind: "reduce";
      readonly ops: readonly ReduceOp[];
      readonly axes: readonly number[];
      /** Where the block begins in the domain, and the domain's shape: for the places that argmin gives. */
      readonly origin: readonly number[];
      readonly domain: readonly number[];
    }
  | {
      readonly kind: "group";
      readonly op: ReduceOp;
      readonly axis: number;
      readonly labels: readonly number[];
      readonly groups: number;
      readonly origin: readonly number[];
      readonly domain: readonly number[];
    };

export type TaskResult =
  | { readonly kind: "values"; readonly block: ValueBlock }
  /** For each result of the stage what the block adds to it. */
  | { readonly kind: "partials"; readonly partials: readonly PartialReduction[] };

/** The name under which a leaf finds its values. */
export function valueLeafKey(node: BlockNode & { kind: "value" }): string {
  return `${node.key} ${JSON.stringify(node.ranges)}`;
}
