import type { LabelConvention, Labels, LabelWarning } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { byDantro } from "./dantro.ts";
import { byDimensionScales } from "./dimensionScales.ts";
import type { FoundLabels } from "./foundLabels.ts";
import type { LabelSource } from "./labelSource.ts";
import { byNetcdf } from "./netcdf.ts";
import { byNexus } from "./nexus.ts";

type Rule = (node: NodeInfo, source: LabelSource) => Promise<FoundLabels | undefined>;

/** In this order: the first one that names a dimension counts for all of them. */
const RULES: readonly (readonly [LabelConvention, Rule])[] = [
  ["netCDF-4", byNetcdf],
  ["HDF5 dimension scales", byDimensionScales],
  ["NeXus", byNexus],
  ["dantro", byDantro],
];

/** Names and coordinates of a dataset's dimensions. Only metadata are read. */
export async function labelsOf(node: NodeInfo, source: LabelSource): Promise<Labels> {
  const rank = node.shape?.length ?? 0;
  const warnings: LabelWarning[] = [];
  for (const [convention, rule] of RULES) {
    const found = await rule(node, source);
    if (!found) continue;
    if (found.dims.some((dim) => dim !== null)) return told({ convention, ...found });
    warnings.push(...found.warnings);
  }
  return { convention: "none", dims: new Array<null>(rank).fill(null), coords: [], warnings };
}

/** Each name once: of two dimensions with one name, the second has none. */
function told({ dims, coords, warnings, convention }: Labels): Labels {
  const repeated = dims.filter((dim, axis) => dim !== null && dims.indexOf(dim) !== axis);
  const own = dims.map((dim, axis) => (dims.indexOf(dim) === axis ? dim : null));
  return {
    convention,
    dims: own,
    coords: coords.filter(
      (coord, i) =>
        coord.dims.every((dim) => own.includes(dim)) && coords.findIndex(({ name }) => name === coord.name) === i,
    ),
    warnings: [
      ...warnings,
      ...repeated.map((dim) => ({
        attribute: "dims",
        message: `Two dimensions are called “${dim}”: the second one has no name here.`,
      })),
    ],
  };
}
