import { isLink, targetPath } from "../core/linkTarget.ts";
import { joinsMembers, mappedClassOf } from "../core/mappedType.ts";
import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { baseName, joinPath, type NodePath, treePath } from "../core/path.ts";
import { saysOne, textOf, textsOf } from "./attributeText.ts";
import { type DefaultSlice, readDefaultSlice } from "./defaultSlice.ts";
import { explorer } from "./explorer.ts";
import { type GraphParts, readGraphParts } from "./graph.ts";
import { infoOf } from "./infoOf.ts";
import { type NoteParts, readNoteParts } from "./note.ts";
import { isFrame } from "./readFrame.ts";

/** How a group as a whole is looked at best, beside the list of its members. */
export type NaturalView =
  /** Signals over their axes (NXdata). */
  | PlotView
  /** The variables of a netCDF group: `readVariables`. */
  | { readonly kind: "variables"; readonly group: NodePath }
  /** A table of columns that are datasets of their own: `readFrame`. */
  | { readonly kind: "frame"; readonly group: NodeInfo }
  /** The one array that the members are together. */
  | { readonly kind: "joined"; readonly group: NodeInfo }
  /** Nodes and edges. */
  | { readonly kind: "graph"; readonly group: NodeInfo; readonly parts: GraphParts }
  /** A text, a picture or another document (NXnote). */
  | { readonly kind: "note"; readonly parts: NoteParts };

export interface PlotView {
  readonly kind: "plot";
  readonly title: string | null;
  readonly signal: NodeInfo;
  /** Further signals over the same axes. */
  readonly auxiliary: readonly NodeInfo[];
  /** Where the signal has a value for each point of a plane: what stands along x and along y, of its length. */
  readonly points: { readonly x: NodeInfo; readonly y: NodeInfo } | null;
  /** Where the plot begins. */
  readonly slice: DefaultSlice | null;
  /** Of how many groups of data this is the first, where nothing says which one is meant; 0 where it is said. */
  readonly firstOf: number;
}

/** `default` leads from group to group: no further than so often. */
const MOST_STEPS = 8;
/** Members of a group among which data, or a signal, are looked for, where nothing leads to any. */
const MOST_SEARCHED = 64;
const ENTRIES: ReadonlySet<string | undefined> = new Set(["NXroot", "NXentry", "NXsubentry"]);
/** Signals that are drawn beside the main one. */
const MOST_AUXILIARY = 7;
/** More members than this are put together only when that is asked for. */
const MOST_JOINED = 5000;
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
  const note = await readNoteParts(group, signal);
  if (note) return { kind: "note", parts: note };
  const plot = await readPlot(group, signal);
  if (plot) return plot;
  return (await holdsVariables(group, signal)) ? { kind: "variables", group: group.path } : null;
}

/** Groups have nothing in common that is one array; whether all members have is found out when they are put together. */
async function readJoined(group: NodeInfo, signal: AbortSignal): Promise<NaturalView | null> {
  const names = await explorer().members(group.path, { signal });
  const [first] = names;
  if (first === undefined || names.length > MOST_JOINED) return null;
  const [member] = await explorer().describe([joinPath(group.path, first)], { signal });
  return member?.kind === "dataset" ? { kind: "joined", group } : null;
}

/** NXdata, or what `default` leads to from there; of an entry without one, the first data in it. */
async function readPlot(group: NodeInfo, signal: AbortSignal): Promise<PlotView | null> {
  let node = group;
  for (let step = 0; step < MOST_STEPS; step++) {
    const main = await signalOf(node, signal);
    if (main !== undefined) return plotOf(node, main, signal);
    const next = textOf(node.attributes, "default");
    if (!next) break;
    const root = group.file?.root ?? "";
    const target = await infoOf(next.startsWith("/") ? treePath(root, next) : joinPath(node.path, next), signal);
    if (target?.kind !== "group") return null;
    node = target;
  }
  const data = await dataWithin(node, signal);
  for (const { group, main } of data) {
    const plot = await plotOf(group, main, signal);
    if (plot) return { ...plot, firstOf: data.length };
  }
  return null;
}

interface SignalGroup {
  readonly group: NodeInfo;
  readonly main: NodeInfo | null;
}

/**
 * The dataset that a group of data is about: the group names it, or, as NeXus had it before 2014, the dataset says so
 * itself. null where what is named is not there, undefined where nothing is.
 */
async function signalOf(group: NodeInfo, signal: AbortSignal): Promise<NodeInfo | null | undefined> {
  const name = textOf(group.attributes, "signal");
  if (name !== undefined) return (await memberOf(group, name, signal)) ?? null;
  if (textOf(group.attributes, "NX_class") !== "NXdata") return undefined;
  return (await membersOf(group, signal)).find(({ attributes }) => saysOne(attributes, "signal"));
}

async function membersOf({ path }: NodeInfo, signal: AbortSignal): Promise<readonly NodeInfo[]> {
  const names = (await explorer().members(path, { signal })).slice(0, MOST_SEARCHED);
  const members = await Promise.all(names.map((name) => memberOf({ path }, name, signal)));
  return members.filter((member) => member !== undefined);
}

/** A member of a group; of a link to a dataset the dataset, as one of this group: data of NeXus are often linked. */
async function memberOf(
  { path }: Pick<NodeInfo, "path">,
  name: string,
  signal: AbortSignal,
): Promise<NodeInfo | undefined> {
  const info = await infoOf(joinPath(path, name), signal);
  if (!info || !isLink(info) || targetPath(info) === null) return info;
  return explorer()
    .asArray(info.path, { signal })
    .catch(() => info);
}

/** The groups of data in an entry, or in the entries of a file. */
async function dataWithin(node: NodeInfo, signal: AbortSignal): Promise<readonly SignalGroup[]> {
  if (!ENTRIES.has(textOf(node.attributes, "NX_class"))) return [];
  const groups = (await membersOf(node, signal)).filter(({ kind }) => kind === "group");
  const found = await Promise.all(
    groups.map(async (group) => {
      const main = await signalOf(group, signal);
      return main === undefined ? dataWithin(group, signal) : [{ group, main }];
    }),
  );
  return found.flat();
}

/** What a group of data draws; null where its signal is no dataset with values. */
async function plotOf(node: NodeInfo, main: NodeInfo | null, signal: AbortSignal): Promise<PlotView | null> {
  const named = (name: string) => memberOf(node, name, signal);
  if (!main || !hasValues(main)) return null;
  const names = (textsOf(node.attributes, "auxiliary_signals") ?? []).slice(0, MOST_AUXILIARY);
  const auxiliary = (await Promise.all(names.map(named))).filter((each) => each !== undefined).filter(hasValues);
  const [x, y, ...more] = await Promise.all((textsOf(node.attributes, "axes") ?? []).map(named));
  const beside = (axis: NodeInfo | undefined) => axis?.shape?.length === 1 && axis.shape[0] === main.shape?.[0];
  const isScatter = main.shape?.length === 1 && more.length === 0 && beside(x) && beside(y);
  return {
    kind: "plot",
    title: textOf(node.attributes, "title") ?? null,
    signal: main,
    auxiliary,
    points: isScatter && x && y ? { x, y } : null,
    slice: await readDefaultSlice(node.attributes, main, signal),
    firstOf: 0,
  };
}

function hasValues({ kind, shape, dtype }: NodeInfo): boolean {
  return kind === "dataset" && !!shape?.length && dtype !== null;
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
