import { joinsMembers, mappedClassOf } from "../core/mappedType.ts";
import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { baseName, joinPath, type NodePath, treePath } from "../core/path.ts";
import { textOf } from "./attributeText.ts";
import { explorer } from "./explorer.ts";
import { isFrame } from "./frameColumns.ts";
import { type GraphParts, readGraphParts } from "./graph.ts";
import { infoOf } from "./infoOf.ts";

/** How a group as a whole is looked at best, beside the list of its members. */
export type NaturalView =
  /** A signal over its axes (NXdata). */
  | { readonly kind: "plot"; readonly title: string | null; readonly signal: NodeInfo }
  /** The variables of a netCDF group: `readVariables`. */
  | { readonly kind: "variables"; readonly group: NodePath }
  /** A table of columns that are datasets of their own: `readFrameColumns`. */
  | { readonly kind: "frame"; readonly group: NodeInfo }
  /** The one array that the members are together. */
  | { readonly kind: "joined"; readonly group: NodeInfo }
  /** Nodes and edges. */
  | { readonly kind: "graph"; readonly group: NodeInfo; readonly parts: GraphParts };

/** `default` leads from group to group: no further than so often. */
const MOST_STEPS = 8;
/** Variables that are looked at. */
const MOST_VARIABLES = 400;

/** null where the group is nothing but a group. What only its view needs is read when that is opened. */
export async function readNaturalView(group: NodeInfo, signal: AbortSignal): Promise<NaturalView | null> {
  if (group.kind !== "group") return null;
  if (group.memberDims || joinsMembers(group)) return readJoined(group, signal);
  if (mappedClassOf(group)?.view === "graph") {
    const parts = await readGraphParts(group.path, signal);
    if (parts) return { kind: "graph", group, parts };
  }
  if (isFrame(group)) return { kind: "frame", group };
  const plot = await readPlot(group, signal);
  if (plot) return plot;
  return (await holdsVariables(group, signal)) ? { kind: "variables", group: group.path } : null;
}

/** More members than this are put together only when that is asked for. */
const MOST_JOINED = 5000;

/** Groups have nothing in common that is one array; whether all members have is found out when they are put together. */
async function readJoined(group: NodeInfo, signal: AbortSignal): Promise<NaturalView | null> {
  const names = await explorer().members(group.path, { signal });
  const [first] = names;
  if (first === undefined || names.length > MOST_JOINED) return null;
  const [member] = await explorer().describe([joinPath(group.path, first)], { signal });
  return member?.kind === "dataset" ? { kind: "joined", group } : null;
}

/** NXdata, or what `default` leads to from there: the signal that it names. */
async function readPlot(group: NodeInfo, signal: AbortSignal): Promise<NaturalView | null> {
  let node = group;
  for (let step = 0; step < MOST_STEPS; step++) {
    const name = textOf(node.attributes, "signal");
    if (name !== undefined) {
      const found = await infoOf(joinPath(node.path, name), signal);
      if (found?.kind !== "dataset" || !found.shape?.length || !found.dtype) return null;
      return { kind: "plot", title: textOf(node.attributes, "title") ?? null, signal: found };
    }
    const next = textOf(node.attributes, "default");
    if (!next) return null;
    const root = group.file?.root ?? "";
    const target = await infoOf(next.startsWith("/") ? treePath(root, next) : joinPath(node.path, next), signal);
    if (target?.kind !== "group") return null;
    node = target;
  }
  return null;
}

/** Whether a group of a netCDF file has any datasets. */
async function holdsVariables(group: NodeInfo, signal: AbortSignal): Promise<boolean> {
  const root = group.file?.root;
  const top = root === group.path ? group : root !== undefined && (await infoOf(root, signal));
  return top && isNetcdf(top.attributes) ? (await datasetsOf(group.path, signal)).length > 0 : false;
}

async function datasetsOf(group: NodePath, signal: AbortSignal): Promise<readonly NodeInfo[]> {
  const names = (await explorer().members(group, { signal })).slice(0, MOST_VARIABLES);
  const children = await explorer().describe(
    names.map((name) => joinPath(group, name)),
    { signal },
  );
  return children.filter(({ kind, error }) => kind === "dataset" && !error);
}

/** The variables of a netCDF group with their attributes and dimensions. */
export async function readVariables(group: NodePath, signal: AbortSignal): Promise<readonly NodeInfo[]> {
  const datasets = await datasetsOf(group, signal);
  const infos = await Promise.all(datasets.map(({ path }) => infoOf(path, signal)));
  return infos.filter((info) => info !== undefined).filter(isVariable);
}

function isNetcdf(attributes: readonly AttributeInfo[] = []): boolean {
  return (
    attributes.some(({ name }) => name === "_NCProperties" || name === "_nc3_strict") ||
    /\b(CF|COARDS|ACDD)\b/i.test(textOf(attributes, "Conventions") ?? "")
  );
}

/** A dimension without values is stored as a dataset, but it is no variable (netCDF-4 file format). */
function isVariable({ attributes }: NodeInfo): boolean {
  return !textOf(attributes, "NAME")?.startsWith("This is a netCDF dimension but not a netCDF variable");
}

/** The variable of numbers with the most dimensions, of those the largest, that is neither coordinate nor bounds. */
export function mainVariable(variables: readonly NodeInfo[]): NodeInfo | null {
  const helpers = new Set(
    variables.flatMap(({ path, attributes, dims, coords = [] }) => [
      // A variable of one dimension with its name is the coordinate of it.
      dims?.length === 1 && dims[0] === baseName(path) ? dims[0] : undefined,
      ...coords.map(({ name }) => name),
      textOf(attributes, "bounds"),
      textOf(attributes, "climatology"),
      textOf(attributes, "grid_mapping"),
    ]),
  );
  const numbers = variables.filter(
    ({ path, dtype, shape }) =>
      !helpers.has(baseName(path)) && (shape?.length ?? 0) > 0 && ["int", "uint", "float"].includes(dtype?.kind ?? ""),
  );
  const size = ({ shape }: NodeInfo) => shape?.reduce((product, n) => product * n, 1) ?? 0;
  const rank = ({ shape }: NodeInfo) => shape?.length ?? 0;
  return numbers.toSorted((a, b) => rank(b) - rank(a) || size(b) - size(a))[0] ?? null;
}
