import { TEXT } from "../core/dtype.ts";
import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { joinPath } from "../core/path.ts";
import { textOf } from "./attributeText.ts";
import { elementAt } from "./blockElement.ts";
import { fieldValue } from "./compoundFields.ts";
import { explorer } from "./explorer.ts";
import { type Frame, type FrameColumn, MOST_CATEGORIES, TRUTH, unreadable } from "./frames.ts";
import { infoOf } from "./infoOf.ts";
import { pickledNames } from "./pickledNames.ts";

const TYPES: ReadonlySet<string | undefined> = new Set(["frame", "frame_table", "series", "series_table"]);
/** More columns than this are not listed. */
const MOST_COLUMNS = 10_000;
const PICKLED = "Its values are Python objects, which only Python can read.";

/** Whether a group is what pandas' HDFStore makes of a frame or a series. */
export function isPandasFrame({ attributes }: NodeInfo): boolean {
  return TYPES.has(textOf(attributes, "pandas_type"));
}

/** A group of an HDFStore, in the format `table` (one dataset of compounds) or `fixed` (blocks of columns of one type). */
export async function readPandasFrame(group: NodeInfo, signal: AbortSignal): Promise<Frame> {
  const type = textOf(group.attributes, "pandas_type");
  if (type === "frame_table" || type === "series_table") return readTable(group, signal);
  return type === "series" ? readSeries(group, signal) : readFixed(group, signal);
}

/** The compounds of `table` have the field `index`, and fields that are columns or arrays of them (`<field>_kind`). */
async function readTable(group: NodeInfo, signal: AbortSignal): Promise<Frame> {
  const table = await infoOf(joinPath(group.path, "table"), signal);
  if (table?.dtype?.kind !== "compound" || table.shape?.length !== 1) return { rows: 0, index: null, columns: [] };
  const { path, attributes, dtype } = table;
  const rows = table.shape[0] ?? 0;
  const found = new Map<string, FrameColumn>();
  let index: FrameColumn | null = null;
  for (const { name: field, dtype: stored } of dtype.fields) {
    if (field === "index") {
      index = shownAs(
        { name: "index", rows, dtype: stored, values: path, field: { name: field } },
        textOf(attributes, "index_kind"),
      );
      continue;
    }
    const names = pickledNames(textOf(attributes, `${field}_kind`) ?? "") ?? [field];
    const element = stored.kind === "array" ? stored.base : stored;
    const categories = await categoriesOf(group, field, attributes, signal);
    for (const [item, name] of names.entries()) {
      const place = { name: field, ...(stored.kind === "array" && { item }) };
      const column = { name, rows, dtype: element, values: path, field: place };
      found.set(
        name,
        categories ? { ...column, ...categories } : shownAs(column, textOf(attributes, `${field}_dtype`)),
      );
    }
  }
  const order = pickledNames(textOf(group.attributes, "non_index_axes") ?? "") ?? [];
  const first = order.flatMap((name) => found.get(name) ?? []);
  return { rows, index, columns: [...first, ...[...found.values()].filter((column) => !first.includes(column))] };
}

/** What the numbers of a field stand for: `meta/<field>/meta` is a series of categories. */
async function categoriesOf(
  group: NodeInfo,
  field: string,
  attributes: readonly AttributeInfo[] | undefined,
  signal: AbortSignal,
): Promise<Pick<FrameColumn, "dtype" | "categories"> | null> {
  if (textOf(attributes, `${field}_meta`) !== "category") return null;
  const info = await infoOf(joinPath(group.path, `meta/${field}/meta/table`), signal);
  const values = info?.dtype?.kind === "compound" ? info.dtype.fields.find(({ name }) => name === "values") : undefined;
  const count = info?.shape?.[0] ?? 0;
  if (!info || !values || count > MOST_CATEGORIES) return null;
  const block = await explorer().read(info.path, undefined, { signal });
  const categories = Array.from({ length: count }, (_, i) => fieldValue(elementAt(block, i), ["values"]));
  return { dtype: values.dtype, categories };
}

