import { broadcastConstant, cast, constant } from "../array/build.ts";
import type { ElementType } from "../array/elementType.ts";
import type { Expr } from "../array/expr.ts";
import { type Coord, coordOfValues, sameCoord } from "../array/labels/coord.ts";
import { callNames, type Labelled } from "../array/labels/labelled.ts";
import { moveAxes, stack } from "../array/shapeOps.ts";
import { Fault } from "../core/fault.ts";
import type { JoinMethod } from "../core/joinOptions.ts";
import { compareLabels, type MemberLabel, memberLabels } from "./memberLabels.ts";
import { commonType, nanType, outerJoin } from "./outerJoin.ts";

export interface GroupMember {
  readonly name: string;
  /** What it stands for along each dimension, where that is not told by its name. */
  readonly labels?: readonly MemberLabel[];
  /** Absent where the member has no such array. */
  readonly array?: Labelled;
  /** The labels along each axis of the array, where they were asked for. */
  readonly axisLabels?: readonly (readonly MemberLabel[] | null)[];
}

/** How members are put together; see `JoinOptions`. */
export interface Combination {
  readonly method?: JoinMethod;
  readonly type?: ElementType;
}

/**
 * One array over all members of a group, each a place along dimensions, by its name or its labels. Nothing is read for it. Its type is the
 * common one of the members; a place without a member is NaN, which whole numbers do not have: `concat` has no such
 * places, `merge` makes floats of whole numbers for them, and joins members of different shapes by their labels.
 *
 * @throws Fault `invalid` that names the member whose name, shape or absence does not fit.
 */
export function dimensionGroup(
  members: readonly GroupMember[],
  dims: readonly string[],
  { method = "auto", type: wanted }: Combination = {},
): Labelled {
  requireConcat(method, wanted);
  const cells = new Map<string, GroupMember>();
  const labels: MemberLabel[][] = dims.map(() => []);
  for (const member of members) {
    const places = placesOf(member, dims);
    const twin = cells.get(key(places));
    if (twin) throw invalid(`“${twin.name}” and “${member.name}” are the same place along ${dims.join(", ")}.`);
    cells.set(key(places), member);
    for (const [axis, label] of places.entries()) labels[axis]?.push(label);
  }
  const coords = labels.map((all) => [...new Set(all)].sort(compareLabels));
  const [first, ...others] = members.flatMap(({ name, array }) => (array ? [{ name, array }] : []));
  if (!first) throw invalid("No member of this group has such an array.");
  const odd = others.find(({ array }) => !sameShape(array.expr, first.array.expr));
  if (odd && method === "merge") return merged(members, dims);
  if (odd) {
    const shapes = `“${first.name}” has (${first.array.expr.shape.join(", ")}), “${odd.name}” (${odd.array.expr.shape.join(", ")})`;
    throw invalid(`The members have different shapes: ${shapes}.`, "Where their axes have labels, they can be merged.");
  }
  const common = [first, ...others].map(({ array }) => array.expr.type).reduce(commonType);

  const hole = (at: readonly MemberLabel[]): Expr => {
    const place = dims.map((dim, axis) => `${dim} = ${at[axis]}`).join(", ");
    if (method === "concat")
      throw invalid(`There is no member at ${place}, and concat needs one at each place.`, MERGE);
    const { shape } = first.array.expr;
    if (method === "merge") return broadcastConstant(constant(Number.NaN, nanType(common, place)), shape);
    if (common !== "str" && common.startsWith("f")) return broadcastConstant(constant(Number.NaN, common), shape);
    const what = common === "str" ? "texts" : "whole numbers";
    throw invalid(`There is no member at ${place}, and ${what} have no NaN to stand for it.`, MERGE);
  };
  const joined = (axis: number, at: readonly MemberLabel[]): Expr => {
    if (axis === dims.length) {
      const own = cells.get(key(at))?.array?.expr ?? hole(at);
      return wanted === undefined ? own : cast(own, wanted);
    }
    return stack(
      (coords[axis] as MemberLabel[]).map((label) => joined(axis + 1, [...at, label])),
      0,
    );
  };
  const own = others.every(({ array }) => array.dims.every((dim, i) => dim === first.array.dims[i]));
  return {
    expr: joined(0, []),
    dims: [...dims, ...(own ? first.array.dims : first.array.dims.map(() => null))],
    coords: [
      ...dims.map((dim, axis) => coordOfValues(dim, dim, coords[axis] as MemberLabel[])),
      ...(own ? sharedCoords(first.array, others, dims) : []),
    ],
  };
}

