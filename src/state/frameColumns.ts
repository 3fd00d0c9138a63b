import type { DType } from "../core/dtype.ts";
import type { NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath } from "../core/path.ts";
import type { Value } from "../core/value.ts";
import { textOf, textsOf } from "./attributeText.ts";
import { elementAt } from "./blockElement.ts";
import { explorer } from "./explorer.ts";
import { infoOf } from "./infoOf.ts";

/** A column of a data frame, by where its values lie. */
export interface FrameColumn {
  readonly name: string;
  readonly rows: number;
  /** Of what is shown. */
  readonly dtype: DType;
  /** The values, or the numbers of categories; -1 stands for none. */
  readonly values: NodePath;
  readonly categories?: readonly Value[];
  /** Where true, there is no value. */
  readonly mask?: NodePath;
  /** Whether it names the rows. */
  readonly isIndex?: boolean;
  /** Why it cannot be shown. */
  readonly problem?: string;
}

/** More categories than this are not held; their numbers are shown. */
const MOST_CATEGORIES = 100_000;
const NO_TYPE: DType = {
  kind: "string",
  str: "vlen-str",
  size: 16,
  length: null,
  charset: "utf-8",
  padding: "null-terminated",
};

/** Whether a group says that it is a data frame, and of which columns. */
export function isFrame({ attributes }: NodeInfo): boolean {
  return (
    textOf(attributes, "encoding-type") === "dataframe" &&
    textOf(attributes, "_index") !== undefined &&
    textsOf(attributes, "column-order") !== undefined
  );
}

/**
 * The columns of a group that is a data frame, by the on-disk format of AnnData: `_index` names the dataset of the rows'
 * names, `column-order` the others; a column is a dataset, or a group of `codes` and `categories`, or one of `values`
 * and `mask`.
 */
export async function readFrameColumns(group: NodeInfo, signal: AbortSignal): Promise<readonly FrameColumn[]> {
  const index = textOf(group.attributes, "_index") ?? "";
  const order = textsOf(group.attributes, "column-order") ?? [];
  const names = [index, ...order.filter((name) => name !== index)];
  const columns = await Promise.all(names.map((name) => readColumn(group.path, name, signal)));
  return columns.map((column, i) => (i === 0 ? { ...column, isIndex: true } : column));
}

async function readColumn(frame: NodePath, name: string, signal: AbortSignal): Promise<FrameColumn> {
  const path = joinPath(frame, name);
  const nothing = (problem: string): FrameColumn => ({ name, rows: 0, dtype: NO_TYPE, values: path, problem });
  const info = await infoOf(path, signal);
  if (!info) return nothing("There is no member of this name.");
  if (info.kind === "dataset") return datasetColumn(name, info) ?? nothing("It has more than one axis.");
  const encoding = textOf(info.attributes, "encoding-type");
  const [values, second] = await Promise.all(
    (encoding === "categorical" ? ["codes", "categories"] : ["values", "mask"]).map((part) =>
      infoOf(joinPath(path, part), signal),
    ),
  );
  const column = values && datasetColumn(name, values);
  if (!column || second?.kind !== "dataset") return nothing(`Its encoding “${encoding ?? "none"}” is not known here.`);
  if (encoding !== "categorical") return { ...column, mask: second.path };
  if ((second.shape?.[0] ?? 0) > MOST_CATEGORIES || !second.dtype) return column;
  const block = await explorer().read(second.path, undefined, { signal });
  const categories = Array.from({ length: second.shape?.[0] ?? 0 }, (_, i) => elementAt(block, i));
  return { ...column, dtype: second.dtype, categories };
}

function datasetColumn(name: string, { path, shape, dtype }: NodeInfo): FrameColumn | null {
  return shape?.length === 1 && dtype ? { name, rows: shape[0] ?? 0, dtype, values: path } : null;
}
