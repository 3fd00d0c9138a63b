import type { Coordinate, Labels, LabelWarning } from "../core/labels.ts";
import type { Grid, ObjectFacts } from "../core/node.ts";
import { attributeValue, hasAttribute, numbersOf, textOf } from "./labelSource.ts";

const SHAPE = "grid_shape";
const ORDER = "index_order";
const EXTENT = "space_extent";
const STRUCTURE = "grid_structure";
const SPACE = ["x", "y", "z"];
const TIME = "time";

/**
 * The grid that the last axis of a dataset stands for, by Utopia's attributes (utopya/eval/containers.py): `grid_shape`,
 * `index_order` (F where it is absent), `space_extent` and `grid_structure` (`square` or `hexagonal`). The dataset is one
 * axis of cells, or times by cells. What does not fit is said; the dataset then stays as it is stored.
 */
export function gridOf(facts: ObjectFacts): Grid | LabelWarning {
  const warning = (attribute: string, message: string): LabelWarning => ({ attribute, message });
  const stored = facts.shape ?? [];
  const shape = numbersOf(facts, SHAPE);
  if (!shape) return warning(SHAPE, "A grid needs its shape: numbers of cells along x, y and z.");
  if (shape.length < 1 || shape.length > SPACE.length || shape.some((n) => !Number.isSafeInteger(n) || n < 1)) {
    return warning(SHAPE, `(${shape.join(", ")}) is no shape of a grid in space.`);
  }
  if (stored.length !== 1 && stored.length !== 2) {
    return warning(SHAPE, `A grid is laid out from cells, or times by cells; this has ${stored.length} dimensions.`);
  }
  const cells = shape.reduce((product, n) => product * n, 1);
  if (stored.at(-1) !== cells) {
    return warning(SHAPE, `A grid of (${shape.join(", ")}) has ${cells} cells; the last axis has ${stored.at(-1)}.`);
  }
  const order = textOf(facts, ORDER) ?? "F";
  if (order !== "C" && order !== "F") return warning(ORDER, `“${order}” is no order of cells: it is C or F.`);
  const middles = middlesOf(facts, shape);
  if ("message" in middles) return middles;
  const coords = shape.map((_, axis): Coordinate => {
    const name = SPACE[axis] as string;
    return { name, dims: [name], from: { kind: "range", ...(middles[axis] as Steps) } };
  });
  return { shape, order, coords, stored: { shape: stored, chunks: facts.chunks } };
}

interface Steps {
  readonly start: number;
  readonly step: number;
}

/** Where the middles of the cells are along each axis; without an extent they are counted. */
function middlesOf(facts: ObjectFacts, shape: readonly number[]): readonly Steps[] | LabelWarning {
  if (attributeValue(facts, EXTENT) === undefined) return shape.map(() => ({ start: 0, step: 1 }));
  const extent = numbersOf(facts, EXTENT);
  if (extent?.length !== shape.length) {
    return {
      attribute: EXTENT,
      message: `It gives ${extent?.length ?? "no"} lengths for ${shape.length} axes of space.`,
    };
  }
  const structure = hasAttribute(facts, STRUCTURE) ? textOf(facts, STRUCTURE) : "square";
  const isHexagonal = structure === "hexagonal";
  if (structure !== "square" && !(isHexagonal && shape.length === 2)) {
    return { attribute: STRUCTURE, message: `“${structure}” is no structure of a grid with ${shape.length} axes.` };
  }
  return shape.map((n, axis) => {
    const length = extent[axis] as number;
    // Rows of hexagons overlap by a quarter.
    return { start: (0.5 * length) / n / (isHexagonal && axis === 1 ? 0.75 : 1), step: length / n };
  });
}

/** Names of the axes of a dataset that is laid out so. */
export function gridDims({ stored, shape }: Grid): string[] {
  return [...(stored.shape.length > 1 ? [TIME] : []), ...SPACE.slice(0, shape.length)];
}

/** Labels of the dataset as it is laid out, out of those of what is stored: of them times stay. */
export function gridLabels(grid: Grid, stored: Labels): Labels {
  const times = stored.dims[0] === TIME && stored.dims.length > 1 ? stored.coords : [];
  return {
    convention: "dantro",
    dims: gridDims(grid),
    coords: [...times.filter(({ name, dims }) => name === TIME && dims.length === 1), ...grid.coords],
    warnings: stored.warnings,
  };
}
