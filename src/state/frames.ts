import { type DType, TEXT } from "../core/dtype.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { Value } from "../core/value.ts";
import { elementAt } from "./blockElement.ts";
import { explorer } from "./explorer.ts";

/** A table of columns that lie apart in the file. */
export interface Frame {
  readonly rows: number;
  /** What names the rows; null where nothing does that can be shown. */
  readonly index: FrameColumn | null;
  readonly columns: readonly FrameColumn[];
}

/** A column of a data frame, by where its values lie. */
export interface FrameColumn {
  readonly name: string;
  readonly rows: number;
  /** Of what is shown. */
  readonly dtype: DType;
  /** The values, or the numbers of categories; -1 stands for none. */
  readonly values: NodePath;
  /** Of values with two axes the one that is the column. */
  readonly at?: number;
  /** Of compounds the field that it is, and of an array in it the element. */
  readonly field?: { readonly name: string; readonly item?: number };
  readonly categories?: readonly Value[];
  /** What stored numbers stand for: truth, or nanoseconds since 1970. */
  readonly as?: "truth" | "time";
  /** Where true, there is no value. */
  readonly mask?: NodePath;
  /** Why it cannot be shown. */
  readonly problem?: string;
}

/** More categories than this are not held; their numbers are shown. */
export const MOST_CATEGORIES = 100_000;

export const TRUTH: DType = { kind: "bool", str: "|b1", size: 1, order: "little" };

/** A column that cannot be shown, and why. */
export function unreadable(name: string, values: NodePath, problem: string): FrameColumn {
  return { name, rows: 0, dtype: TEXT, values, problem };
}

/** A dataset of one axis as a column; null where it is none. */
export function datasetColumn(name: string, { path, shape, dtype }: NodeInfo): FrameColumn | null {
  return shape?.length === 1 && dtype ? { name, rows: shape[0] ?? 0, dtype, values: path } : null;
}

/** A column of numbers as that of the categories that they stand for, up to so many of them. */
export async function withCategories(
  column: FrameColumn,
  { path, shape, dtype }: NodeInfo,
  signal: AbortSignal,
): Promise<FrameColumn> {
  const count = shape?.[0] ?? 0;
  if (count > MOST_CATEGORIES || !dtype) return column;
  const block = await explorer().read(path, undefined, { signal });
  return { ...column, dtype, categories: Array.from({ length: count }, (_, i) => elementAt(block, i)) };
}
