import { LRUCache } from "lru-cache";
import { bind } from "../array/bind.ts";
import type { Environment } from "../array/binding.ts";
import { type KnownValues, NeedsValues } from "../array/bound.ts";
import type { Expr } from "../array/expr.ts";
import { CONSTANTS } from "../array/functions/catalog.ts";
import { elements } from "../array/grid.ts";
import { type Coord, coordValues, type Label } from "../array/labels/coord.ts";
import { callNames, type Labelled } from "../array/labels/labelled.ts";
import type { Operand } from "../array/operand.ts";
import { makePlan, type Plan } from "../array/plan.ts";
import { type ExprRow, exprRows, sourcesOf, stageTitle } from "../array/print.ts";
import { references, takenAsStored } from "../array/references.ts";
import { ExpressionFault, parse } from "../array/syntax.ts";
import { timeAxis, timeRange } from "../core/cfTime.ts";
import { asFault, Fault, faultData } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import type { NodePath } from "../core/path.ts";
import type { Value } from "../core/value.ts";
import { type RunOptions, runPlan, type TaskRunner } from "../engine/runPlan.ts";
import type { ValueBlock } from "../engine/task.ts";
import type { ExpressionCheck, PlanInfo, StoredOperand } from "../rpc/explorerApi.ts";
import { absolutePath, findElsewhere, findNamed, type NameSource, WRITE_PATH } from "./names.ts";
import { type AskStoredBytes, StoredBytes } from "./storedBytes.ts";

export interface ComputationHost extends NameSource {
  readonly runner: () => TaskRunner;
  readonly budget: () => number;
  /** The node around which short names are looked up: of a result, the one that was selected for it. */
  readonly base: (selected: NodePath) => NodePath;
  /** Values of a selection of a dataset of strings. */
  readonly readValues: (path: NodePath, expr: Expr, signal: AbortSignal) => Promise<readonly Value[]>;
  readonly storedBytes: AskStoredBytes;
}

/** An expression that has been understood. */
export interface Prepared {
  readonly text: string;
  readonly array: Labelled;
  /** Stages that must run before the expression can be put together: ranges of values, labels. */
  readonly before: readonly Plan[];
  /** What is not decoded, though it stands for other values. */
  readonly asStored: readonly StoredOperand[];
}

/** Labels and masks that are read while an expression is only checked may be no larger. */
const SMALL = 16 * 1024 * 1024;
const MOST_ROUNDS = 24;
/** Names that are looked up at the same time. */
const AT_ONCE = 16;
/** Values of coordinates that are kept from one expression to the next, and those that go with one result. */
const KEPT_LABELS = 2 ** 20;
const RESULT_LABELS = 2 ** 20;
/** A coordinate of several dimensions goes with a result up to here. */
const GRID_LABELS = 2 ** 16;

/** Values along axes, and single ones as lists of one. */
export type CoordLists = Readonly<Record<string, readonly Label[]>>;

/** From the text of an expression to its plan and its values. */
export class Computations {
  private readonly host: ComputationHost;
  /** Labels and indices that were read, by the id of their expression: coordinates are asked for again and again. */
  private readonly labels = new LRUCache<string, readonly (number | bigint | string)[]>({
    maxSize: KEPT_LABELS,
    sizeCalculation: (values) => values.length + 1,
  });

  private readonly stored: StoredBytes;

  constructor(host: ComputationHost) {
    this.host = host;
    this.stored = new StoredBytes(host.storedBytes);
  }

  /** Forgets values that came from files which are closed or read anew. */
  forget(): void {
    this.labels.clear();
    this.stored.forget();
  }

  async check(text: string, selected: NodePath | undefined, signal: AbortSignal): Promise<ExpressionCheck> {
    try {
      return { kind: "plan", plan: await this.planInfo(text, selected, signal) };
    } catch (cause) {
      const fault = asFault(cause);
      if (fault.code === "aborted" || fault.code === "internal") throw fault;
      const place = cause instanceof ExpressionFault ? cause.place : undefined;
      return { kind: "error", error: { ...faultData(fault), ...(place && { place }) } };
    }
  }

