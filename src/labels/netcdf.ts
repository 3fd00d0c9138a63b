import type { Coordinate, LabelWarning } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { ancestorPaths, baseName, joinPath, type NodePath, parentPath } from "../core/path.ts";
import { datasetCoordinate, type FoundLabels } from "./foundLabels.ts";
import {
  hasAttribute,
  isBareDimension,
  isScale,
  type LabelSource,
  numbersOf,
  scalesOf,
  textOf,
} from "./labelSource.ts";

/** A dimension of a variable: its name, and the dataset that stands for it. */
interface Dimension {
  readonly name: string;
  readonly scale: NodeInfo | undefined;
}

/** What is put before the name of a variable that is called like a dimension but does not lie along it. */
const NON_COORDINATE = "_nc4_non_coord_";
/** Members of a group that are looked at for the numbers of dimensions. */
const MOST_SCALES = 200;

/**
 * Labels of files that netCDF wrote, in its own order: the numbers of dimensions (`_Netcdf4Coordinates`), dimension
 * scales, a dimension's own name. Coordinates are the variables of the dimensions' names and those that the variable, or
 * its group, calls `coordinates` (CF conventions, chapter 5).
 */
export async function byNetcdf(node: NodeInfo, source: LabelSource): Promise<FoundLabels | undefined> {
  if (!(await isNetcdf(node, source))) return undefined;
  const dimensions = await dimensionsOf(node, source);
  if (!dimensions) return undefined;
  const shape = node.shape ?? [];
  const dims = dimensions.map(({ name }) => name);
  const coords: Coordinate[] = [];
  const warnings: LabelWarning[] = [];
  for (const [axis, { name, scale }] of dimensions.entries()) {
    if (!scale || isBareDimension(scale) || scale.shape?.length !== 1) continue;
    // Along an unlimited dimension a variable may have been written less far than its coordinate.
    const coord = datasetCoordinate(name, [name], scale, [shape[axis] ?? 0], "longer");
    if ("message" in coord) warnings.push({ attribute: "DIMENSION_LIST", message: coord.message });
    else coords.push(coord);
  }
  for (const name of await auxiliaryNames(node, source)) {
    if (dims.includes(name)) continue;
    const dataset = await findUpwards(name, node.path, source);
    const own = dataset && (await dimensionsOf(dataset, source));
    if (!dataset || !own) {
      const message = `There is no variable “${name}” with known dimensions in this group or above it.`;
      warnings.push({ attribute: "coordinates", message });
      continue;
    }
    const ownDims = own.map((dimension) => dimension.name);
    if (!ownDims.every((dim) => dims.includes(dim))) continue;
    const extents = ownDims.map((dim) => shape[dims.indexOf(dim)] ?? 0);
    const coord = datasetCoordinate(name, ownDims, dataset, extents, "longer");
    if ("message" in coord) warnings.push({ attribute: "coordinates", message: coord.message });
    else coords.push(coord);
  }
  return { dims, coords, warnings };
}

async function isNetcdf(node: NodeInfo, source: LabelSource): Promise<boolean> {
  if (hasAttribute(node, "_Netcdf4Dimid") || hasAttribute(node, "_Netcdf4Coordinates")) return true;
  const root = await source.node(source.root);
  return root !== undefined && (hasAttribute(root, "_NCProperties") || hasAttribute(root, "_nc3_strict"));
}

const dimensionName = (path: NodePath): string => baseName(path).replace(NON_COORDINATE, "");

async function dimensionsOf(node: NodeInfo, source: LabelSource): Promise<readonly Dimension[] | undefined> {
  const rank = node.shape?.length;
  if (node.kind !== "dataset" || rank === undefined) return undefined;
  const ids = numbersOf(node, "_Netcdf4Coordinates");
  if (isScale(node) && ids?.length === rank) {
    const found = await scalesById(node.path, source);
    const dimensions = ids.map((id) => found.get(id));
    if (dimensions.every((dimension) => dimension !== undefined)) {
      return dimensions.map((scale) => ({ name: dimensionName(scale.path), scale }));
    }
  }
  const attached = scalesOf(node);
  if (attached?.every((scales) => scales.length > 0)) {
    return Promise.all(
      attached.map(async (scales) => {
        const path = scales.at(-1) as NodePath;
        return { name: dimensionName(path), scale: await source.node(path) };
      }),
    );
  }
  if (isScale(node) && rank === 1) return [{ name: dimensionName(node.path), scale: node }];
  return rank === 0 ? [] : undefined;
}

/** The scales in the group of a variable and in those above it, by their numbers; the nearest first. */
async function scalesById(path: NodePath, source: LabelSource): Promise<ReadonlyMap<number, NodeInfo>> {
  const found = new Map<number, NodeInfo>();
  for (const group of groupsUpwards(path, source.root)) {
    const names = (await source.members(group)).slice(0, MOST_SCALES);
    for (const scale of await Promise.all(names.map((name) => source.node(joinPath(group, name))))) {
      const [id] = (scale && numbersOf(scale, "_Netcdf4Dimid")) ?? [];
      if (scale && id !== undefined && !found.has(id)) found.set(id, scale);
    }
  }
  return found;
}

async function auxiliaryNames(node: NodeInfo, source: LabelSource): Promise<ReadonlySet<string>> {
  const group = await source.node(parentPath(node.path));
  const texts = [node, group].flatMap((owner) => (owner && textOf(owner, "coordinates")) ?? []);
  return new Set(texts.flatMap((text) => text.split(/\s+/)).filter(Boolean));
}

async function findUpwards(name: string, path: NodePath, source: LabelSource): Promise<NodeInfo | undefined> {
  for (const group of groupsUpwards(path, source.root)) {
    const found = await source.node(joinPath(group, name));
    if (found?.kind === "dataset") return found;
  }
  return undefined;
}

/** The group of a path, then those above it, up to the root of its file. */
export function groupsUpwards(path: NodePath, root: NodePath): NodePath[] {
  return ancestorPaths(path)
    .filter((group) => group.length >= root.length)
    .reverse();
}
