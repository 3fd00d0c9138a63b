import type { Expr } from "../array/expr.ts";
import { type Coord, coordArray, type Label, partOfCoord } from "../array/labels/coord.ts";
import { callNames, type Labelled } from "../array/labels/labelled.ts";
import { placesOf } from "../array/labels/queryText.ts";
import { neededChunks } from "../array/neededChunks.ts";
import type { Operand } from "../array/operand.ts";
import { sourcesOf } from "../array/print.ts";
import { whole } from "../array/range.ts";
import { DESCRIBED } from "../array/reduceRule.ts";
import { index } from "../array/shapeOps.ts";
import { timeAxis, timeRange } from "../core/cfTime.ts";
import { asFault, Fault, isFault } from "../core/fault.ts";
import type { Coordinate } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath } from "../core/path.ts";
import type { Selection } from "../core/selection.ts";
import type { Block, NumberArray, Value } from "../core/value.ts";
import { valueBytes } from "../core/value.ts";
import type { TaskRunner } from "../engine/runPlan.ts";
import type { ValueBlock } from "../engine/task.ts";
import { pythonScript, type ScriptCoordinate } from "../export/python.ts";
import type {
  ChunkMapInfo,
  Completion,
  CoordinateInfo,
  EvaluationResult,
  ExplorerEvent,
  ExpressionCheck,
  JobId,
  LocatedPlaces,
  PlanInfo,
} from "../rpc/explorerApi.ts";
import type { ResolvedValues } from "../tree/memory.ts";
import { type Result, Results, resultType } from "../tree/results.ts";
import { completeNames } from "./completion.ts";
import { arrayProtocol, Computations, type CoordLists } from "./computations.ts";
import type { AskStoredBytes } from "./storedBytes.ts";

export interface ComputingHost {
  readonly runner: () => TaskRunner;
  readonly budget: () => number;
  readonly values: ResolvedValues;
  readonly emit: (event: ExplorerEvent) => void;
  readonly members: (path: NodePath, signal: AbortSignal) => Promise<string[]>;
  readonly describe: (paths: readonly NodePath[], signal: AbortSignal) => Promise<NodeInfo[]>;
  /** The dataset that a path leads to, or the expression of a result. */
  readonly dataset: (path: NodePath, signal: AbortSignal) => Promise<Operand>;
  readonly read: (path: NodePath, selection: Selection, signal: AbortSignal) => Promise<Block>;
  readonly storedBytes: AskStoredBytes;
}

/** Labels that are written out in a script. */
const MOST_WRITTEN = 1000;

/** What the page may ask about expressions, and the results that they leave in the tree. */
export class Computing {
  readonly results = new Results<Labelled>();
  private readonly host: ComputingHost;
  private readonly computations: Computations;

  constructor(host: ComputingHost) {
    this.host = host;
    this.computations = new Computations({
      runner: host.runner,
      budget: () => host.budget(),
      members: host.members,
      dataset: host.dataset,
      storedBytes: host.storedBytes,
      base: (selected) => this.results.find(selected)?.selected ?? selected,
      groups: async (path, names, signal) => {
        const nodes = await host.describe(
          names.map((name) => joinPath(path, name)),
          signal,
        );
        return nodes.filter((node) => node.kind === "group" && node.sameAs === undefined).map((node) => node.path);
      },
      readValues: async (path, expr, signal) => {
        const ranges = expr.kind === "slice" ? expr.ranges : expr.shape.map(whole);
        const selection = ranges.map(({ start, step, n }) => ({ start, step, count: n, drop: false }));
        return (await host.read(path, selection, signal)).data as readonly Value[];
      },
    });
  }

  check(text: string, selected: NodePath | undefined, signal: AbortSignal): Promise<ExpressionCheck> {
    return this.computations.check(text, selected, signal);
  }

  plan(text: string, selected: NodePath | undefined, signal: AbortSignal): Promise<PlanInfo> {
    return this.computations.planInfo(text, selected, signal);
  }

  async evaluate(
    text: string,
    selected: NodePath | undefined,
    job: JobId | undefined,
    signal: AbortSignal,
  ): Promise<EvaluationResult> {
    const { array, block, coords } = await this.run(text, selected, job, signal);
    return {
      shape: block.shape,
      dtype: arrayProtocol(array.expr.type),
      dims: callNames(array.dims),
      coords: { ...coordsOf(array.expr), ...coords },
      data: block.data as NumberArray,
    };
  }