  async planInfo(text: string, selected: NodePath | undefined, signal: AbortSignal): Promise<PlanInfo> {
    const { array, before, asStored } = await this.prepare(text, selected, signal, false);
    const { expr } = array;
    const plan = this.plan(expr);
    const plans = [...before, plan];
    const stages = plans.flatMap((each) => each.stages);
    const stored = await this.stored.ofStages({ stages }, signal);
    return {
      expression: text,
      shape: plan.shape,
      dtype: arrayProtocol(plan.type),
      dims: callNames(array.dims),
      stages: stages.map((stage, i) => ({
        title: stage.results.map((result) => stageTitle(result.expr)).join("; "),
        tasks: stage.grid.bounds.reduce((product, cuts) => product * (cuts.length - 1), 1),
        readBytes: stage.readBytes,
        ...(stored[i] !== undefined && { storedBytes: stored[i] }),
      })),
      tasks: plans.reduce((sum, { tasks }) => sum + tasks, 0),
      readBytes: plans.reduce((sum, { readBytes }) => sum + readBytes, 0),
      ...sumOfKnown(stored),
      peakBytes: Math.max(...plans.map(({ peakBytes }) => peakBytes)),
      rows: exprRows(expr) satisfies ExprRow[],
      sources: sourcesOf(expr),
      asStored,
    };
  }

  async evaluate(
    text: string,
    selected: NodePath | undefined,
    options: RunOptions & { signal: AbortSignal },
  ): Promise<{ array: Labelled; block: ValueBlock; coords: CoordLists }> {
    const { array } = await this.prepare(text, selected, options.signal, true);
    const block = await this.run(array.expr, options);
    return { array, block, coords: await this.coordLists(array, options.signal) };
  }

  /** The coordinates of a result. One that cannot be read, or is very long, is left out. */
  async coordLists({ coords, dims, expr }: Labelled, signal: AbortSignal): Promise<CoordLists> {
    const lists: Record<string, readonly Label[]> = {};
    let room = RESULT_LABELS;
    for (const coord of coords) {
      const size = coord.dims.reduce((product, dim) => product * (expr.shape[dims.indexOf(dim)] ?? 1), 1);
      if (size > room || (coord.dims.length > 1 && size > GRID_LABELS)) continue;
      try {
        lists[coord.name] = await this.coordList(coord, signal);
        room -= size;
      } catch (cause) {
        if (signal.aborted) throw cause;
      }
    }
    return lists;
  }

  /** The values of a coordinate, in C order. */
  async coordList(coord: Coord, signal: AbortSignal): Promise<readonly Label[]> {
    const values = new Map<string, readonly (number | bigint | string)[]>();
    for (;;) {
      try {
        return coordValues(coord, (expr) => {
          const list = values.get(expr.id);
          if (!list) throw new NeedsValues(expr);
          return list;
        });
      } catch (needed) {
        if (!(needed instanceof NeedsValues) || values.has(needed.expr.id)) throw needed;
        values.set(needed.expr.id, await this.smallValues(needed.expr, signal));
      }
    }
  }

  run(expr: Expr, options: RunOptions = {}): Promise<ValueBlock> {
    return runPlan(this.plan(expr), this.host.runner(), options);
  }

  private plan(expr: Expr): Plan {
    return makePlan(expr, { workers: this.host.runner().workers, budget: this.host.budget() });
  }

