import { Fault } from "../core/fault.ts";
import type { Encoding } from "../core/labels.ts";
import { Arguments, type Bound, type KnownValues, NeedsValues, numberOf } from "./bound.ts";
import { binary, constant, refuse, source, unary } from "./build.ts";
import type { Expr, SourceRef } from "./expr.ts";
import { CONSTANTS, FUNCTIONS, MODULES } from "./functions/catalog.ts";
import { GROUP_REDUCTIONS } from "./functions/reduction.ts";
import { coarsened, transposed, WINDOW_OPS } from "./functions/shape.ts";
import { type FunctionSpec, parameters } from "./functions/signature.ts";
import { elementwise } from "./labels/align.ts";
import { type Coord, coordArray, coordOfValues, coordValues, isIndex, type Label } from "./labels/coord.ts";
import {
  axisNamed,
  callNames,
  coordsWithin,
  indexed,
  type Labelled,
  sameLabels,
  unlabelled,
} from "./labels/labelled.ts";
import { type Method, type Query, selectByLabel } from "./labels/select.ts";
import type { BinaryOp } from "./program.ts";
import { grouped, rolling } from "./reduceOps.ts";
import { axisOf, type IndexPart } from "./shapeOps.ts";
import { type Argument, ExpressionFault, pathOf, type Syntax } from "./syntax.ts";

/** An array of the tree: a dataset, or what a result was computed from. */
export type Operand = Dataset | Labelled;

export interface Dataset {
  readonly ref: SourceRef;
  readonly shape: readonly number[];
  /** Names of the axes, where the file gives any. */
  readonly dims?: readonly (string | null)[];
  readonly coords?: readonly Coord[];
  readonly encoding?: Encoding;
}

/** What the names of an expression mean. */
export interface Environment {
  /** A dataset by its short name, or `_`. Throws a Fault that says why where there is none. */
  readonly named: (name: string) => Operand;
  /** A dataset by its path, as in `this["/run1.h5/fluid/T"]`. */
  readonly at: (path: string) => Operand;
  /** Values of small arrays that were computed before; where one is missing, NeedsValues is thrown. */
  readonly values: KnownValues;
  /** What a date stands for on a time axis, as first and last number; undefined where it is none. */
  readonly times?: (text: string, units: string, calendar: string | undefined) => readonly [number, number] | undefined;
}

