import { Fault } from "../core/fault.ts";
import { assignArguments } from "./bindArguments.ts";
import { groupby, groupReduction, windowStatistic, windowsByName } from "./bindGroups.ts";
import type { Binding, Environment } from "./binding.ts";
import { isel, sel, whereHolds } from "./bindSelection.ts";
import { weightedStatistic } from "./bindWeighted.ts";
import { Arguments, type Bound, boundArray, NeedsValues, numberOf } from "./bound.ts";
import { constant } from "./build.ts";
import { binary, unary } from "./elementwise.ts";
import type { Expr } from "./expr.ts";
import { CONSTANTS, FUNCTIONS, MODULES } from "./functions/catalog.ts";
import { isOwnMethod, METHODS, type OwnMethod } from "./functions/methods.ts";
import { transposed } from "./functions/shape.ts";
import { elementwise } from "./labels/align.ts";
import { coordArray } from "./labels/coord.ts";
import { coordsWithin, indexed, type Labelled, sameLabels, unlabelled } from "./labels/labelled.ts";
import { type Dataset, datasetArray, datasetOnly, isCompound, operandArray, withPart } from "./operand.ts";
import type { BinaryOp } from "./program.ts";
import { pathOf } from "./references.ts";
import { refuse } from "./refuse.ts";
import type { IndexPart } from "./shapeOps.ts";
import { type Argument, ExpressionFault, type Syntax } from "./syntax.ts";

/** Puts an expression together. Faults carry the place in the text of what is wrong. */
export function bind(syntax: Syntax, environment: Environment): Labelled {
  const bound = new Binder(environment).bind(syntax);
  switch (bound.kind) {
    case "array":
      return bound.array;
    case "windows":
      throw new ExpressionFault(`${bound.of} waits for a statistic.`, syntax, `e.g. x.${bound.of}(…).mean()`);
    case "weighted":
      throw new ExpressionFault("weighted waits for a statistic.", syntax, "e.g. x.weighted(w).mean()");
    case "groups":
      throw new ExpressionFault("groupby waits for a reduction.", syntax, "e.g. groupby(x, labels).mean()");
    default:
      throw new ExpressionFault("This is no array.", syntax);
  }
}

const BINARY: Readonly<Record<string, BinaryOp>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "//": "floor_divide",
  "%": "remainder",
  "**": "power",
  "&": "bitwise_and",
  "|": "bitwise_or",
  "^": "bitwise_xor",
  "<<": "left_shift",
  ">>": "right_shift",
  "==": "equal",
  "!=": "not_equal",
  "<": "less",
  "<=": "less_equal",
  ">": "greater",
  ">=": "greater_equal",
};

const BIND_METHOD: Readonly<Record<OwnMethod, (binding: Binding, x: Labelled, args: readonly Argument[]) => Bound>> = {
  groupby: (binding, x, args) => groupby(binding, boundArray(x), args),
  isel,
  sel,
  where: whereHolds,
};

class Binder implements Binding {
  readonly environment: Environment;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  /** Faults of the parts get their place on the way out, the innermost first. */
  bind(syntax: Syntax): Bound {
    try {
      return this.bindKind(syntax);
    } catch (fault) {
      if (fault instanceof ExpressionFault || fault instanceof NeedsValues || !(fault instanceof Fault)) throw fault;
      if (fault.code !== "invalid" && fault.code !== "not-found" && fault.code !== "wrong-kind") throw fault;
      throw new ExpressionFault(fault.message, syntax, fault.hint);
    }
  }

  array(syntax: Syntax): Labelled {
    const bound = this.bind(syntax);
    if (bound.kind === "array") return bound.array;
    throw new ExpressionFault("An array or a number belongs here.", syntax);
  }