  async compute(
    text: string,
    selected: NodePath | undefined,
    job: JobId | undefined,
    signal: AbortSignal,
  ): Promise<NodePath> {
    const { array, block, coords } = await this.run(text, selected, job, signal);
    const result = this.addResult(text, selected, array, coords, block.shape);
    this.keep(result, block);
    this.host.emit({ type: "results", paths: [result.path] });
    return result.path;
  }

  /** As `compute`, but nothing is computed: the result is a proxy, of which what is looked at is computed then. */
  async define(text: string, selected: NodePath | undefined, signal: AbortSignal): Promise<NodePath> {
    const { array } = await this.computations.prepare(text, selected, signal, true);
    const { expr } = array;
    if (expr.kind === "reduce" && expr.op.name === "unique") {
      throw new Fault("invalid", "How many distinct values there are is only known once they are computed.");
    }
    const coords = await this.computations.coordLists(array, signal);
    const { path } = this.addResult(text, selected, array, coords, expr.shape);
    this.host.emit({ type: "results", paths: [path] });
    return path;
  }

  private addResult(
    text: string,
    selected: NodePath | undefined,
    array: Labelled,
    coords: CoordLists,
    shape: readonly number[],
  ): Result<Labelled> {
    return this.results.add({
      text,
      ...(selected !== undefined && { selected }),
      expression: array,
      shape,
      dtype: resultType(array.expr.type),
      dims: array.dims,
      coords: resultCoords(array, coords),
      lists: coordsOf(array.expr),
    });
  }

  async exportPython(text: string, selected: NodePath | undefined, signal: AbortSignal): Promise<string> {
    const { array } = await this.computations.prepare(text, selected, signal, true);
    const coords: ScriptCoordinate[] = [];
    for (const coord of array.coords) {
      const values = await this.scriptValues(coord, signal);
      const { name, dims, units, calendar } = coord;
      const time = { ...(units !== undefined && { units }), ...(calendar !== undefined && { calendar }) };
      if (values) coords.push({ name, dims, values, ...time });
    }
    return pythonScript(array.expr, { expression: text, dims: array.dims, coords });
  }

  /** A coordinate in a script: numbers are computed there, a few texts are written out. */
  private async scriptValues(coord: Coord, signal: AbortSignal): Promise<ScriptCoordinate["values"] | undefined> {
    try {
      const expr = coordArray(coord);
      if (expr.type !== "str") return expr;
    } catch (cause) {
      if (!isFault(asFault(cause), "invalid")) throw cause;
    }
    const values = await this.computations.coordList(coord, signal);
    return values.length <= MOST_WRITTEN ? values : undefined;
  }

  /** What can be said of an array as of a dataset, with the values of its coordinates. */
  async facts(array: Labelled, signal: AbortSignal) {
    const { expr, dims } = array;
    const coords = resultCoords(array, await this.computations.coordLists(array, signal));
    const dtype = resultType(expr.type);
    return { shape: expr.shape, maxshape: expr.shape, dtype, chunks: null, dims, coords, attributes: [] };
  }

  /** The values of a coordinate, in C order. */
  coordValues(coord: Coord, signal: AbortSignal): Promise<readonly Label[]> {
    return this.computations.coordList(coord, signal);
  }

  /** Part of an array: what is wanted of it is computed. */
  async readPart(expr: Expr, selection: Selection, signal: AbortSignal): Promise<Block> {
    const part = index(
      expr,
      selection.map(({ start, step, count, drop }) =>
        drop
          ? { kind: "integer", at: start }
          : { kind: "slice", from: start, to: afterLast(start, step, count), by: step },
      ),
    );
    return shown(await this.computations.run(part, { signal }));
  }

  /** Computes a result's values anew and keeps them. */
  async resolveResult(path: NodePath, signal: AbortSignal): Promise<void> {
    const result = this.results.get(path);
    this.keep(result, await this.computations.run(result.expression.expr, { signal }));
  }

