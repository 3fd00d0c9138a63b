import type { NodeInfo } from "../core/node.ts";
import { joinPath } from "../core/path.ts";
import { textOf, textsOf } from "./attributeText.ts";
import { datasetColumn, type Frame, type FrameColumn, unreadable, withCategories } from "./frames.ts";
import { infoOf } from "./infoOf.ts";

/** Where AnnData up to 0.7 keeps the categories of all columns. */
const LEGACY = "__categories";

/** Whether a group says that it is a data frame of AnnData, and of which columns. */
export function isAnndataFrame({ attributes }: NodeInfo): boolean {
  return (
    textOf(attributes, "encoding-type") === "dataframe" &&
    textOf(attributes, "_index") !== undefined &&
    textsOf(attributes, "column-order") !== undefined
  );
}

/**
 * A group that is a data frame, by the on-disk format of AnnData: `_index` names the dataset of the rows' names,
 * `column-order` the others; a column is a dataset, or a group of `codes` and `categories`, or one of `values` and
 * `mask`. Of older files the categories lie in `__categories`.
 */
export async function readAnndataFrame(group: NodeInfo, signal: AbortSignal): Promise<Frame> {
  const name = textOf(group.attributes, "_index") ?? "";
  const order = textsOf(group.attributes, "column-order") ?? [];
  const legacy = (await infoOf(joinPath(group.path, LEGACY), signal))?.kind === "group";
  const [index, ...columns] = await Promise.all(
    [name, ...order.filter((other) => other !== name)].map((each) => readColumn(group, each, legacy, signal)),
  );
  return { rows: index?.rows ?? 0, index: index ?? null, columns };
}

async function readColumn(frame: NodeInfo, name: string, legacy: boolean, signal: AbortSignal): Promise<FrameColumn> {
  const path = joinPath(frame.path, name);
  const info = await infoOf(path, signal);
  if (!info) return unreadable(name, path, "There is no member of this name.");
  if (info.kind === "dataset") {
    const column = datasetColumn(name, info);
    if (!column) return unreadable(name, path, "It has more than one axis.");
    const categories = legacy ? await infoOf(joinPath(joinPath(frame.path, LEGACY), name), signal) : undefined;
    return categories?.kind === "dataset" ? withCategories(column, categories, signal) : column;
  }
  const encoding = textOf(info.attributes, "encoding-type");
  const [values, second] = await Promise.all(
    (encoding === "categorical" ? ["codes", "categories"] : ["values", "mask"]).map((part) =>
      infoOf(joinPath(path, part), signal),
    ),
  );
  const column = values && datasetColumn(name, values);
  if (!column || second?.kind !== "dataset")
    return unreadable(name, path, `Its encoding “${encoding ?? "none"}” is not known here.`);
  return encoding === "categorical" ? withCategories(column, second, signal) : { ...column, mask: second.path };
}
