import { LRUCache } from "lru-cache";
import { constant, source } from "../array/build.ts";
import { binary } from "../array/elementwise.ts";
import type { Expr } from "../array/expr.ts";
import { type Coord, coordOfArray, coordOfRange, coordOfValues } from "../array/labels/coord.ts";
import { decodedValues } from "../array/labels/decode.ts";
import type { Dataset, Operand } from "../array/operand.ts";
import type { Range } from "../array/range.ts";
import { slice } from "../array/shapeOps.ts";
import type { Coordinate, Labels } from "../core/labels.ts";
import { mappedClass } from "../core/mappedType.ts";
import type { NodeInfo } from "../core/node.ts";
import { isWithin, type NodePath } from "../core/path.ts";
import { encodingOf } from "../labels/encoding.ts";
import { gridLabels, gridOf } from "../labels/grid.ts";
import type { LabelSource } from "../labels/labelSource.ts";
import { labelsOf } from "../labels/labelsOf.ts";
import { gridArray } from "../tree/gridArray.ts";

export interface LabellingHost {
  /** A node with its attributes. */
  readonly inspect: (path: NodePath, signal?: AbortSignal) => Promise<NodeInfo>;
  readonly members: (path: NodePath) => Promise<readonly string[]>;
  /** A dataset without labels, as expressions see it. */
  readonly operand: (path: NodePath, signal: AbortSignal) => Promise<Dataset>;
}

/** Nodes and labels that are remembered: a variable shares its scales with all others of its file. */
const KEPT = 2000;

/** Labels of datasets, found when a dataset is looked at or computed with. */
export class Labelling {
  private readonly host: LabellingHost;
  private readonly nodes = new LRUCache<NodePath, Promise<NodeInfo | undefined>>({ max: KEPT });
  private readonly labels = new LRUCache<NodePath, Promise<Labels>>({ max: KEPT });

  constructor(host: LabellingHost) {
    this.host = host;
  }

  /** Forgets what was found in a file that is closed or read anew. */
  forget(root: NodePath): void {
    for (const cache of [this.nodes, this.labels]) {
      for (const path of [...cache.keys()]) if (isWithin(path, root)) cache.delete(path);
    }
  }

  /** A node with what its attributes, and its neighbours, say of its dimensions. */
  async labelled(node: NodeInfo): Promise<NodeInfo> {
    if (node.kind !== "dataset" || !node.shape || !node.attributes) return node;
    const { convention, dims, coords, warnings } = await this.labelsOf(node);
    const encoding = encodingOf(node);
    return {
      ...node,
      ...(dims.some((dim) => dim !== null) && { dims, labelledBy: convention }),
      ...(coords.length > 0 && { coords }),
      ...(warnings.length > 0 && { labelWarnings: warnings }),
      ...(encoding && { encoding }),
    };
  }

  /** A dataset with its labels, as expressions see it. */
  async operand(path: NodePath, signal: AbortSignal): Promise<Operand> {
    const [dataset, node] = await Promise.all([this.host.operand(path, signal), this.node(path)]);
    if (node?.kind !== "dataset") return dataset;
    const { grid } = node;
    const shape = grid ? node.shape : dataset.shape;
    if (!shape || shape.length !== node.shape?.length) return dataset;
    const { dims, coords } = await this.labelsOf(node);
    const encoding = encodingOf(node);
    const arrays = await Promise.all(coords.map((coord) => this.coord(coord, dims, shape, signal)));
    const labels = { dims, coords: arrays.filter((coord) => coord !== undefined), ...(encoding && { encoding }) };
    return grid ? { expr: gridArray(source(dataset.ref, dataset.shape), grid), ...labels } : { ...dataset, ...labels };
  }

  /** Whether a dataset is laid out otherwise than it is stored. */
  async isGrid(path: NodePath): Promise<boolean> {
    return (await this.node(path))?.grid !== undefined;
  }

  /** Of a grid those of its axes; a dataset that should be one and is not says why. */
  private async foundLabels(node: NodeInfo, source: LabelSource): Promise<Labels> {
    const { grid } = node;
    if (grid) return gridLabels(grid, await labelsOf({ ...node, shape: grid.stored.shape }, source));
    const labels = await labelsOf(node, source);
    if (mappedClass(node) !== "GridDC") return labels;
    const why = gridOf(node);
    return "message" in why ? { ...labels, warnings: [...labels.warnings, why] } : labels;
  }

  private labelsOf(node: NodeInfo): Promise<Labels> {
    const known = this.labels.get(node.path);
    if (known) return known;
    const found = this.foundLabels(node, {
      root: node.file?.root ?? node.path,
      node: (path) => (path === node.path ? Promise.resolve(node) : this.node(path)),
      members: (path) => this.host.members(path),
    });
    this.labels.set(node.path, found);
    found.catch(() => this.labels.delete(node.path));
    return found;
  }

  private node(path: NodePath): Promise<NodeInfo | undefined> {
    const known = this.nodes.get(path);
    if (known) return known;
    const node = this.host.inspect(path).catch(() => undefined);
    this.nodes.set(path, node);
    return node;
  }

  /** A coordinate as an array; undefined where its values cannot be computed with (they are shown all the same). */
  private async coord(
    { name, dims: own, from, units, calendar }: Coordinate,
    dims: readonly (string | null)[],
    shape: readonly number[],
    signal: AbortSignal,
  ): Promise<Coord | undefined> {
    const extents = own.map((dim) => shape[dims.indexOf(dim)] ?? 1);
    if (from.kind === "values") return coordOfValues(name, own[0] ?? null, from.values);
    if (from.kind === "range") return coordOfRange(name, { ...from, count: extents[0] ?? 0 });
    try {
      const { ref, shape: stored } = await this.host.operand(from.path, signal);
      const node = await this.node(from.path);
      const encoding = node && encodingOf(node);
      const values = encoding ? decodedValues(source(ref, stored), encoding) : source(ref, stored);
      const time = { ...(units !== undefined && { units }), ...(calendar !== undefined && { calendar }) };
      return coordOfArray(name, own, from.edges ? middles(values) : cut(values, extents), time);
    } catch (cause) {
      if (signal.aborted) throw cause;
      return undefined;
    }
  }
}

/** As far as the dimension goes. */
function cut(values: Expr, extents: readonly number[]): Expr {
  if (values.shape.every((n, axis) => n === extents[axis])) return values;
  return slice(
    values,
    extents.map((n): Range => ({ start: 0, step: 1, n })),
  );
}

/** Of the edges between places, the middles. */
function middles(edges: Expr): Expr {
  const n = (edges.shape[0] ?? 1) - 1;
  const part = (start: number) => slice(edges, [{ start, step: 1, n }]);
  return binary("multiply", binary("add", part(0), part(1)), constant(0.5));
}