/** Puts an expression together. Faults carry the place in the text of what is wrong. */
export function bind(syntax: Syntax, environment: Environment): Labelled {
  const bound = new Binder(environment).bind(syntax);
  switch (bound.kind) {
    case "array":
      return bound.array;
    case "windows":
      throw new ExpressionFault(`${bound.of} waits for a statistic.`, syntax, `e.g. x.${bound.of}(…).mean()`);
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

  private array(syntax: Syntax): Labelled {
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
        if (syntax.op === "+") return labelled(arg);
        return labelled(sameLabels(arg, unary(syntax.op === "-" ? "negative" : "invert", arg.expr)));
      }
      case "binary": {
        const op = BINARY[syntax.op] ?? refuse(`“${syntax.op}” is not offered here.`);
        const sides = [this.array(syntax.left), this.array(syntax.right)];
        return labelled(elementwise(sides, this.valuesOf, (left, right) => binary(op, left, right)));
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
    return labelled(operandArray(this.environment.named(name)));
  }

  private readonly valuesOf = (expr: Expr) => new Arguments("index", new Map(), this.environment.values).valuesOf(expr);

  private integer(syntax: Syntax): number {
    const bound = this.bind(syntax);
    if (bound.kind === "none") throw new ExpressionFault("A number belongs here.", syntax);
    const value = numberOf(bound, "An index");
    return Number.isInteger(value) ? value : refuse("An index is a whole number.");
  }

  private indexed(syntax: Syntax & { kind: "index" }): Bound {
    const path = pathOf(syntax);
    if (path !== undefined) return labelled(operandArray(this.environment.at(path)));
    const [only] = syntax.parts;
    if (only?.kind === "string" && syntax.parts.length === 1) return labelled(this.member(syntax.of, only.value));
    const parts = syntax.parts.map((part) => this.indexPart(part));
    return labelled(indexed(this.array(syntax.of), parts, false));
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
    if (name === "real" || name === "imag") return labelled(this.part(syntax.of, name));
    if (name === "T") return labelled(transposed(this.array(syntax.of)));
    if (syntax.of.kind === "name" && MODULES.has(syntax.of.name) && CONSTANTS.has(name)) return this.name(name);
    const coordinate = this.coordinate(this.array(syntax.of), name);
    if (coordinate) return labelled(coordinate);
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
    if (name === "sel") return this.sel(this.array(of), syntax.args);
    const receiver = this.bind(of);
    if (receiver.kind === "groups") return this.groupReduction(receiver, name, syntax.args, nameAt);
    if (receiver.kind === "windows") return this.windowStatistic(receiver, name, nameAt);
    if (receiver.kind !== "array") throw new ExpressionFault("Only arrays have methods.", of);
    if ((name === "coarsen" || name === "rolling") && syntax.args.length > 0) {
      const windows = this.windowsByName(name, receiver.array, syntax.args);
      if (windows) return windows;
    }
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
      if (modulus) return labelled(modulus);
    }
    const spec = FUNCTIONS.get(name);
    if (!spec) throw new ExpressionFault(`There is no function “${name}”.`, at, closest(name));
    return spec.build(new Arguments(name, this.assign(spec, receiver, args), this.environment.values));
  }

  /** The absolute value of complex numbers. */
  private modulus(syntax: Syntax): Labelled | undefined {
    const dataset = this.datasetOf(syntax);
    if (dataset?.ref.stored.kind !== "complex") return undefined;
    const real = datasetArray(withPart(dataset, "real"));
    return sameLabels(real, binary("hypot", real.expr, datasetArray(withPart(dataset, "imag")).expr));
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
      const rest = spec.parameters.find((candidate) => candidate.rest && candidate.name === byPlace[0]);
      if (name === null && rest && value.kind !== "sequence") {
        const given = values.get(rest.name);
        const items = given?.kind === "list" ? given.items : [];
        values.set(rest.name, { kind: "list", items: [...items, this.bind(value)] });
        continue;
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
  private isel(x: Labelled, args: readonly Argument[]): Bound {
    const parts = x.dims.map(() => ALL);
    for (const { name, value } of args) {
      const axis = this.dimensionOf(x, name, value);
      parts[axis] = this.isSliceCall(value) ? this.sliceCall(value) : this.indexPart(value);
    }
    return labelled(indexed(x, parts, true));
  }

  /** `x.sel(time=slice(3, 8), lat=45.2, method="nearest")`, by xarray's rules: slices of labels include their end. */
  private sel(x: Labelled, args: readonly Argument[]): Bound {
    const option = (name: string) => args.find((argument) => argument.name === name)?.value;
    const method = this.method(option("method"));
    const limit = option("tolerance");
    const tolerance = limit === undefined ? undefined : numberOf(this.bind(limit), "tolerance");
    const parts = x.dims.map(() => ALL);
    for (const { name, value } of args) {
      if (name === "method" || name === "tolerance" || name === "drop") continue;
      const axis = this.dimensionOf(x, name, value);
      const dim = callNames(x.dims)[axis] ?? "";
      const coord = x.coords.find((candidate) => candidate.name === dim && isIndex(candidate));
      const n = x.expr.shape[axis] ?? 0;
      // Without a coordinate, labels are the positions, as in xarray.
      const labels = coord ? coordValues(coord, this.valuesOf) : Array.from({ length: n }, (_, place) => place);
      try {
        parts[axis] = selectByLabel(dim, labels, this.query(value, coord, method), method, tolerance);
      } catch (fault) {
        if (!(fault instanceof Fault) || fault instanceof ExpressionFault) throw fault;
        throw new ExpressionFault(fault.message, value, fault.hint);
      }
    }
    const drops = option("drop");
    const selected = indexed(x, parts, true);
    if (drops?.kind !== "boolean" || !drops.value) return labelled(selected);
    const single = new Set(x.coords.filter(({ dims }) => dims.length === 0).map((coord) => coord.name));
    const coords = selected.coords.filter((coord) => coord.dims.length > 0 || single.has(coord.name));
    return labelled({ ...selected, coords });
  }

  private dimensionOf(x: Labelled, name: string | null, value: Syntax): number {
    if (name !== null && callNames(x.dims).includes(name)) return axisNamed(x, name);
    throw new ExpressionFault(
      `There is no dimension “${name ?? ""}”.`,
      value,
      x.dims.length === 0 ? "A scalar has none." : `There are ${callNames(x.dims).join(", ")}.`,
    );
  }

  private method(syntax: Syntax | undefined): Method {
    if (syntax === undefined || syntax.kind === "none") return "exact";
    const method = syntax.kind === "string" ? METHODS[syntax.value] : undefined;
    if (method) return method;
    throw new ExpressionFault("There is no such method.", syntax, `There are ${Object.keys(METHODS).join(", ")}.`);
  }

  /**
   * What is looked for along a dimension. A date on a time axis stands for all of that day, month or year, but for its
   * beginning where the nearest label is looked for.
   */
  private query(syntax: Syntax, coord: Coord | undefined, method: Method): Query {
    const [from, to, step] = this.sliceParts(syntax) ?? [];
    if (from !== undefined || to !== undefined) {
      const by = step === undefined || step === null || step.kind === "none" ? null : this.integer(step);
      return { kind: "between", from: this.label(from, coord, 0), to: this.label(to, coord, 1), step: by };
    }
    if (syntax.kind === "sequence") {
      const labels = syntax.items.map((item) => this.label(item, coord, 0));
      return { kind: "labels", labels: labels.filter((label) => label !== null) };
    }
    const [first, last] = [this.label(syntax, coord, 0), this.label(syntax, coord, 1)];
    if (first === null) throw new ExpressionFault("A label belongs here.", syntax);
    return first === last || method !== "exact"
      ? { kind: "label", label: first }
      : { kind: "between", from: first, to: last, step: null };
  }

  /** Start, stop and step of `slice(…)` or `a:b`. */
  private sliceParts(syntax: Syntax): readonly (Syntax | null | undefined)[] | undefined {
    if (syntax.kind === "slice") return [syntax.start, syntax.stop, syntax.step];
    if (!this.isSliceCall(syntax)) return undefined;
    const values = syntax.args.map(({ value }) => value);
    return values.length === 1 ? [null, values[0]] : [values[0] ?? null, values[1] ?? null, values[2]];
  }

  private label(syntax: Syntax | null | undefined, coord: Coord | undefined, end: 0 | 1): Label | null {
    if (syntax === null || syntax === undefined || syntax.kind === "none") return null;
    if (syntax.kind !== "string") return numberOf(this.bind(syntax), "A label");
    const time =
      coord?.units === undefined ? undefined : this.environment.times?.(syntax.value, coord.units, coord.calendar);
    return time ? time[end] : syntax.value;
  }

  /** `T.coarsen(time=2, lat=4)` and `T.rolling(time=3)`, with the names of dimensions; undefined where there are none. */
  private windowsByName(of: "coarsen" | "rolling", x: Labelled, args: readonly Argument[]): Bound | undefined {
    const names = callNames(x.dims);
    const own = args.filter(({ name }) => name !== "boundary" && name !== "min_periods" && name !== "center");
    if (own.length === 0 || own.some(({ name }) => name === null || !names.includes(name))) return undefined;
    for (const { name, value } of args) {
      if (name === "boundary" && !(value.kind === "string" && value.value === "trim"))
        throw new ExpressionFault(
          "What is left over at the end of an axis is dropped here.",
          value,
          'Write boundary="trim".',
        );
      if (name === "min_periods" || name === "center")
        throw new ExpressionFault(
          `rolling has no ${name} here.`,
          value,
          "A window is each element and those before it.",
        );
    }
    const sizes = names.map((dim) => {
      const given = own.find(({ name }) => name === dim);
      return given ? this.integer(given.value) : 1;
    });
    return { kind: "windows", array: x, of, sizes };
  }

  private windowStatistic(windows: Bound & { kind: "windows" }, name: string, at: { from: number; to: number }): Bound {
    const { array: x, sizes, of } = windows;
    const op = WINDOW_OPS.find((known) => known === name);
    if (!op)
      throw new ExpressionFault(
        `There is no statistic “${name}” of windows.`,
        at,
        `There are ${WINDOW_OPS.join(", ")}.`,
      );
    if (of === "coarsen") return labelled(coarsened(x, sizes, op, false));
    const axes = sizes.flatMap((size, axis) => (size === 1 ? [] : [axis]));
    if (axes.length > 1) throw new ExpressionFault("rolling goes along one dimension.", at);
    const axis = axes[0] ?? 0;
    return labelled(sameLabels(x, rolling(x.expr, sizes[axis] ?? 1, axis, op, false)));
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
    const x = given.array("x");
    const { values, axis, by } = given.isText("labels")
      ? this.groupsByCoordinate(x, given.text("labels"))
      : this.groupsByArray(x, given);
    const names = [...new Set(values)]
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const numbers = new Map(names.map((name, i) => [name, i]));
    return { kind: "groups", array: x, axis, by, labels: values.map((value) => numbers.get(value) ?? -1), names };
  }

  private groupsByArray(x: Labelled, given: Arguments): { values: readonly Label[]; axis: number; by: string } {
    const labels = given.array("labels");
    const axis = axisOf(given.axisOf(x, "axis", 0), x.dims.length);
    if (labels.dims.length !== 1) return refuse("The labels of groups are a one-dimensional array.");
    const values = given.valuesOf(labels.expr).map((value) => (typeof value === "bigint" ? Number(value) : value));
    return { values, axis, by: "group" };
  }

  private groupsByCoordinate(x: Labelled, name: string): { values: readonly Label[]; axis: number; by: string } {
    const coord = x.coords.find((candidate) => candidate.name === name && candidate.dims.length === 1);
    if (!coord) {
      const known = x.coords.filter(({ dims }) => dims.length === 1).map((candidate) => candidate.name);
      return refuse(
        `There is no coordinate “${name}” to group by.`,
        known.length === 0 ? "The array has none: give an array of labels." : `There are ${known.join(", ")}.`,
      );
    }
    return { values: coordValues(coord, this.valuesOf), axis: axisNamed(x, coord.dims[0] ?? ""), by: name };
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
    const { array: x, axis, by } = groups;
    const expr = grouped(op, x.expr, axis, groups.labels, groups.names.length);
    const dims = x.dims.map((dim, i) => (i === axis ? by : dim));
    const others = x.dims.map((dim, i) => (i === axis ? null : dim));
    return labelled({ expr, dims, coords: [coordOfValues(by, by, groups.names), ...coordsWithin(x.coords, others)] });
  }
}

const ALL: IndexPart = { kind: "slice", from: null, to: null, by: null };

/** The methods of xarray's `sel`. */
const METHODS: Readonly<Record<string, Method>> = {
  nearest: "nearest",
  pad: "pad",
  ffill: "pad",
  backfill: "backfill",
  bfill: "backfill",
};

function arrayOf(expr: Expr): Bound {
  return labelled(unlabelled(expr));
}

function labelled(array: Labelled): Bound {
  return { kind: "array", array };
}

/** An operand as an array with its labels. */
export function operandArray(operand: Operand): Labelled {
  return "expr" in operand ? operand : datasetArray(operand);
}

/** Only datasets have fields. */
function datasetOnly(operand: Operand): Dataset | undefined {
  return "expr" in operand ? undefined : operand;
}

function datasetArray({ ref, shape, dims, coords, encoding }: Dataset): Labelled {
  return {
    expr: source(ref, shape),
    dims: dims ?? shape.map(() => null),
    coords: coords ?? [],
    ...(encoding && ref.part.length === 0 && { encoding }),
  };
}

function isCompound({ ref }: Dataset): boolean {
  return ref.part.length > 0 || ref.stored.kind === "compound";
}

function withPart(dataset: Dataset, name: string): Dataset {
  const { ref } = dataset;
  return { ...dataset, ref: { ...ref, part: [...ref.part, name] } };
}

function closest(name: string): string | undefined {
  const lower = name.toLowerCase();
  const near = [...FUNCTIONS.keys()].find((known) => known.startsWith(lower.slice(0, 3)) || lower.includes(known));
  return near === undefined ? undefined : `Did you mean ${near}?`;
}
