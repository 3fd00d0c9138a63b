import { Fault } from "../core/fault.ts";
import { Arguments, type Bound, type KnownValues, NeedsValues, numberOf } from "./bound.ts";
import { binary, constant, refuse, source, unary } from "./build.ts";
import type { Expr, SourceRef } from "./expr.ts";
import { CONSTANTS, FUNCTIONS, MODULES } from "./functions/catalog.ts";
import { GROUP_REDUCTIONS } from "./functions/reduction.ts";
import { type FunctionSpec, parameters } from "./functions/signature.ts";
import type { BinaryOp } from "./program.ts";
import { grouped } from "./reduceOps.ts";
import { axisOf, type IndexPart, index, transpose } from "./shapeOps.ts";
import { type Argument, ExpressionFault, pathOf, type Syntax } from "./syntax.ts";

/** An array of the tree: a dataset, or what a result was computed from. */
export type Operand = Dataset | { readonly expr: Expr };

export interface Dataset {
  readonly ref: SourceRef;
  readonly shape: readonly number[];
}

/** What the names of an expression mean. */
export interface Environment {
  /** A dataset by its short name, or `_`. Throws a Fault that says why where there is none. */
  readonly named: (name: string) => Operand;
  /** A dataset by its path, as in `this["/run1.h5/fluid/T"]`. */
  readonly at: (path: string) => Operand;
  /** Values of small arrays that were computed before; where one is missing, NeedsValues is thrown. */
  readonly values: KnownValues;
}

