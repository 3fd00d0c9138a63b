import type { Coordinate } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName } from "../core/path.ts";
import { datasetCoordinate, type FoundLabels } from "./foundLabels.ts";
import { isBareDimension, isScale, type LabelSource, scalesOf, textOf, textsOf, timeFacts } from "./labelSource.ts";

/**
 * Labels by HDF5's dimension scales (HDF5 Dimension Scale Specification): the label of an axis is its name, else the name
 * of the last scale that is attached to it; that scale is its coordinate, further ones are coordinates beside it.
 */
export async function byDimensionScales(node: NodeInfo, source: LabelSource): Promise<FoundLabels | undefined> {
  const shape = node.shape ?? [];
  const labels = textsOf(node, "DIMENSION_LABELS");
  const attached = scalesOf(node);
  if (!labels && !attached) return isScale(node) && shape.length === 1 ? ownScale(node) : undefined;
  const dims: (string | null)[] = [];
  const coords: Coordinate[] = [];
  const warnings = [];
  for (const axis of shape.keys()) {
    const scales = await Promise.all((attached?.[axis] ?? []).map((path) => source.node(path)));
    const known = scales.filter((scale) => scale !== undefined);
    const main = known.at(-1);
    const label = labels?.length === shape.length ? labels[axis] : undefined;
    const dim = label || (main ? scaleName(main) : null);
    dims.push(dim);
    if (dim === null) continue;
    for (const scale of known) {
      if (isBareDimension(scale)) continue;
      const name = scale === main ? dim : scaleName(scale);
      const coord = datasetCoordinate(name, [dim], scale, [shape[axis] ?? 0]);
      if ("message" in coord) warnings.push({ attribute: "DIMENSION_LIST", message: coord.message });
      else coords.push(coord);
    }
  }
  return { dims, coords, warnings };
}

/** The name that a scale was given, if it is a plain word, else that of its dataset. */
function scaleName(scale: NodeInfo): string {
  const name = textOf(scale, "NAME") ?? "";
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : baseName(scale.path);
}

/** A scale lies along itself. */
function ownScale(node: NodeInfo): FoundLabels {
  const name = scaleName(node);
  return {
    dims: [name],
    coords: isBareDimension(node)
      ? []
      : [{ name, dims: [name], from: { kind: "dataset", path: node.path }, ...timeFacts(node) }],
    warnings: [],
  };
}
