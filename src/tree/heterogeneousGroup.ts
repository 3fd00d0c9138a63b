import { joinCoords, sameCoord } from "../array/labels/coord.ts";
import type { Labelled } from "../array/labels/labelled.ts";
import { concatenate } from "../array/shapeOps.ts";
import { Fault } from "../core/fault.ts";
import { type GroupMember, joinByLabels, sharedCoords } from "./dimensionGroup.ts";
import { compareLabels, memberLabel } from "./memberLabels.ts";

type Stretch = Required<Pick<GroupMember, "name" | "array">> & Pick<GroupMember, "axisLabels">;

/**
 * One array over members that each hold a stretch of the same dimension (dantro's `HeterogeneousTimeSeriesGroup`). Where
 * they differ in nothing else they are one behind the other in the order of their names, in their own type; else each
 * element is at the place of its labels, with NaN for what is not there. Nothing is read for it.
 *
 * @throws Fault `invalid` that names the member without the dimension, or of another shape and without labels.
 */
export function heterogeneousGroup(members: readonly GroupMember[], dim: string): Labelled {
  const stretches = stretchesOf(members);
  const [first, ...others] = stretches;
  if (!first) throw new Fault("invalid", "No member of this group is an array.");
  const axis = axisOf(first.name, first.array, dim);
  for (const { name, array } of others) axisOf(name, array, dim);
  if (!differOnlyAlong(members, dim)) {
    for (const other of others) requireLabels(first, other, dim);
    return joinByLabels(
      stretches.map(({ name, array, axisLabels }) => ({
        name,
        array,
        axisLabels: axisLabels ?? array.dims.map(() => null),
      })),
    );
  }
  const along = joinCoords(stretches.flatMap(({ array }) => array.coords.filter(({ name }) => name === dim)));
  const complete = stretches.every(({ array }) =>
    array.coords.some(({ name, dims }) => name === dim && dims.length === 1),
  );
  const shared = sharedCoords(first.array, others, [dim]).filter(({ dims }) => !dims.includes(dim));
  return {
    expr: concatenate(
      stretches.map(({ array }) => array.expr),
      axis,
    ),
    dims: first.array.dims,
    coords: [...(along && complete ? [along] : []), ...shared],
  };
}

/** Whether the members have the same extents and, as far as that is seen without reading them, labels beside one dimension. */
export function differOnlyAlong(members: readonly GroupMember[], dim: string): boolean {
  const [first, ...others] = stretchesOf(members).map(({ array }) => array);
  if (!first) return true;
  const axis = first.dims.indexOf(dim);
  const beside = ({ coords, dims }: Labelled) =>
    dims.flatMap((name) => (name === dim ? [] : [coords.find((coord) => coord.name === name)]));
  return others.every(
    (array) =>
      array.dims.indexOf(dim) === axis &&
      array.expr.shape.length === first.expr.shape.length &&
      array.expr.shape.every((n, i) => i === axis || n === first.expr.shape[i]) &&
      beside(array).every((coord, i) => {
        const own = beside(first)[i];
        return coord === undefined || own === undefined ? coord === own : sameCoord(coord, own);
      }),
  );
}

/** Axes of different extents are joined by their labels, so both must have some. */
function requireLabels(a: Stretch, b: Stretch, dim: string): void {
  const [shape, other] = [a.array.expr.shape, b.array.expr.shape];
  const fits =
    shape.length === other.length &&
    a.array.dims.every((name, i) => name === dim || shape[i] === other[i] || (a.axisLabels?.[i] && b.axisLabels?.[i]));
  if (fits) return;
  const shapes = `“${a.name}” has (${shape.join(", ")}), “${b.name}” (${other.join(", ")})`;
  throw new Fault("invalid", `The members differ in more than their ${dim}: ${shapes}.`, {
    hint: "Where these axes have labels, too, they can be joined all the same.",
  });
}

function stretchesOf(members: readonly GroupMember[]): Stretch[] {
  return members
    .flatMap(({ array, ...member }) => (array ? [{ ...member, array }] : []))
    .sort((a, b) => compareLabels(memberLabel(a.name), memberLabel(b.name)));
}

function axisOf(name: string, { dims }: Labelled, dim: string): number {
  const axis = dims.indexOf(dim);
  if (axis >= 0) return axis;
  throw new Fault("invalid", `“${name}” has no dimension “${dim}”, along which the members are joined.`, {
    hint: "Its labels must name one, e.g. by the attribute dims.",
  });
}