  /** The values of a coordinate; `part` is first and behind the last place along its one dimension. */
  async coordinate(
    path: NodePath,
    name: string,
    part: readonly [start: number, stop: number] | undefined,
    signal: AbortSignal,
  ): Promise<CoordinateInfo> {
    const { coords = [] } = await this.host.dataset(path, signal);
    const coord = coords.find((candidate) => candidate.name === name);
    if (!coord) throw new Fault("not-found", `${path} has no coordinate “${name}”.`);
    const chosen = part ? partOfCoord(coord, { start: part[0], step: 1, n: Math.max(0, part[1] - part[0]) }) : coord;
    const values = await this.computations.coordList(chosen, signal);
    const { units, calendar } = coord;
    return { values, ...(units !== undefined && { units }), ...(calendar !== undefined && { calendar }) };
  }

  /** The places along a dimension that a text names by its labels. */
  async locate(path: NodePath, dim: string, text: string, signal: AbortSignal): Promise<LocatedPlaces> {
    const { values, units, calendar } = await this.coordinate(path, dim, undefined, signal);
    const axis = timeAxis(units, calendar);
    return placesOf(dim, values, text, axis && ((part) => timeRange(part, axis)));
  }

  /** Forgets what was read of a file that is closed or read anew. */
  forget(): void {
    this.computations.forget();
  }

  deleteResult(path: NodePath): void {
    this.results.get(path);
    this.results.delete(path);
    this.host.values.delete(path);
    this.host.emit({ type: "results", paths: [path] });
  }

  complete(prefix: string, selected: NodePath | undefined, signal: AbortSignal): Promise<Completion[]> {
    const base = selected && (this.results.find(selected)?.selected ?? selected);
    return base === undefined ? Promise.resolve([]) : completeNames(prefix, base, this.host, signal);
  }

  async chunkMaps(text: string, selected: NodePath | undefined, signal: AbortSignal): Promise<ChunkMapInfo[]> {
    const { array } = await this.computations.prepare(text, selected, signal, false);
    const { expr } = array;
    const maps: ChunkMapInfo[] = [];
    for (const path of sourcesOf(expr)) {
      const operand = await this.host.dataset(path, signal);
      if ("expr" in operand || !operand.ref.chunks) continue;
      const { shape } = operand;
      const { chunks } = operand.ref;
      const needed = neededChunks(expr, path, chunks);
      maps.push({ path, chunks, grid: shape.map((n, axis) => Math.ceil(n / (chunks[axis] ?? 1))), needed });
    }
    return maps;
  }

  private run(text: string, selected: NodePath | undefined, job: JobId | undefined, signal: AbortSignal) {
    const { emit } = this.host;
    return this.computations.evaluate(text, selected, {
      signal,
      ...(job !== undefined && {
        onProgress: (done: number, total: number) => emit({ type: "progress", job, done, total }),
        onPartial: (block: ValueBlock, coverage: number) =>
          emit({ type: "partial", job, block: shown(block), coverage }),
      }),
    });
  }

  private keep({ path }: Result<Labelled>, block: ValueBlock): void {
    const kept = shown(block);
    this.host.values.set(path, kept, valueBytes(kept.data));
    this.host.emit({ type: "memory", memory: this.host.values.info() });
  }
}

function shown({ type, shape, data }: ValueBlock): Block {
  return { shape, dtype: resultType(type), data: data as NumberArray };
}

/** The end of a slice of `count` elements; null where it runs off the beginning. */
function afterLast(start: number, step: number, count: number): number | null {
  const end = start + count * step;
  return end < 0 ? null : end;
}

/** Values that go with a result but lie along no axis of its operands. */
function coordsOf(expr: Expr): EvaluationResult["coords"] {
  if (expr.kind !== "reduce") return {};
  const last = `dim_${expr.shape.length - 1}`;
  if (expr.op.name === "histogram") return { edges: expr.op.edges };
  if (expr.op.name === "describe") return { [last]: DESCRIBED };
  return {};
}

/** The coordinates of a result that lie along one dimension, or are single values. */
function resultCoords({ coords }: Labelled, lists: CoordLists): Coordinate[] {
  return coords.flatMap(({ name, dims, units, calendar }) => {
    const values = lists[name];
    if (!values || dims.length > 1) return [];
    const time = { ...(units !== undefined && { units }), ...(calendar !== undefined && { calendar }) };
    return [{ name, dims, from: { kind: "values", values }, ...time }];
  });
}
