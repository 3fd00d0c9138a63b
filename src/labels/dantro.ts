import type { Coordinate, CoordinateValues, LabelWarning } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { joinPath, type NodePath, parentPath } from "../core/path.ts";
import { datasetCoordinate, type FoundLabels } from "./foundLabels.ts";
import { attributeValue, type LabelSource, listOf, textOf, timeFacts } from "./labelSource.ts";

const DIM_NAME = "dim_name__";
const COORDS = "coords__";
const MODE = "coords_mode__";
/** Coordinates that must be made one by one (`logspace`) are made up to this length. */
const MOST_VALUES = 2 ** 20;

/** Why a label does not fit. */
class Unfit extends Error {}

function unfit(message: string): never {
  throw new Unfit(message);
}

/**
 * Labels by dantro's attributes (dantro/utils/coords.py): `dims` (Utopia: `dim_names`) lists the names, `dim_name__<i>`
 * names one and goes before the list, `coords__<dim>` gives the coordinate's argument and `coords_mode__<dim>` how it is
 * read. Where dantro fails, a warning says what does not fit, and the other labels count.
 */
export async function byDantro(node: NodeInfo, source: LabelSource): Promise<FoundLabels | undefined> {
  const names = (node.attributes ?? []).map((attribute) => attribute.name);
  const list = ["dims", "dim_names"].find((name) => names.includes(name));
  if (list === undefined && !names.some((name) => name.startsWith(DIM_NAME) || name.startsWith(COORDS)))
    return undefined;
  const warnings: LabelWarning[] = [];
  /** The value, or undefined and a warning. */
  const tried = <T>(attribute: string, make: () => T): T | undefined => {
    try {
      return make();
    } catch (cause) {
      if (!(cause instanceof Unfit)) throw cause;
      warnings.push({ attribute, message: cause.message });
      return undefined;
    }
  };
  const rank = node.shape?.length ?? 0;
  const listed = list === undefined ? undefined : tried(list, () => listedDims(node, list, rank));
  const dims: (string | null)[] = [...(listed ?? new Array<null>(rank).fill(null))];
  for (const name of names.filter((candidate) => candidate.startsWith(DIM_NAME))) {
    tried(name, () => {
      const axis = axisOfSuffix(name.slice(DIM_NAME.length), rank);
      dims[axis] = textOf(node, name) ?? unfit("The name of a dimension is a text.");
    });
  }
  const coords: Coordinate[] = [];
  for (const [axis, dim] of dims.entries()) {
    if (dim === null || dims.indexOf(dim) !== axis) continue;
    const attribute = names.includes(COORDS + dim) ? COORDS + dim : MODE + dim;
    if (!names.includes(attribute)) continue;
    try {
      coords.push(await coordinate(node, dim, node.shape?.[axis] ?? 0, source));
    } catch (cause) {
      if (!(cause instanceof Unfit)) throw cause;
      warnings.push({ attribute, message: cause.message });
    }
  }
  for (const name of names) {
    const prefix = [COORDS, MODE].find((candidate) => name.startsWith(candidate));
    if (prefix === undefined || dims.includes(name.slice(prefix.length))) continue;
    warnings.push({ attribute: name, message: `There is no dimension “${name.slice(prefix.length)}”.` });
  }
  return { dims, coords, warnings };
}

function listedDims(node: NodeInfo, name: string, rank: number): (string | null)[] {
  const value = attributeValue(node, name);
  if (typeof value === "string") unfit(`${name} is one text; it should be a list of ${rank}.`);
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) unfit(`${name} is no list of texts.`);
  if (value.length !== rank) unfit(`${name} has ${value.length} names for ${rank} dimensions.`);
  return value.map((dim) => dim || null);
}

function axisOfSuffix(suffix: string, rank: number): number {
  if (!/^\d+$/.test(suffix)) unfit(`“${suffix}” is no number of a dimension.`);
  const axis = Number(suffix);
  return axis < rank ? axis : unfit(`There is no dimension ${axis}: there are ${rank}, counted from 0.`);
}