const SEVERAL = "Where members stand for several dimensions, their names are labels with “;” between them: 1;0.5.";
const MERGE = "Merged, NaN stands for it, and whole numbers of up to 32 bits become float64.";

/** Members of different shapes, each element at the place of its labels. */
function merged(members: readonly GroupMember[], dims: readonly string[]): Labelled {
  const found = members.flatMap(({ array, ...member }) => (array ? [{ ...member, array }] : []));
  return joinByLabels(
    found.map((member) => {
      const { array, axisLabels } = member;
      return {
        name: member.name,
        array: {
          expr: moveAxes(array.expr, [...dims.map(() => null), ...array.expr.shape.keys()]),
          dims: [...dims, ...array.dims],
          coords: array.coords,
        },
        axisLabels: [...placesOf(member, dims).map((label) => [label]), ...(axisLabels ?? array.dims.map(() => null))],
      };
    }),
  );
}

/** Arrays of the same dimensions as one, each element at the place of its labels. */
export function joinByLabels(
  members: readonly (Required<Pick<GroupMember, "array" | "axisLabels">> & { readonly name: string })[],
  { method = "auto", type }: Combination = {},
): Labelled {
  requireConcat(method, type);
  const [first, ...others] = members;
  if (!first) throw invalid("No member of this group has such an array.");
  const { dims } = first.array;
  for (const { name, array } of others) {
    if (array.dims.length === dims.length && array.dims.every((dim, i) => dim === dims[i])) continue;
    throw invalid(
      `“${first.name}” has the dimensions (${callNames(dims).join(", ")}), “${name}” (${callNames(array.dims).join(", ")}).`,
    );
  }
  const blocks = members.map(({ name, array, axisLabels }) => ({ name, expr: array.expr, labels: axisLabels }));
  const joined = outerJoin(blocks, callNames(dims), method !== "concat");
  const { labels } = joined;
  const expr = type === undefined ? joined.expr : cast(joined.expr, type);
  const indices = dims.flatMap((dim, axis) =>
    dim !== null && labels[axis] ? [coordOfValues(dim, dim, labels[axis])] : [],
  );
  const known = new Set(indices.map(({ name }) => name));
  const shared = sharedCoords(first.array, others, [...known]).filter(
    (coord) => !coord.dims.some((dim) => known.has(dim)),
  );
  return { expr, dims, coords: [...indices, ...shared] };
}

/** What is merged has the type that its holes ask for. */
function requireConcat(method: JoinMethod, type: ElementType | undefined): void {
  if (type !== undefined && method !== "concat") {
    throw invalid("A type can only be chosen where members are concatenated.");
  }
}

function placesOf({ name, labels }: GroupMember, dims: readonly string[]): readonly MemberLabel[] {
  const places = labels ?? memberLabels(name, dims);
  if (!places) throw invalid(`The name “${name}” is no place along ${dims.join(", ")}.`, SEVERAL);
  return places;
}

/** Coordinates that all have alike, but for those along some dimensions. */
export function sharedCoords(
  first: Labelled,
  others: readonly { array: Labelled }[],
  dims: readonly string[],
): Coord[] {
  return first.coords.filter(
    (coord) =>
      !dims.includes(coord.name) &&
      others.every(({ array }) => array.coords.some((other) => other.name === coord.name && sameCoord(coord, other))),
  );
}

function sameShape(a: Expr, b: Expr): boolean {
  return a.shape.length === b.shape.length && a.shape.every((n, axis) => n === b.shape[axis]);
}

function key(labels: readonly MemberLabel[]): string {
  return JSON.stringify(labels);
}

function invalid(message: string, hint?: string): Fault {
  return new Fault("invalid", message, hint === undefined ? {} : { hint });
}