  private bindKind(syntax: Syntax): Bound {
    switch (syntax.kind) {
      case "number":
        return arrayOf(constant(syntax.value));
      case "boolean":
        return arrayOf(constant(syntax.value));
      case "string":
        return { kind: "text", text: syntax.value };
      case "none":
        return { kind: "none" };
      case "ellipsis":
        return { kind: "ellipsis" };
      case "sequence":
        return { kind: "list", items: syntax.items.map((item) => this.bind(item)) };
      case "name":
        return this.name(syntax.name);
      case "unary": {
        const arg = this.array(syntax.arg);
        if (syntax.op === "+") return boundArray(arg);
        return boundArray(sameLabels(arg, unary(syntax.op === "-" ? "negative" : "invert", arg.expr)));
      }
      case "binary": {
        const op = BINARY[syntax.op] ?? refuse(`“${syntax.op}” is not offered here.`);
        const sides = [this.array(syntax.left), this.array(syntax.right)];
        return boundArray(elementwise(sides, this.valuesOf, (left, right) => binary(op, left, right)));
      }
      case "slice": {
        const part = (value: Syntax | null) => (value === null ? null : this.integer(value));
        return { kind: "slice", start: part(syntax.start), stop: part(syntax.stop), step: part(syntax.step) };
      }
      case "index":
        return this.indexed(syntax);
      case "attribute":
        return this.attribute(syntax);
      case "call":
        return this.call(syntax);
    }
  }

  private name(name: string): Bound {
    const value = CONSTANTS.get(name);
    if (value !== undefined) return arrayOf(constant(value));
    if (FUNCTIONS.has(name)) return refuse(`${name} is a function: write ${name}(…).`);
    if (name === "this") return refuse("“this” takes a path in brackets.", 'e.g. this["/run1.h5/fluid/T"]');
    return boundArray(operandArray(this.environment.named(name)));
  }

  readonly valuesOf = (expr: Expr) => new Arguments("index", new Map(), this.environment.values).valuesOf(expr);

  integer(syntax: Syntax): number {
    const bound = this.bind(syntax);
    if (bound.kind === "none") throw new ExpressionFault("A number belongs here.", syntax);
    const value = numberOf(bound, "An index");
    return Number.isInteger(value) ? value : refuse("An index is a whole number.");
  }

  private indexed(syntax: Syntax & { kind: "index" }): Bound {
    const path = pathOf(syntax);
    if (path !== undefined) return boundArray(operandArray(this.environment.at(path)));
    const [only] = syntax.parts;
    if (only?.kind === "string" && syntax.parts.length === 1) return boundArray(this.member(syntax.of, only.value));
    const parts = syntax.parts.map((part) => this.indexPart(part));
    return boundArray(indexed(this.array(syntax.of), parts, false));
  }

  indexPart(syntax: Syntax): IndexPart {
    const bound = this.bind(syntax);
    switch (bound.kind) {
      case "none":
        return { kind: "newaxis" };
      case "ellipsis":
        return { kind: "ellipsis" };
      case "slice":
        return { kind: "slice", from: bound.start, to: bound.stop, by: bound.step };
      case "list":
        return { kind: "places", at: bound.items.map((item) => numberOf(item, "An index")) };
      case "array":
        return this.arrayIndex(bound.array.expr);
      default:
        throw new ExpressionFault("This is no index.", syntax);
    }
  }

  /** An integer, or a one-dimensional array of integers or booleans, whose values must be known. */
  private arrayIndex(expr: Expr): IndexPart {
    if (expr.kind === "constant") {
      const at = Number(expr.value);
      return Number.isInteger(at) && expr.type !== "b1"
        ? { kind: "integer", at }
        : refuse("An index is a whole number.");
    }
    if (expr.shape.length !== 1)
      return refuse(
        "An array used as an index has one axis.",
        "To pick by a condition write where(condition, x, nan).",
      );
    if (expr.type === "str" || expr.type.startsWith("f"))
      return refuse("An array used as an index holds integers or booleans.");
    const values = this.valuesOf(expr);
    if (expr.type !== "b1") return { kind: "places", at: values.map(Number) };
    return { kind: "places", at: values.flatMap((value, i) => (Number(value) === 0 ? [] : [i])) };
  }

  /** A field of a compound, or a coordinate: `_["name"]`. */
  private member(of: Syntax, name: string): Labelled {
    const dataset = this.datasetOf(of);
    if (dataset && isCompound(dataset)) return datasetArray(withPart(dataset, name));
    return this.coordinate(this.array(of), name) ?? refuse(`There is no coordinate “${name}”.`);
  }

  private part(of: Syntax, name: string): Labelled {
    const dataset = this.datasetOf(of);
    if (!dataset) throw new ExpressionFault("Only a dataset has parts.", of);
    return datasetArray(withPart(dataset, name));
  }

  /** A coordinate as an array of its own. */
  private coordinate(x: Labelled, name: string): Labelled | undefined {
    const coord = x.coords.find((candidate) => candidate.name === name);
    if (!coord) return undefined;
    return { expr: coordArray(coord), dims: coord.dims, coords: coordsWithin(x.coords, coord.dims) };
  }

