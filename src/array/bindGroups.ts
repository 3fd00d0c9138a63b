import { TIME_PART_NAMES, timeAxis, timePart } from "../core/cfTime.ts";
import { assignArguments } from "./bindArguments.ts";
import type { Binding } from "./binding.ts";
import { Arguments, type Bound, boundArray } from "./bound.ts";
import { OWN_METHODS } from "./functions/methods.ts";
import { GROUP_REDUCTIONS } from "./functions/reduction.ts";
import { coarsened, WINDOW_OPS } from "./functions/shape.ts";
import { type Coord, coordOfValues, coordValues, type Label } from "./labels/coord.ts";
import { axisNamed, callNames, coordsWithin, type Labelled, sameLabels } from "./labels/labelled.ts";
import { grouped, rolling } from "./reduceOps.ts";
import { refuse } from "./refuse.ts";
import { axisOf } from "./shapeOps.ts";
import { type Argument, ExpressionFault } from "./syntax.ts";

/** `T.coarsen(time=2, lat=4)` and `T.rolling(time=3)`, with the names of dimensions; undefined where there are none. */
export function windowsByName(
  binding: Binding,
  of: "coarsen" | "rolling",
  x: Labelled,
  args: readonly Argument[],
): Bound | undefined {
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
      throw new ExpressionFault(`rolling has no ${name} here.`, value, "A window is each element and those before it.");
  }
  const sizes = names.map((dim) => {
    const given = own.find(({ name }) => name === dim);
    return given ? binding.integer(given.value) : 1;
  });
  return { kind: "windows", array: x, of, sizes };
}

export function windowStatistic(
  windows: Bound & { kind: "windows" },
  name: string,
  at: { from: number; to: number },
): Bound {
  const { array: x, sizes, of } = windows;
  const op = WINDOW_OPS.find((known) => known === name);
  if (!op)
    throw new ExpressionFault(`There is no statistic “${name}” of windows.`, at, `There are ${WINDOW_OPS.join(", ")}.`);
  if (of === "coarsen") return boundArray(coarsened(x, sizes, op, false));
  const axes = sizes.flatMap((size, axis) => (size === 1 ? [] : [axis]));
  if (axes.length > 1) throw new ExpressionFault("rolling goes along one dimension.", at);
  const axis = axes[0] ?? 0;
  return boundArray(sameLabels(x, rolling(x.expr, sizes[axis] ?? 1, axis, op, false)));
}

export function groupby(binding: Binding, receiver: Bound | null, args: readonly Argument[]): Bound {
  const given = new Arguments(
    "groupby",
    assignArguments(binding, OWN_METHODS.groupby, receiver, args),
    binding.environment.values,
  );
  const x = given.array("x");
  const { values, axis, by } = given.isText("labels")
    ? groupsByCoordinate(binding, x, given.text("labels"))
    : groupsByArray(x, given);
  const names = [...new Set(values)]
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const numbers = new Map(names.map((name, i) => [name, i]));
  return { kind: "groups", array: x, axis, by, labels: values.map((value) => numbers.get(value) ?? -1), names };
}

function groupsByArray(x: Labelled, given: Arguments): { values: readonly Label[]; axis: number; by: string } {
  const labels = given.array("labels");
  const axis = axisOf(given.axisOf(x, "axis", 0), x.dims.length);
  if (labels.dims.length !== 1) return refuse("The labels of groups are a one-dimensional array.");
  const values = given.valuesOf(labels.expr).map((value) => (typeof value === "bigint" ? Number(value) : value));
  return { values, axis, by: "group" };
}

function groupsByCoordinate(
  binding: Binding,
  x: Labelled,
  name: string,
): { values: readonly Label[]; axis: number; by: string } {
  const lines = x.coords.filter(({ dims }) => dims.length === 1);
  const coord = lines.find((candidate) => candidate.name === name);
  if (coord) return { values: coordValues(coord, binding.valuesOf), axis: axisNamed(x, coord.dims[0] ?? ""), by: name };
  const dot = name.lastIndexOf(".");
  const time = lines.find((candidate) => candidate.name === name.slice(0, dot));
  if (time) return groupsByTime(binding, x, time, name.slice(dot + 1));
  return refuse(
    `There is no coordinate “${name}” to group by.`,
    lines.length === 0
      ? "The array has none: give an array of labels."
      : `There are ${lines.map((each) => each.name).join(", ")}.`,
  );
}

/** xarray's `groupby("time.month")`. */
function groupsByTime(binding: Binding, x: Labelled, coord: Coord, name: string) {
  const axis = timeAxis(coord.units, coord.calendar);
  const part = TIME_PART_NAMES.find((known) => known === name);
  if (!axis)
    return refuse(`${coord.name} is no time: it has no “${name}”.`, "Its units would be as “days since 2000-01-01”.");
  if (!part) return refuse(`A time has no “${name}” to group by.`, `It has ${TIME_PART_NAMES.join(", ")}.`);
  const values = coordValues(coord, binding.valuesOf).map((value) => timePart(Number(value), axis, part));
  return { values, axis: axisNamed(x, coord.dims[0] ?? ""), by: name };
}

export function groupReduction(
  binding: Binding,
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
  const named = args.map(({ name: key, value }) => [key ?? "ddof", binding.bind(value)] as const);
  const given = new Arguments(name, new Map(named), binding.environment.values);
  const op = make(given, given.flag("skipna", false));
  const { array: x, axis, by } = groups;
  const expr = grouped(op, x.expr, axis, groups.labels, groups.names.length);
  const dims = x.dims.map((dim, i) => (i === axis ? by : dim));
  const others = x.dims.map((dim, i) => (i === axis ? null : dim));
  return boundArray({ expr, dims, coords: [coordOfValues(by, by, groups.names), ...coordsWithin(x.coords, others)] });
}
