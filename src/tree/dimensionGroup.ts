import { broadcastConstant, constant } from "../array/build.ts";
import type { ElementType } from "../array/elementType.ts";
import type { Expr } from "../array/expr.ts";
import { type Coord, coordOfValues, sameCoord } from "../array/labels/coord.ts";
import type { Labelled } from "../array/labels/labelled.ts";
import { promote } from "../array/promote.ts";
import { stack } from "../array/shapeOps.ts";
import { Fault } from "../core/fault.ts";
import { compareLabels, type MemberLabel, memberLabels } from "./memberLabels.ts";

export interface GroupMember {
  readonly name: string;
  /** What it stands for along each dimension, where that is not told by its name. */
  readonly labels?: readonly MemberLabel[];
  /** Absent where the member has no such array. */
  readonly array?: Labelled;
}

/**
 * One array over all members of a group, each a place along dimensions, by its name or its labels. Nothing is read for it. Its type is the
 * common one of the members; a place without a member is NaN, which whole numbers do not have.
 *
 * @throws Fault `invalid` that names the member whose name, shape or absence does not fit.
 */
export function dimensionGroup(members: readonly GroupMember[], dims: readonly string[]): Labelled {
  const cells = new Map<string, GroupMember>();
  const labels: MemberLabel[][] = dims.map(() => []);
  for (const member of members) {
    const places = member.labels ?? memberLabels(member.name, dims.length);
    if (!places) throw invalid(`The name “${member.name}” is no place along ${dims.join(", ")}.`, SEVERAL);
    const twin = cells.get(key(places));
    if (twin) throw invalid(`“${twin.name}” and “${member.name}” are the same place along ${dims.join(", ")}.`);
    cells.set(key(places), member);
    for (const [axis, label] of places.entries()) labels[axis]?.push(label);
  }
  const coords = labels.map((all) => [...new Set(all)].sort(compareLabels));
  const [first, ...others] = members.flatMap(({ name, array }) => (array ? [{ name, array }] : []));
  if (!first) throw invalid("No member of this group has such an array.");
  for (const { name, array } of others) {
    if (!sameShape(array.expr, first.array.expr)) {
      const shapes = `“${first.name}” has (${first.array.expr.shape.join(", ")}), “${name}” (${array.expr.shape.join(", ")})`;
      throw invalid(`The members have different shapes: ${shapes}.`);
    }
  }
  const type = [first, ...others].map(({ array }) => array.expr.type).reduce(commonType);

  const joined = (axis: number, at: readonly MemberLabel[]): Expr => {
    if (axis === dims.length) {
      const member = cells.get(key(at));
      return member?.array?.expr ?? hole(type, first.array.expr, dims, at);
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

function sharedCoords(first: Labelled, others: readonly { array: Labelled }[], dims: readonly string[]): Coord[] {
  return first.coords.filter(
    (coord) =>
      !dims.includes(coord.name) &&
      others.every(({ array }) => array.coords.some((other) => other.name === coord.name && sameCoord(coord, other))),
  );
}

function hole(type: Expr["type"], like: Expr, dims: readonly string[], at: readonly MemberLabel[]): Expr {
  if (type !== "str" && type.startsWith("f")) return broadcastConstant(constant(Number.NaN, type), like.shape);
  const place = dims.map((dim, axis) => `${dim} = ${at[axis]}`).join(", ");
  const what = type === "str" ? "texts" : "whole numbers";
  throw invalid(`There is no member at ${place}, and ${what} have no NaN to stand for it.`);
}

function commonType(a: Expr["type"], b: Expr["type"]): Expr["type"] {
  if (a === "str" || b === "str") {
    if (a === b) return a;
    throw invalid("Some members hold texts, others numbers.");
  }
  return promote(a as ElementType, b as ElementType);
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
