import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { Value } from "../core/value.ts";

/** What the rules of labels ask of the tree. */
export interface LabelSource {
  /** The root group of the file that the labelled dataset lies in. */
  readonly root: NodePath;
  /** A node with its attributes; undefined where there is none, or it cannot be read. */
  readonly node: (path: NodePath) => Promise<NodeInfo | undefined>;
  /** Names of a group's members; none where they cannot be read. */
  readonly members: (path: NodePath) => Promise<readonly string[]>;
}

/** What carries attributes. */
export type Attributed = Pick<NodeInfo, "attributes">;

export function attributeValue(node: Attributed, name: string): Value | undefined {
  return node.attributes?.find((attribute) => attribute.name === name)?.value;
}

export function hasAttribute(node: Attributed, name: string): boolean {
  return node.attributes?.some((attribute) => attribute.name === name) ?? false;
}

/** A text, or the only one of a list. */
export function textOf(node: Attributed, name: string): string | undefined {
  const value = only(attributeValue(node, name));
  return typeof value === "string" ? value : undefined;
}

/** A list of texts; a bare text is none. */
export function textsOf(node: Attributed, name: string): readonly string[] | undefined {
  const value = attributeValue(node, name);
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

/** A number, or a list of numbers. */
export function numbersOf(node: Attributed, name: string): readonly number[] | undefined {
  const list = listOf(attributeValue(node, name));
  return list?.every((item) => typeof item === "number") ? (list as readonly number[]) : undefined;
}

/** Numbers and texts, of a scalar a list of one; undefined where there is anything else. */
export function listOf(value: Value | undefined): readonly (number | string)[] | undefined {
  if (value === undefined || value === null) return undefined;
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : ArrayBuffer.isView(value)
      ? Array.from(value as unknown as ArrayLike<unknown>)
      : [value];
  const list = items.map((item) =>
    typeof item === "bigint" || typeof item === "boolean" ? Number(item) : (item as number | string),
  );
  return list.every((item) => typeof item === "number" || typeof item === "string") ? list : undefined;
}

function only(value: Value | undefined): Value | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** The dimension scales of each axis (`DIMENSION_LIST`); undefined where there is no such list of the right length. */
export function scalesOf(node: NodeInfo): readonly (readonly NodePath[])[] | undefined {
  const value = attributeValue(node, "DIMENSION_LIST");
  if (!Array.isArray(value) || value.length !== node.shape?.length) return undefined;
  return value.map((scales) =>
    Array.isArray(scales) ? scales.filter((path): path is string => typeof path === "string") : [],
  );
}

export function isScale(node: NodeInfo): boolean {
  return textOf(node, "CLASS") === "DIMENSION_SCALE";
}

/**
 * A dimension of netCDF-4 without a variable: a scale whose values were never meant (netCDF-4 file format, appendix
 * "Dimensions with HDF5"). Also files that name no version of netCDF have them.
 */
export function isBareDimension(scale: NodeInfo): boolean {
  const name = textOf(scale, "NAME") ?? "";
  return isScale(scale) && name.startsWith("This is a netCDF dimension but not a netCDF variable");
}

/** Units and calendar of a coordinate, from the attributes of its dataset. */
export function timeFacts(node: NodeInfo): { units?: string; calendar?: string } {
  const units = textOf(node, "units");
  const calendar = textOf(node, "calendar");
  return { ...(units !== undefined && { units }), ...(calendar !== undefined && { calendar }) };
}