  /** The dataset that a name, a path, or a field of one stands for. */
  private datasetOf(syntax: Syntax): Dataset | undefined {
    if (syntax.kind === "name" && !CONSTANTS.has(syntax.name) && !FUNCTIONS.has(syntax.name))
      return datasetOnly(this.environment.named(syntax.name));
    if (syntax.kind === "index") {
      const path = pathOf(syntax);
      if (path !== undefined) return datasetOnly(this.environment.at(path));
      const [part] = syntax.parts;
      const of = part?.kind === "string" && syntax.parts.length === 1 ? this.datasetOf(syntax.of) : undefined;
      return of && part?.kind === "string" ? withPart(of, part.value) : undefined;
    }
    return undefined;
  }

  private attribute(syntax: Syntax & { kind: "attribute" }): Bound {
    const { name } = syntax;
    if (name === "real" || name === "imag") return boundArray(this.part(syntax.of, name));
    if (name === "T") return boundArray(transposed(this.array(syntax.of)));
    if (syntax.of.kind === "name" && MODULES.has(syntax.of.name) && CONSTANTS.has(name)) return this.name(name);
    const coordinate = this.coordinate(this.array(syntax.of), name);
    if (coordinate) return boundArray(coordinate);
    throw new ExpressionFault(
      `Arrays have no “${name}”.`,
      syntax.nameAt,
      METHODS.has(name) ? `Write .${name}(…).` : undefined,
    );
  }

  private call(syntax: Syntax & { kind: "call" }): Bound {
    const { callee } = syntax;
    if (callee.kind === "name") return this.function(callee.name, null, syntax.args, callee);
    if (callee.kind !== "attribute") throw new ExpressionFault("Only functions can be called.", callee);
    const { of, name, nameAt } = callee;
    if (of.kind === "name" && MODULES.has(of.name)) return this.function(name, null, syntax.args, nameAt);
    const receiver = this.bind(of);
    if (receiver.kind === "groups") return groupReduction(this, receiver, name, syntax.args, nameAt);
    if (receiver.kind === "windows") return windowStatistic(receiver, name, nameAt);
    if (receiver.kind === "weighted") return weightedStatistic(this, receiver, name, syntax.args, nameAt);
    if (receiver.kind !== "array") throw new ExpressionFault("Only arrays have methods.", of);
    if (isOwnMethod(name)) return BIND_METHOD[name](this, receiver.array, syntax.args);
    if ((name === "coarsen" || name === "rolling") && syntax.args.length > 0) {
      const windows = windowsByName(this, name, receiver.array, syntax.args);
      if (windows) return windows;
    }
    if (!METHODS.has(name)) {
      throw new ExpressionFault(
        `Arrays have no method “${name}”.`,
        nameAt,
        FUNCTIONS.has(name) ? `Write ${name}(x, …).` : closest(name),
      );
    }
    return this.function(name, receiver, syntax.args, nameAt);
  }

  private function(
    name: string,
    receiver: Bound | null,
    args: readonly Argument[],
    at: { from: number; to: number },
  ): Bound {
    if (name === "groupby") return groupby(this, receiver, args);
    if (name === "abs" && receiver === null && args.length === 1 && args[0]?.name === null) {
      const modulus = this.modulus(args[0].value);
      if (modulus) return boundArray(modulus);
    }
    const spec = FUNCTIONS.get(name);
    if (!spec) throw new ExpressionFault(`There is no function “${name}”.`, at, closest(name));
    return spec.build(new Arguments(name, assignArguments(this, spec, receiver, args), this.environment.values));
  }

  /** The absolute value of complex numbers. */
  private modulus(syntax: Syntax): Labelled | undefined {
    const dataset = this.datasetOf(syntax);
    if (dataset?.ref.stored.kind !== "complex") return undefined;
    const real = datasetArray(withPart(dataset, "real"));
    return sameLabels(real, binary("hypot", real.expr, datasetArray(withPart(dataset, "imag")).expr));
  }
}

function arrayOf(expr: Expr): Bound {
  return boundArray(unlabelled(expr));
}

function closest(name: string): string | undefined {
  const lower = name.toLowerCase();
  const near = [...FUNCTIONS.keys()].find((known) => known.startsWith(lower.slice(0, 3)) || lower.includes(known));
  return near === undefined ? undefined : `Did you mean ${near}?`;
}
