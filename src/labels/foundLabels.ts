import type { Coordinate, Labels } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { timeFacts } from "./labelSource.ts";

/** What one convention finds of a dataset's labels. */
export type FoundLabels = Omit<Labels, "convention">;

/** Lengths that a coordinate dataset may have beside the one of its dimension. */
export type Fit = "exact" | "longer" | "edges";

/**
 * A dataset as a coordinate along dimensions of these extents; where its shape does not fit, the sentence that says so.
 * `fit` allows a dataset of one axis to be longer, or to hold the edges between places.
 */
export function datasetCoordinate(
  name: string,
  dims: readonly string[],
  dataset: NodeInfo,
  extents: readonly number[],
  fit: Fit = "exact",
): Coordinate | { readonly message: string } {
  const shape = dataset.kind === "dataset" ? dataset.shape : null;
  if (!shape) return { message: `${dataset.path} is no dataset with values, so ${name} has no coordinate.` };
  const fits = shape.length === extents.length && shape.every((n, axis) => n === extents[axis]);
  const [length = 0] = shape;
  const [extent = 0] = extents;
  const isLine = shape.length === 1 && extents.length === 1;
  const edges = fit === "edges" && isLine && length === extent + 1;
  if (!fits && !edges && !(fit === "longer" && isLine && length > extent)) {
    return { message: `${dataset.path} has the shape (${shape.join(", ")}), ${name} needs (${extents.join(", ")}).` };
  }
  return {
    name,
    dims,
    from: { kind: "dataset", path: dataset.path, ...(edges && { edges }) },
    ...timeFacts(dataset),
  };
}
