import { Fault } from "../core/fault.ts";
import { assignArguments } from "./bindArguments.ts";
import type { Binding } from "./binding.ts";
import { Arguments, type Bound, boundArray, numberOf } from "./bound.ts";
import { constant } from "./build.ts";
import { where } from "./elementwise.ts";
import { OWN_METHODS } from "./functions/methods.ts";
import { elementwise } from "./labels/align.ts";
import { type Coord, coordValues, isIndex, type Label } from "./labels/coord.ts";
import { axisNamed, callNames, indexed, type Labelled, unlabelled } from "./labels/labelled.ts";
import { type Method, type Query, selectByLabel } from "./labels/select.ts";
import type { IndexPart } from "./shapeOps.ts";
import { type Argument, ExpressionFault, type Syntax } from "./syntax.ts";

const ALL: IndexPart = { kind: "slice", from: null, to: null, by: null };

/** The methods of xarray's `sel`. */
const METHODS: Readonly<Record<string, Method>> = {
  nearest: "nearest",
  pad: "pad",
  ffill: "pad",
  backfill: "backfill",
  bfill: "backfill",
};

/** xarray's `x.where(condition, other)`: x where the condition holds, else `other`, which is NaN where it is not given. */
export function whereHolds(binding: Binding, x: Labelled, args: readonly Argument[]): Bound {
  const given = new Arguments(
    "where",
    assignArguments(binding, OWN_METHODS.where, boundArray(x), args),
    binding.environment.values,
  );
  const other = given.has("other") ? given.array("other") : unlabelled(constant(Number.NaN));
  // The dimensions of x come first, whatever those of the condition are.
  const sides = [given.array("x"), given.array("condition"), other];
  return boundArray(elementwise(sides, binding.valuesOf, (own, holds, rest) => where(holds, own, rest)));
}

/** `x.isel(dim_0=3, dim_1=slice(2, 8))`; axes without a name are called dim_0, dim_1, … as in xarray. */
export function isel(binding: Binding, x: Labelled, args: readonly Argument[]): Bound {
  const parts = x.dims.map(() => ALL);
  for (const { name, value } of args) {
    const axis = dimensionOf(x, name, value);
    parts[axis] = isSliceCall(value) ? sliceCall(binding, value) : binding.indexPart(value);
  }
  return boundArray(indexed(x, parts, true));
}

/** `x.sel(time=slice(3, 8), lat=45.2, method="nearest")`, by xarray's rules: slices of labels include their end. */
export function sel(binding: Binding, x: Labelled, args: readonly Argument[]): Bound {
  const option = (name: string) => args.find((argument) => argument.name === name)?.value;
  const method = methodOf(option("method"));
  const limit = option("tolerance");
  const tolerance = limit === undefined ? undefined : numberOf(binding.bind(limit), "tolerance");
  const parts = x.dims.map(() => ALL);
  for (const { name, value } of args) {
    if (name === "method" || name === "tolerance" || name === "drop") continue;
    const axis = dimensionOf(x, name, value);
    const dim = callNames(x.dims)[axis] ?? "";
    const coord = x.coords.find((candidate) => candidate.name === dim && isIndex(candidate));
    const n = x.expr.shape[axis] ?? 0;
    // Without a coordinate, labels are the positions, as in xarray.
    const labels = coord ? coordValues(coord, binding.valuesOf) : Array.from({ length: n }, (_, place) => place);
    try {
      parts[axis] = selectByLabel(dim, labels, query(binding, value, coord, method), method, tolerance);
    } catch (fault) {
      if (!(fault instanceof Fault) || fault instanceof ExpressionFault) throw fault;
      throw new ExpressionFault(fault.message, value, fault.hint);
    }
  }
  const drops = option("drop");
  const selected = indexed(x, parts, true);
  if (drops?.kind !== "boolean" || !drops.value) return boundArray(selected);
  const single = new Set(x.coords.filter(({ dims }) => dims.length === 0).map((coord) => coord.name));
  const coords = selected.coords.filter((coord) => coord.dims.length > 0 || single.has(coord.name));
  return boundArray({ ...selected, coords });
}

function dimensionOf(x: Labelled, name: string | null, value: Syntax): number {
  if (name !== null && callNames(x.dims).includes(name)) return axisNamed(x, name);
  throw new ExpressionFault(
    `There is no dimension “${name ?? ""}”.`,
    value,
    x.dims.length === 0 ? "A scalar has none." : `There are ${callNames(x.dims).join(", ")}.`,
  );
}

function methodOf(syntax: Syntax | undefined): Method {
  if (syntax === undefined || syntax.kind === "none") return "exact";
  const method = syntax.kind === "string" ? METHODS[syntax.value] : undefined;
  if (method) return method;
  throw new ExpressionFault("There is no such method.", syntax, `There are ${Object.keys(METHODS).join(", ")}.`);
}

/**
 * What is looked for along a dimension. A date on a time axis stands for all of that day, month or year, but for its
 * beginning where the nearest label is looked for.
 */
function query(binding: Binding, syntax: Syntax, coord: Coord | undefined, method: Method): Query {
  const [from, to, step] = sliceParts(syntax) ?? [];
  if (from !== undefined || to !== undefined) {
    const by = step === undefined || step === null || step.kind === "none" ? null : binding.integer(step);
    return { kind: "between", from: label(binding, from, coord, 0), to: label(binding, to, coord, 1), step: by };
  }
  if (syntax.kind === "sequence") {
    const labels = syntax.items.map((item) => label(binding, item, coord, 0));
    return { kind: "labels", labels: labels.filter((label) => label !== null) };
  }
  const [first, last] = [label(binding, syntax, coord, 0), label(binding, syntax, coord, 1)];
  if (first === null) throw new ExpressionFault("A label belongs here.", syntax);
  return first === last || method !== "exact"
    ? { kind: "label", label: first }
    : { kind: "between", from: first, to: last, step: null };
}

/** Start, stop and step of `slice(…)` or `a:b`. */
function sliceParts(syntax: Syntax): readonly (Syntax | null | undefined)[] | undefined {
  if (syntax.kind === "slice") return [syntax.start, syntax.stop, syntax.step];
  if (!isSliceCall(syntax)) return undefined;
  const values = syntax.args.map(({ value }) => value);
  return values.length === 1 ? [null, values[0]] : [values[0] ?? null, values[1] ?? null, values[2]];
}

function label(
  binding: Binding,
  syntax: Syntax | null | undefined,
  coord: Coord | undefined,
  end: 0 | 1,
): Label | null {
  if (syntax === null || syntax === undefined || syntax.kind === "none") return null;
  if (syntax.kind !== "string") return numberOf(binding.bind(syntax), "A label");
  const time =
    coord?.units === undefined ? undefined : binding.environment.times?.(syntax.value, coord.units, coord.calendar);
  return time ? time[end] : syntax.value;
}

function isSliceCall(syntax: Syntax): syntax is Syntax & { kind: "call" } {
  return syntax.kind === "call" && syntax.callee.kind === "name" && syntax.callee.name === "slice";
}

function sliceCall(binding: Binding, syntax: Syntax & { kind: "call" }): IndexPart {
  const numbers = syntax.args.map(({ value }) => (value.kind === "none" ? null : binding.integer(value)));
  const [first = null, second = null, by = null] = numbers;
  return numbers.length === 1
    ? { kind: "slice", from: null, to: first, by: null }
    : { kind: "slice", from: first, to: second, by };
}