  /**
   * Understands an expression. Where values must be known first they are computed; if `forReal` is not set, the smallest
   * and largest values for the bins of a histogram are left open, since only their plan is wanted.
   */
  async prepare(
    text: string,
    selected: NodePath | undefined,
    signal: AbortSignal,
    forReal: boolean,
  ): Promise<Prepared> {
    const syntax = parse(text);
    const { names, paths } = references(syntax);
    const base = selected === undefined ? undefined : this.host.base(selected);
    const named = await this.lookUp(
      names.filter((name) => !CONSTANTS.has(name)),
      (name) => findNamed(name, name === "_" ? selected : base, this.host, signal),
      signal,
    );
    const at = await this.lookUp(paths, (path) => this.host.dataset(absolutePath(path, base), signal), signal);
    const values = new Map<string, readonly (number | bigint | string)[]>();
    const before: Plan[] = [];
    const environment: Environment = {
      named: (name) => found(named, name),
      at: (path) => found(at, path),
      values: values as KnownValues,
      times: (text, units, calendar) => {
        const axis = timeAxis(units, calendar);
        return axis && timeRange(text, axis);
      },
    };
    const asStored = takenAsStored(syntax).flatMap((each) => {
      const operand = "path" in each ? at.get(each.path) : named.get(each.name);
      const encoding = operand instanceof Fault ? undefined : operand?.encoding;
      return encoding ? [{ from: each.from, to: each.to, encoding }] : [];
    });
    for (let round = 0; round < MOST_ROUNDS; round++) {
      try {
        return { text, array: bind(syntax, environment), before, asStored };
      } catch (needed) {
        if (!(needed instanceof NeedsValues)) throw await this.withPlaceElsewhere(needed, named, base, signal);
        const { expr } = needed;
        if (!forReal && expr.shape.length === 0) {
          before.push(this.plan(expr));
          values.set(expr.id, [0]);
        } else values.set(expr.id, await this.smallValues(expr, signal));
      }
    }
    throw new Fault("invalid", "The expression needs too many values before it can be computed.");
  }

  /** Faults are kept and thrown where the name is used, so that they get their place in the text. */
  /** A fault; where it is that of a name which only another file has, with its path there. */
  private async withPlaceElsewhere(
    fault: unknown,
    named: ReadonlyMap<string, Operand | Fault>,
    base: NodePath | undefined,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (!(fault instanceof ExpressionFault) || fault.hint !== WRITE_PATH || base === undefined) return fault;
    const [name] =
      [...named].find(([, operand]) => operand instanceof Fault && operand.message === fault.message) ?? [];
    const path = name === undefined ? undefined : await findElsewhere(name, base, this.host, signal);
    if (path === undefined) return fault;
    return new ExpressionFault(fault.message, fault.place, `Write this[${JSON.stringify(path)}].`);
  }

  private async lookUp(names: readonly string[], find: (name: string) => Promise<Operand>, signal: AbortSignal) {
    const all = new Map<string, Operand | Fault>();
    const queue = names.values();
    const seek = async () => {
      for (const name of queue) {
        all.set(
          name,
          await find(name).catch((cause) => {
            if (signal.aborted) throw cause;
            return asFault(cause);
          }),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, seek));
    return all;
  }

  private async smallValues(expr: Expr, signal: AbortSignal): Promise<readonly (number | bigint | string)[]> {
    const known = this.labels.get(expr.id);
    if (known) return known;
    const values = await this.readSmall(expr, signal);
    this.labels.set(expr.id, values);
    return values;
  }

  private async readSmall(expr: Expr, signal: AbortSignal): Promise<readonly (number | bigint | string)[]> {
    const bytes = elements(expr.shape) * 16;
    if (bytes > SMALL) {
      throw new Fault(
        "over-budget",
        `Labels and indices are held as a whole; these take ${formatBytes(bytes)}, at most ${formatBytes(SMALL)} can be.`,
      );
    }
    if (expr.type === "str") {
      const base = expr.kind === "slice" ? expr.arg : expr;
      if (base.kind !== "source")
        throw new Fault("invalid", "Strings can only be taken from a dataset, or a slice of one.");
      const values = await this.host.readValues(base.source.path, expr, signal);
      return values.map((value) => String(value));
    }
    const { data } = await this.run(expr, { signal });
    return Array.from(data as ArrayLike<number | bigint>);
  }
}

function found(all: ReadonlyMap<string, Operand | Fault>, name: string): Operand {
  const dataset = all.get(name);
  if (!dataset) throw new Fault("not-found", `“${name}” is not known.`);
  if (dataset instanceof Fault) throw dataset;
  return dataset;
}

/** A sum is known where all of its parts are. */
function sumOfKnown(stored: readonly (number | undefined)[]): Pick<PlanInfo, "storedBytes"> {
  const known = stored.filter((bytes) => bytes !== undefined);
  return known.length < stored.length ? {} : { storedBytes: known.reduce((sum, bytes) => sum + bytes, 0) };
}

/** NumPy's array-protocol text of a result's type. */
export function arrayProtocol(type: string): string {
  return type.endsWith("1") ? `|${type}` : `<${type}`;
}
