import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath } from "../core/path.ts";
import type { AxisInput } from "../core/selection.ts";
import { numbers } from "./drawing.ts";
import { explorer } from "./explorer.ts";

/** Names under which dantro and Utopia keep the parts of a graph. */
const PARTS = { nodes: ["nodes", "_vertices"], edges: ["edges", "_edges"] } as const;

/** What is larger is not drawn; of what is larger still, not even degrees are counted. */
export const MOST_DRAWN = { nodes: 3000, edges: 10_000 };
const MOST_COUNTED = 4_000_000;

/** The datasets that a graph consists of. */
export interface GraphParts {
  readonly nodes: NodeInfo;
  readonly edges: NodeInfo;
  /** Edges lie in rows of two, or in two rows. */
  readonly inRows: boolean;
}

/** Nodes by their ids, and edges between their places. */
export interface Graph {
  readonly ids: readonly number[];
  readonly edges: readonly (readonly [from: number, to: number])[];
  readonly degrees: readonly number[];
  readonly directed: boolean;
}

/** Which members of a group are its nodes and its edges; undefined where there are none. */
export function graphMembers(names: readonly string[]): Readonly<Record<keyof typeof PARTS, string | undefined>> {
  const among = (known: readonly string[]) => known.find((name) => names.includes(name));
  return { nodes: among(PARTS.nodes), edges: among(PARTS.edges) };
}

/** null where the members of a group are no graph that is understood. */
export async function readGraphParts(group: NodePath, signal: AbortSignal): Promise<GraphParts | null> {
  const named = graphMembers(await explorer().members(group, { signal }));
  if (named.nodes === undefined || named.edges === undefined) return null;
  const paths = [named.nodes, named.edges].map((name) => joinPath(group, name));
  const [nodes, edges] = await explorer().describe(paths, { signal });
  const inRows = edges && rowsOfTwo(edges.shape);
  return isNumeric(nodes) && isNumeric(edges) && typeof inRows === "boolean" ? { nodes, edges, inRows } : null;
}

/** Whether edges lie in rows of two; undefined where they do not lie in pairs. */
export function rowsOfTwo(shape: readonly number[] | null): boolean | undefined {
  if (!shape || shape.length < 2 || shape.length > 3) return undefined;
  const [before, last] = shape.slice(-2);
  return last === 2 ? true : before === 2 ? false : undefined;
}

export function edgeCount({ edges, inRows }: GraphParts): number {
  return edges.shape?.at(inRows ? -2 : -1) ?? 0;
}

export function nodeCount({ nodes }: GraphParts): number {
  return nodes.shape?.at(-1) ?? 0;
}

/** Of graphs over time the last one; null where it is too large even to be counted. */
export async function readGraph(
  parts: GraphParts,
  attributes: readonly AttributeInfo[] | undefined,
  signal: AbortSignal,
): Promise<Graph | null> {
  if (2 * edgeCount(parts) + nodeCount(parts) > MOST_COUNTED) return null;
  const [nodes, edges] = await Promise.all([lastOf(parts.nodes, 1, signal), lastOf(parts.edges, 2, signal)]);
  const directed = attributes?.find(({ name }) => name === "directed")?.value;
  return graphOf(nodes, edges, parts.inRows, Boolean(Number(directed ?? 0)));
}

/** A graph of the ids of its nodes and of its edges; an id that only an edge has is a node, too. */
export function graphOf(nodes: Float64Array, pairs: Float64Array, inRows: boolean, directed: boolean): Graph {
  const ids = [...new Set(nodes)].sort((a, b) => a - b);
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = (id: number) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, ids.length);
    return ids.push(id) - 1;
  };
  const count = Math.floor(pairs.length / 2);
  const edges = Array.from({ length: count }, (_, i) => {
    const [from, to] = inRows ? [2 * i, 2 * i + 1] : [i, count + i];
    return [placeOf(pairs[from] as number), placeOf(pairs[to] as number)] as const;
  });
  const degrees = new Array<number>(ids.length).fill(0);
  for (const edge of edges) for (const place of edge) degrees[place] = (degrees[place] ?? 0) + 1;
  return { ids, edges, degrees, directed };
}

async function lastOf({ path, shape }: NodeInfo, rank: number, signal: AbortSignal): Promise<Float64Array> {
  const whole: AxisInput[] = new Array<AxisInput>(rank).fill([null, null]);
  const lead = (shape?.length ?? 0) - rank;
  const { data } = await explorer().read(path, [...new Array<AxisInput>(lead).fill(-1), ...whole], { signal });
  return numbers(data);
}

function isNumeric(info: NodeInfo | undefined): info is NodeInfo {
  return info?.kind === "dataset" && ["int", "uint", "float"].includes(info.dtype?.kind ?? "") && !!info.shape?.length;
}
