import type { AttributeInfo } from "../core/node.ts";
import type { MemberLabel } from "./memberLabels.ts";

const PREFIX = "ext_coords__";

/**
 * What a member of a labelled group stands for along each dimension by its attributes `ext_coords__<dim>`, single values
 * or lists of one (dantro's mode `attrs`); undefined where one of them is missing.
 */
export function externalLabels(
  attributes: readonly AttributeInfo[],
  dims: readonly string[],
): readonly MemberLabel[] | undefined {
  const labels = dims.map((dim) => labelOf(attributes.find(({ name }) => name === PREFIX + dim)?.value));
  return labels.includes(undefined) ? undefined : (labels as MemberLabel[]);
}

function labelOf(value: AttributeInfo["value"]): MemberLabel | undefined {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  const single: unknown = isList ? (value.length === 1 ? value[0] : undefined) : value;
  if (typeof single === "bigint") return Number(single);
  return typeof single === "number" || typeof single === "string" ? single : undefined;
}
