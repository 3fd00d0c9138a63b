import type { NodeInfo } from "../core/node.ts";
import { baseName, joinPath, type NodePath, parentPath } from "../core/path.ts";
import { explorer } from "./explorer.ts";

/** In groups of more members than this nobody looks for what belongs together. */
const MOST = 500;

/** The datasets of numbers beside a dataset, without it; none where there are too many members to look at. */
export async function readSiblings(path: NodePath, signal: AbortSignal): Promise<readonly NodeInfo[]> {
  const parent = parentPath(path);
  const names = await explorer().members(parent, { signal });
  if (names.length > MOST) return [];
  const found = await explorer().describe(
    names.map((name) => joinPath(parent, name)),
    { signal },
  );
  return found.filter(({ kind, dtype, path: other }) => {
    const number = dtype?.kind === "int" || dtype?.kind === "uint" || dtype?.kind === "float";
    return kind === "dataset" && number && other !== path;
  });
}

/** Datasets that can stand along an axis: one number for each of its places. */
export function axisCandidates(siblings: readonly NodeInfo[], size: number): readonly NodePath[] {
  return siblings.filter(({ shape }) => shape?.length === 1 && shape[0] === size).map(({ path }) => path);
}

/** What stands along an axis: a dataset, or the coordinate of a dimension behind `@`. */
export type AxisSource = NodePath | `@${string}`;

/** What a text names, as far as it names anything that can stand along an axis. */
export function axisSource(text: string | null | undefined): AxisSource | undefined {
  return text?.startsWith("@") || text?.startsWith("/") ? (text as AxisSource) : undefined;
}

/** The name of a coordinate that stands along an axis; undefined for a dataset. */
export function coordinateName(source: AxisSource): string | undefined {
  return source.startsWith("@") ? source.slice(1) : undefined;
}

/**
 * What names the places of an axis: the coordinate of its dimension, which results have too; where there is none and no
 * convention names the dimensions, a dataset beside it that has the name of the axis and its size.
 */
export function axisCoordinate(
  axis: number,
  size: number,
  labels: Pick<NodeInfo, "coords" | "labelledBy"> | undefined,
  dims: readonly (string | null)[] | undefined,
  siblings: readonly NodeInfo[],
): AxisSource | null {
  const name = dims?.[axis];
  const coord = labels?.coords?.find((each) => each.name === name && each.dims.length === 1);
  // Texts are no places along a line.
  if (coord?.from.kind === "values" && coord.from.values.some((value) => typeof value === "string")) return null;
  if (coord) return coord.from.kind === "dataset" && !coord.from.edges ? coord.from.path : `@${coord.name}`;
  if (labels?.labelledBy !== undefined) return null;
  return axisCandidates(siblings, size).find((path) => name !== undefined && baseName(path) === name) ?? null;
}

/** The dataset that NeXus names for the errors of a signal: of its shape, `<signal>_errors`, or `errors` beside `data`. */
export function errorsOf(path: NodePath, shape: readonly number[], siblings: readonly NodeInfo[]): NodeInfo | null {
  const names = [`${baseName(path)}_errors`, ...(baseName(path) === "data" ? ["errors"] : [])];
  const fits = ({ path: other, shape: own }: NodeInfo) =>
    names.includes(baseName(other)) && own?.length === shape.length && own.every((size, i) => size === shape[i]);
  return siblings.find(fits) ?? null;
}
