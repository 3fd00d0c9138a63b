import type { DType } from "../core/dtype.ts";
import type { AttributeInfo } from "../core/node.ts";
import type { Value } from "../core/value.ts";

const NAMES: ReadonlySet<string> = new Set(["_FillValue", "missing_value"]);

/**
 * Numbers that stand for no value: those that CF's attributes name, and the fill value that the dataset was made with.
 * 0 is HDF5's own fill value, and a number like any other.
 */
export function missingValues(
  dtype: DType,
  fillValue: Value | undefined,
  attributes: readonly AttributeInfo[] = [],
): readonly number[] {
  if (dtype.kind !== "int" && dtype.kind !== "uint" && dtype.kind !== "float") return [];
  const named = attributes.filter(({ name }) => NAMES.has(name)).map(({ value }) => value);
  const numbers = [...named.flatMap(listed), ...listed(fillValue).filter((value) => value !== 0)];
  return [...new Set(numbers)].filter((value) => Number.isFinite(value) && fits(value, dtype));
}

/** A number that the type cannot hold stands for nothing. */
function fits(value: number, { kind, size }: DType): boolean {
  if (kind === "float") return true;
  const [low, high] = kind === "int" ? [-(2 ** (size * 8 - 1)), 2 ** (size * 8 - 1)] : [0, 2 ** (size * 8)];
  return Number.isInteger(value) && value >= low && value < high;
}

function listed(value: Value | undefined): number[] {
  if (typeof value === "number" || typeof value === "bigint") return [Number(value)];
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number | bigint>, Number);
  return Array.isArray(value) ? value.filter((each) => typeof each === "number") : [];
}
