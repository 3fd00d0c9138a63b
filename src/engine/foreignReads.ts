import type { BlockNode } from "../array/lower.ts";
import { readsOf } from "../array/lower.ts";
import { type Task, type ValueBlock, valueLeafKey } from "./task.ts";

type ReadNode = BlockNode & { readonly kind: "read" };

/**
 * A reader sees one file only. What a task reads from other files is fetched from their readers before, and
 * takes the place of values in the task.
 */
export async function withoutForeignReads(
  task: Task,
  isOwn: (read: ReadNode) => boolean,
  fetch: (read: ReadNode) => Promise<ValueBlock>,
): Promise<Task> {
  const foreign = readsOf(task.node).filter((read) => !isOwn(read));
  if (foreign.length === 0) return task;
  const values = new Map(task.values);
  const leaves = new Map<ReadNode, BlockNode & { readonly kind: "value" }>();
  for (const read of foreign) {
    const key = `${read.source.path} ${read.source.part.join(" ")}`;
    const leaf = { kind: "value", key, type: read.type, ranges: read.ranges } as const;
    leaves.set(read, leaf);
    if (!values.has(valueLeafKey(leaf))) values.set(valueLeafKey(leaf), await fetch(read));
  }
  return { ...task, node: replaceLeaves(task.node, leaves) as Task["node"], values };
}

function replaceLeaves(node: BlockNode, leaves: ReadonlyMap<ReadNode, BlockNode>): BlockNode {
  switch (node.kind) {
    case "read":
      return leaves.get(node) ?? node;
    case "value":
      return node;
    case "fused":
      return { ...node, inputs: node.inputs.map((input) => ({ ...input, block: replaceLeaves(input.block, leaves) })) };
    case "concat":
      return { ...node, args: node.args.map((arg) => replaceLeaves(arg, leaves)) };
    default:
      return { ...node, arg: replaceLeaves(node.arg, leaves) };
  }
}