/** Puts an expression together. Faults carry the place in the text of what is wrong. */
export function bind(syntax: Syntax, environment: Environment): Expr {
  const bound = new Binder(environment).bind(syntax);
  switch (bound.kind) {
    case "array":
      return bound.expr;
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

const GROUPBY = { name: "groupby", parameters: parameters("x, labels, axis?") };

class Binder {
  private readonly environment: Environment;

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

  private array(syntax: Syntax): Expr {
    const bound = this.bind(syntax);
    if (bound.kind === "array") return bound.expr;
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
        return arrayOf(syntax.op === "+" ? arg : unary(syntax.op === "-" ? "negative" : "invert", arg));
      }
      case "binary": {
        const op = BINARY[syntax.op] ?? refuse(`“${syntax.op}” is not offered here.`);
        return arrayOf(binary(op, this.array(syntax.left), this.array(syntax.right)));
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
    return arrayOf(operandExpr(this.environment.named(name)));
  }

  private integer(syntax: Syntax): number {
    const bound = this.bind(syntax);
    if (bound.kind === "none") throw new ExpressionFault("A number belongs here.", syntax);
    const value = numberOf(bound, "An index");
    return Number.isInteger(value) ? value : refuse("An index is a whole number.");
  }

  private indexed(syntax: Syntax & { kind: "index" }): Bound {
    const path = pathOf(syntax);
    if (path !== undefined) return arrayOf(operandExpr(this.environment.at(path)));
    const [only] = syntax.parts;
    if (only?.kind === "string" && syntax.parts.length === 1) return arrayOf(this.part(syntax.of, only.value));
    const of = this.array(syntax.of);
    return arrayOf(
      index(
        of,
        syntax.parts.map((part) => this.indexPart(part)),
      ),
    );
  }

  private indexPart(syntax: Syntax): IndexPart {
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
        return this.arrayIndex(bound.expr);
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
    const values = new Arguments("index", new Map(), this.environment.values).valuesOf(expr);
    if (expr.type !== "b1") return { kind: "places", at: values.map(Number) };
    return { kind: "places", at: values.flatMap((value, i) => (Number(value) === 0 ? [] : [i])) };
  }

  /** A field of a compound: `_["name"]`. */
  private part(of: Syntax, name: string): Expr {
    const dataset = this.datasetOf(of);
    if (!dataset) throw new ExpressionFault("Only a dataset has fields.", of);
    return datasetExpr(withPart(dataset, name));
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
    if (name === "real" || name === "imag") return arrayOf(this.part(syntax.of, name));
    if (name === "T") return arrayOf(transpose(this.array(syntax.of)));
    if (syntax.of.kind === "name" && MODULES.has(syntax.of.name) && CONSTANTS.has(name)) return this.name(name);
    throw new ExpressionFault(
      `Arrays have no “${name}”.`,
      syntax.nameAt,
      FUNCTIONS.get(name)?.method ? `Write .${name}(…).` : undefined,
    );
  }

  private call(syntax: Syntax & { kind: "call" }): Bound {
    const { callee } = syntax;
    if (callee.kind === "name") return this.function(callee.name, null, syntax.args, callee);
    if (callee.kind !== "attribute") throw new ExpressionFault("Only functions can be called.", callee);
    const { of, name, nameAt } = callee;
    if (of.kind === "name" && MODULES.has(of.name)) return this.function(name, null, syntax.args, nameAt);
    if (name === "isel") return this.isel(this.array(of), syntax.args);
    const receiver = this.bind(of);
    if (receiver.kind === "groups") return this.groupReduction(receiver, name, syntax.args, nameAt);
    if (receiver.kind !== "array") throw new ExpressionFault("Only arrays have methods.", of);
    if (FUNCTIONS.get(name)?.method !== true && name !== "groupby") {
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
    if (name === "groupby") return this.groupby(receiver, args);
    if (name === "abs" && receiver === null && args.length === 1 && args[0]?.name === null) {
      const modulus = this.modulus(args[0].value);
      if (modulus) return arrayOf(modulus);
    }
    const spec = FUNCTIONS.get(name);
    if (!spec) throw new ExpressionFault(`There is no function “${name}”.`, at, closest(name));
    return spec.build(new Arguments(name, this.assign(spec, receiver, args), this.environment.values));
  }

  /** The absolute value of complex numbers. */
  private modulus(syntax: Syntax): Expr | undefined {
    const dataset = this.datasetOf(syntax);
    if (dataset?.ref.stored.kind !== "complex") return undefined;
    return binary("hypot", datasetExpr(withPart(dataset, "real")), datasetExpr(withPart(dataset, "imag")));
  }

  /** Gives each argument its parameter, by place or by name. */
  private assign(
    spec: Pick<FunctionSpec, "name" | "parameters">,
    receiver: Bound | null,
    args: readonly Argument[],
  ): Map<string, Bound> {
    const values = new Map<string, Bound>();
    const byPlace = spec.parameters.filter((parameter) => !parameter.keyword).map((parameter) => parameter.name);
    if (receiver) values.set(byPlace.shift() ?? "x", receiver);
    for (const { name, value } of args) {
      const known = spec.parameters.some((parameter) => parameter.name === name);
      if (name !== null && !known) {
        throw new ExpressionFault(
          `${spec.name} has no parameter “${name}”.`,
          value,
          `It has ${spec.parameters.map((p) => p.name).join(", ")}.`,
        );
      }
      const parameter = name ?? byPlace.shift();
      if (parameter === undefined) throw new ExpressionFault(`${spec.name} takes fewer arguments.`, value);
      if (values.has(parameter)) throw new ExpressionFault(`${parameter} of ${spec.name} is given twice.`, value);
      if (name !== null && byPlace.includes(name)) byPlace.splice(byPlace.indexOf(name), 1);
      values.set(parameter, this.bind(value));
    }
    const missing = spec.parameters.find((parameter) => !parameter.optional && !values.has(parameter.name));
    return missing ? refuse(`${spec.name} needs ${missing.name}.`) : values;
  }

  /** `x.isel(dim_0=3, dim_1=slice(2, 8))`; axes without a name are called dim_0, dim_1, … as in xarray. */
  private isel(x: Expr, args: readonly Argument[]): Bound {
    const names = dimNames(x);
    const parts = x.shape.map((): IndexPart => ({ kind: "slice", from: null, to: null, by: null }));
    for (const { name, value } of args) {
      const axis = name === null ? -1 : names.indexOf(name);
      if (axis < 0)
        throw new ExpressionFault(`There is no dimension “${name ?? ""}”.`, value, `There are ${names.join(", ")}.`);
      parts[axis] = this.isSliceCall(value) ? this.sliceCall(value) : this.indexPart(value);
    }
    return arrayOf(index(x, parts));
  }

  private isSliceCall(syntax: Syntax): syntax is Syntax & { kind: "call" } {
    return syntax.kind === "call" && syntax.callee.kind === "name" && syntax.callee.name === "slice";
  }

  private sliceCall(syntax: Syntax & { kind: "call" }): IndexPart {
    const numbers = syntax.args.map(({ value }) => (value.kind === "none" ? null : this.integer(value)));
    const [first = null, second = null, by = null] = numbers;
    return numbers.length === 1
      ? { kind: "slice", from: null, to: first, by: null }
      : { kind: "slice", from: first, to: second, by };
  }

  private groupby(receiver: Bound | null, args: readonly Argument[]): Bound {
    const given = new Arguments("groupby", this.assign(GROUPBY, receiver, args), this.environment.values);
    const expr = given.array("x");
    const labels = given.array("labels");
    const axis = axisOf(given.integer("axis", 0), expr.shape.length);
    if (labels.shape.length !== 1) return refuse("The labels of groups are a one-dimensional array.");
    const values = given.valuesOf(labels).map((value) => (typeof value === "bigint" ? Number(value) : value));
    const names = [...new Set(values)]
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const numbers = new Map(names.map((name, i) => [name, i]));
    return { kind: "groups", expr, axis, labels: values.map((value) => numbers.get(value) ?? -1), names };
  }

  private groupReduction(
    groups: Bound & { kind: "groups" },
    name: string,
    args: readonly Argument[],
    at: { from: number; to: number },
  ): Bound {
    const make = Object.hasOwn(GROUP_REDUCTIONS, name) ? GROUP_REDUCTIONS[name] : undefined;
    if (!make)
      throw new ExpressionFault(
        `Groups have no “${name}”.`,
        at,
        `There are ${Object.keys(GROUP_REDUCTIONS).join(", ")}.`,
      );
    const named = args.map(({ name: key, value }) => [key ?? "ddof", this.bind(value)] as const);
    const given = new Arguments(name, new Map(named), this.environment.values);
    const op = make(given, given.flag("skipna", false));
    return arrayOf(grouped(op, groups.expr, groups.axis, groups.labels, groups.names.length));
  }
}

/** Names of the axes, where they are those of a dataset. */
function dimNames(expr: Expr): string[] {
  const dims = expr.kind === "source" ? expr.source.dims : undefined;
  return expr.shape.map((_, axis) => dims?.[axis] ?? `dim_${axis}`);
}

function arrayOf(expr: Expr): Bound {
  return { kind: "array", expr };
}

function operandExpr(operand: Operand): Expr {
  return "expr" in operand ? operand.expr : datasetExpr(operand);
}

/** Only datasets have fields. */
function datasetOnly(operand: Operand): Dataset | undefined {
  return "expr" in operand ? undefined : operand;
}

function datasetExpr({ ref, shape }: Dataset): Expr {
  return source(ref, shape);
}

function withPart({ ref, shape }: Dataset, name: string): Dataset {
  return { ref: { ...ref, part: [...ref.part, name] }, shape };
}

function closest(name: string): string | undefined {
  const lower = name.toLowerCase();
  const near = [...FUNCTIONS.keys()].find((known) => known.startsWith(lower.slice(0, 3)) || lower.includes(known));
  return near === undefined ? undefined : `Did you mean ${near}?`;
}
