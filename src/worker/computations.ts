import { bind, type Environment, type Operand } from "../array/bind.ts";
import { type KnownValues, NeedsValues } from "../array/bound.ts";
import type { Expr } from "../array/expr.ts";
import { elements } from "../array/grid.ts";
import { makePlan, type Plan } from "../array/plan.ts";
import { type ExprRow, exprRows, sourcesOf, stageTitle } from "../array/print.ts";
import { ExpressionFault, parse, references } from "../array/syntax.ts";
import { asFault, Fault, faultData } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import type { NodePath } from "../core/path.ts";
import type { Value } from "../core/value.ts";
import { type RunOptions, runPlan, type TaskRunner } from "../engine/runPlan.ts";
import type { ValueBlock } from "../engine/task.ts";
import type { ExpressionCheck, PlanInfo } from "../rpc/explorerApi.ts";
import { absolutePath, findNamed, type NameSource } from "./names.ts";

export interface ComputationHost extends NameSource {
  readonly runner: () => TaskRunner;
  readonly budget: () => number;
  /** The node around which short names are looked up: of a result, the one that was selected for it. */
  readonly base: (selected: NodePath) => NodePath;
  /** Values of a selection of a dataset of strings. */
  readonly readValues: (path: NodePath, expr: Expr, signal: AbortSignal) => Promise<readonly Value[]>;
}

/** An expression that has been understood. */
export interface Prepared {
  readonly text: string;
  readonly expr: Expr;
  /** Stages that must run before the expression can be put together: ranges of values, labels. */
  readonly before: readonly Plan[];
}

/** Labels and masks that are read while an expression is only checked may be no larger. */
const SMALL = 16 * 1024 * 1024;
const MOST_ROUNDS = 12;

/** From the text of an expression to its plan and its values. */
export class Computations {
  private readonly host: ComputationHost;

  constructor(host: ComputationHost) {
    this.host = host;
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
    const { expr, before } = await this.prepare(text, selected, signal, false);
    const plan = this.plan(expr);
    const plans = [...before, plan];
    return {
      expression: text,
      shape: plan.shape,
      dtype: arrayProtocol(plan.type),
      dims: dimNames(plan.shape),
      stages: plans.flatMap(({ stages }) =>
        stages.map((stage) => ({
          title: stage.results.map((result) => stageTitle(result.expr)).join("; "),
          tasks: stage.grid.bounds.reduce((product, cuts) => product * (cuts.length - 1), 1),
          readBytes: stage.readBytes,
        })),
      ),
      tasks: plans.reduce((sum, { tasks }) => sum + tasks, 0),
      readBytes: plans.reduce((sum, { readBytes }) => sum + readBytes, 0),
      peakBytes: Math.max(...plans.map(({ peakBytes }) => peakBytes)),
      rows: exprRows(expr) satisfies ExprRow[],
      sources: sourcesOf(expr),
    };
  }

  async evaluate(
    text: string,
    selected: NodePath | undefined,
    options: RunOptions & { signal: AbortSignal },
  ): Promise<{ expr: Expr; block: ValueBlock }> {
    const { expr } = await this.prepare(text, selected, options.signal, true);
    return { expr, block: await this.run(expr, options) };
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
      names,
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
    };
    for (let round = 0; round < MOST_ROUNDS; round++) {
      try {
        return { text, expr: bind(syntax, environment), before };
      } catch (needed) {
        if (!(needed instanceof NeedsValues)) throw needed;
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
  private async lookUp(names: readonly string[], find: (name: string) => Promise<Operand>, signal: AbortSignal) {
    const all = new Map<string, Operand | Fault>();
    for (const name of names) {
      all.set(
        name,
        await find(name).catch((cause) => {
          if (signal.aborted) throw cause;
          return asFault(cause);
        }),
      );
    }
    return all;
  }

  private async smallValues(expr: Expr, signal: AbortSignal): Promise<readonly (number | bigint | string)[]> {
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

/** NumPy's array-protocol text of a result's type. */
export function arrayProtocol(type: string): string {
  return type.endsWith("1") ? `|${type}` : `<${type}`;
}

export function dimNames(shape: readonly number[]): string[] {
  return shape.map((_, axis) => `dim_${axis}`);
}