/** `axis0` names the columns, `axis1` the rows; `block<n>_values` has a row for each and the columns `block<n>_items`. */
async function readFixed(group: NodeInfo, signal: AbortSignal): Promise<Frame> {
  const memberOf = (name: string) => infoOf(joinPath(group.path, name), signal);
  const blocks = Number(group.attributes?.find(({ name }) => name === "nblocks")?.value ?? 0);
  const [order, axis] = await Promise.all([namesIn(await memberOf("axis0"), signal), memberOf("axis1")]);
  const index = axis ? indexColumn(axis) : null;
  const found = new Map<string, FrameColumn>();
  let rows = index?.rows ?? 0;
  for (let block = 0; block < Math.min(blocks, MOST_COLUMNS); block++) {
    const [items, values] = await Promise.all([
      memberOf(`block${block}_items`).then((info) => namesIn(info, signal)),
      memberOf(`block${block}_values`),
    ]);
    for (const [at, name] of items.entries()) {
      const column = values && blockColumn(name, at, values);
      found.set(name, column ?? unreadable(name, group.path, PICKLED));
      rows = Math.max(rows, column?.rows ?? 0);
    }
  }
  return { rows, index, columns: order.flatMap((name) => found.get(name) ?? []) };
}

function blockColumn(name: string, at: number, { path, shape, dtype, attributes }: NodeInfo): FrameColumn | null {
  if (shape?.length !== 2 || !dtype || textOf(attributes, "PSEUDOATOM") !== undefined) return null;
  return shownAs({ name, rows: shape[0] ?? 0, dtype, values: path, at }, textOf(attributes, "value_type"));
}

async function readSeries(group: NodeInfo, signal: AbortSignal): Promise<Frame> {
  const [axis, values] = await Promise.all(
    ["index", "values"].map((name) => infoOf(joinPath(group.path, name), signal)),
  );
  const name = pickledOr(textOf(group.attributes, "name"), "values");
  const index = axis ? indexColumn(axis) : null;
  const plain = values?.shape?.length === 1 && values.dtype && textOf(values.attributes, "PSEUDOATOM") === undefined;
  const column =
    plain && values.dtype
      ? shownAs(
          { name, rows: values.shape?.[0] ?? 0, dtype: values.dtype, values: values.path },
          textOf(values.attributes, "value_type"),
        )
      : unreadable(name, group.path, PICKLED);
  return { rows: Math.max(index?.rows ?? 0, column.rows), index, columns: [column] };
}

/** None is pickled as `N.`. */
function pickledOr(name: string | undefined, instead: string): string {
  return name === undefined || name === "N." ? instead : name;
}

function indexColumn({ path, shape, dtype, attributes }: NodeInfo): FrameColumn | null {
  if (shape?.length !== 1 || !dtype || textOf(attributes, "PSEUDOATOM") !== undefined) return null;
  const name = pickledOr(textOf(attributes, "name"), "index");
  return shownAs({ name, rows: shape[0] ?? 0, dtype, values: path }, textOf(attributes, "kind"));
}

/** Times are stored as nanoseconds, and truth, by PyTables, as bit fields of 8. */
function shownAs(column: FrameColumn, type: string | undefined): FrameColumn {
  if (type?.startsWith("datetime64")) return { ...column, dtype: TEXT, as: "time" };
  const { kind, size } = column.dtype;
  return type === "bool" || (kind === "bitfield" && size === 1) ? { ...column, dtype: TRUTH, as: "truth" } : column;
}

async function namesIn(info: NodeInfo | undefined, signal: AbortSignal): Promise<readonly string[]> {
  const count = Math.min(info?.shape?.[0] ?? 0, MOST_COLUMNS);
  if (info?.shape?.length !== 1 || count === 0) return [];
  const block = await explorer().read(info.path, [[0, count]], { signal });
  return Array.from({ length: count }, (_, i) => String(elementAt(block, i)));
}
