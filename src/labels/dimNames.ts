import type { AttributeInfo } from "../core/node.ts";
import { baseName } from "../core/path.ts";
import type { Value } from "../core/value.ts";

/**
 * Names of a dataset's dimensions out of its attributes, null for those without one; undefined where none has a name.
 *
 * HDF5's dimension labels go first (`H5DSset_label`), then the names of the attached dimension scales (`DIMENSION_LIST`,
 * also what netCDF-4 writes; of several scales on one axis the last counts, as in netCDF), then dantro's `dims` or
 * `dim_names` with `dim_name__<i>` over them, then NeXus' `axes`.
 */
export function dimNames(attributes: readonly AttributeInfo[], rank: number): (string | null)[] | undefined {
  const value = (name: string) => attributes.find((attribute) => attribute.name === name)?.value;
  const labels = names(value("DIMENSION_LABELS"), rank);
  const scales = scaleNames(value("DIMENSION_LIST"), rank);
  const dantro = dantroNames(attributes, names(value("dims") ?? value("dim_names"), rank), rank);
  const axes = names(splitAxes(value("axes")), rank);
  const all = Array.from({ length: rank }, (_, axis) => {
    for (const list of [labels, scales, dantro, axes]) {
      const name = list?.[axis];
      if (name) return name;
    }
    return null;
  });
  return all.some((name) => name !== null) ? all : undefined;
}

/** A list of as many texts as there are dimensions; anything else names none. */
function names(value: Value | undefined, rank: number): string[] | undefined {
  if (!Array.isArray(value) || value.length !== rank) return undefined;
  return value.map((name) => (typeof name === "string" && name !== "." ? name : ""));
}

/** For each axis a list of references to scales, which are paths here. */
function scaleNames(value: Value | undefined, rank: number): string[] | undefined {
  if (!Array.isArray(value) || value.length !== rank) return undefined;
  return value.map((scales) => {
    const last = Array.isArray(scales) ? scales.at(-1) : undefined;
    return typeof last === "string" ? baseName(last) : "";
  });
}

const DIM_NAME = /^dim_name__(\d+)$/;

function dantroNames(
  attributes: readonly AttributeInfo[],
  listed: string[] | undefined,
  rank: number,
): string[] | undefined {
  const all = listed ?? new Array<string>(rank).fill("");
  let found = listed !== undefined;
  for (const { name, value } of attributes) {
    const axis = Number(DIM_NAME.exec(name)?.[1] ?? Number.NaN);
    const text = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (!(axis < rank) || typeof text !== "string") continue;
    all[axis] = text;
    found = true;
  }
  return found ? all : undefined;
}

/** The old style of NeXus writes the axes of a signal as one text: `y:x` or `y,x`. */
function splitAxes(value: Value | undefined): Value | undefined {
  return typeof value === "string" ? value.replace(/^\[(.*)\]$/, "$1").split(/[:,]/) : value;
}
