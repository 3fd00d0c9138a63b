import { joinCoords, sameCoord } from "../array/labels/coord.ts";
import type { Labelled } from "../array/labels/labelled.ts";
import { concatenate } from "../array/shapeOps.ts";
import { Fault } from "../core/fault.ts";
import type { GroupMember } from "./dimensionGroup.ts";
import { compareLabels, memberLabel } from "./memberLabels.ts";

/**
 * One array over members that each hold a stretch of the same dimension (dantro's `HeterogeneousTimeSeriesGroup`): one
 * behind the other in the order of their names. Nothing is read for it. dantro also joins members of different ids, with
 * NaN for what is not there; here they are refused.
 *
 * @throws Fault `invalid` that names the member without the dimension, or of another shape.
 */
export function heterogeneousGroup(members: readonly GroupMember[], dim: string): Labelled {
  const ordered = [...members].sort((a, b) => compareLabels(memberLabel(a.name), memberLabel(b.name)));
  const found = ordered.flatMap(({ name, array }) => (array ? [{ name, array }] : []));
  const [first] = found;
  if (!first) throw new Fault("invalid", "No member of this group is an array.");
  const axis = axisOf(first.name, first.array, dim);
  for (const { name, array } of found) {
    const fits =
      axisOf(name, array, dim) === axis &&
      array.expr.shape.length === first.array.expr.shape.length &&
      array.expr.shape.every((n, i) => i === axis || n === first.array.expr.shape[i]);
    if (fits) continue;
    const shapes = `“${first.name}” has (${first.array.expr.shape.join(", ")}), “${name}” (${array.expr.shape.join(", ")})`;
    throw new Fault("invalid", `The members differ in more than their ${dim}: ${shapes}.`);
  }
  const along = joinCoords(found.flatMap(({ array }) => array.coords.filter(({ name }) => name === dim)));
  const complete = found.every(({ array }) => array.coords.some(({ name, dims }) => name === dim && dims.length === 1));
  const shared = first.array.coords.filter(
    (coord) =>
      !coord.dims.includes(dim) &&
      coord.name !== dim &&
      found.every(({ array }) => array.coords.some((other) => other.name === coord.name && sameCoord(coord, other))),
  );
  return {
    expr: concatenate(
      found.map(({ array }) => array.expr),
      axis,
    ),
    dims: first.array.dims,
    coords: [...(along && complete ? [along] : []), ...shared],
  };
}

function axisOf(name: string, { dims }: Labelled, dim: string): number {
  const axis = dims.indexOf(dim);
  if (axis >= 0) return axis;
  throw new Fault("invalid", `“${name}” has no dimension “${dim}”, along which the members are joined.`, {
    hint: "Its labels must name one, e.g. by the attribute dims.",
  });
}