async function coordinate(node: NodeInfo, dim: string, n: number, source: LabelSource): Promise<Coordinate> {
  const mode = textOf(node, MODE + dim) ?? "values";
  if (mode === "linked") return linked(node, dim, n, source);
  const read =
    MODES[mode] ?? unfit(`There is no mode “${mode}”; there are ${[...Object.keys(MODES), "linked"].join(", ")}.`);
  const given = listOf(attributeValue(node, COORDS + dim));
  if (!given && mode !== "trivial") unfit(`${COORDS}${dim} is missing, or is neither numbers nor texts.`);
  const { from, length } = read(given ?? [], n);
  if (length !== n) unfit(`There are ${length} labels for ${n} places along ${dim}.`);
  return { name: dim, dims: [dim], from };
}

/** Labels, and how many the attribute asks for. */
type Read = (given: readonly (number | string)[], n: number) => { from: CoordinateValues; length: number };

const MODES: Readonly<Record<string, Read>> = {
  values: (given) => ({ from: { kind: "values", values: given }, length: given.length }),
  range: (given) => steps(given),
  arange: (given) => steps(given),
  linspace: (given) => {
    const [start, stop, num] = exactly(given, 3, "start, stop and number");
    const length = count(num);
    const step = length > 1 ? (stop - start) / (length - 1) : 0;
    return { from: { kind: "range", start, step, ...(length > 1 && { last: stop }) }, length };
  },
  logspace: (given) => {
    const [start, stop, num] = exactly(given, 3, "first exponent, last exponent and number");
    const length = count(num);
    if (length > MOST_VALUES) unfit(`logspace with ${length} labels is too long.`);
    const step = length > 1 ? (stop - start) / (length - 1) : 0;
    const exponent = (i: number) => (length > 1 && i === length - 1 ? stop : start + i * step);
    return { from: { kind: "values", values: Array.from({ length }, (_, i) => 10 ** exponent(i)) }, length };
  },
  start_and_step: (given, n) => {
    const [start, step] = exactly(given, 2, "start and step");
    return { from: { kind: "range", start, step }, length: n };
  },
  trivial: (_, n) => ({ from: { kind: "range", start: 0, step: 1 }, length: n }),
  scalar: (given) => {
    if (given.length !== 1) unfit(`A scalar coordinate is one value, not ${given.length}.`);
    return { from: { kind: "values", values: given }, length: 1 };
  },
};

/** Python's `range` and NumPy's `arange`: stop; start and stop; or start, stop and step. */
function steps(given: readonly (number | string)[]) {
  const numbers = numeric(given);
  if (numbers.length < 1 || numbers.length > 3) unfit(`It takes 1 to 3 numbers, not ${numbers.length}.`);
  const [first = 0, second, step = 1] = numbers;
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  if (step === 0) unfit("The step is 0.");
  return { from: { kind: "range" as const, start, step }, length: Math.max(0, Math.ceil((stop - start) / step)) };
}

function numeric(given: readonly (number | string)[]): readonly number[] {
  return given.every((item) => typeof item === "number") ? (given as readonly number[]) : unfit("It takes numbers.");
}

function exactly(given: readonly (number | string)[], n: number, what: string): [number, number, number] {
  const numbers = numeric(given);
  if (numbers.length !== n) unfit(`It takes ${n} numbers (${what}), not ${numbers.length}.`);
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}

/** A number of labels; written as a float it counts, too. */
function count(num: number): number {
  return Number.isInteger(num) && num >= 0 ? num : unfit(`${num} is no number of labels.`);
}

/** A path relative to the group that the dataset lies in; `..` leads up, an empty one to the dataset itself. */
async function linked(node: NodeInfo, dim: string, n: number, source: LabelSource): Promise<Coordinate> {
  const link = textOf(node, COORDS + dim) ?? unfit(`${COORDS}${dim} is no path.`);
  const path = link === "" ? node.path : resolvedPath(parentPath(node.path), link);
  const target = await source.node(path);
  if (!target) return unfit(`There is nothing at “${link}” (${path}).`);
  if (path === node.path) return { name: dim, dims: [dim], from: { kind: "dataset", path }, ...timeFacts(node) };
  const found = datasetCoordinate(dim, [dim], target, [n]);
  return "message" in found ? unfit(found.message) : found;
}

function resolvedPath(group: NodePath, link: string): NodePath {
  return link
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .reduce((path, part) => (part === ".." ? parentPath(path) : joinPath(path, part)), group);
}
