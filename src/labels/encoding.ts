import type { DType } from "../core/dtype.ts";
import type { Encoding } from "../core/labels.ts";
import type { NodeInfo } from "../core/node.ts";
import { attributeValue, hasAttribute, textOf } from "./labelSource.ts";

type Float = "f2" | "f4" | "f8";

/**
 * How the numbers of a dataset are to be decoded (CF conventions 2.5.1 and 8.1; NetCDF attribute conventions for
 * `_Unsigned`), as xarray's `decode_cf` does it; undefined where they stand for themselves. Times are left as numbers.
 */
export function encodingOf(node: NodeInfo): Encoding | undefined {
  const { dtype } = node;
  if (!dtype || (dtype.kind !== "int" && dtype.kind !== "uint" && dtype.kind !== "float")) return undefined;
  const as = reinterpreted(dtype, textOf(node, "_Unsigned"));
  const missing = ["_FillValue", "missing_value"]
    .flatMap((name) => numbers(node, name))
    .filter((value) => typeof value === "bigint" || !Number.isNaN(value))
    .map((value) => (as ? wrapped(value, as) : value));
  const scale = one(node, "scale_factor");
  const offset = one(node, "add_offset");
  const distinct = missing.filter((value, i) => missing.findIndex((other) => Number(other) === Number(value)) === i);
  if (scale === undefined && offset === undefined && distinct.length === 0) {
    if (as) return { as, missing: [], type: null };
    const isFlag = dtype.kind === "int" && dtype.size === 1 && textOf(node, "dtype") === "bool";
    return isFlag ? { missing: [], type: "b1" } : undefined;
  }
  return {
    ...(as && { as }),
    missing: distinct,
    ...(scale !== undefined && { scale }),
    ...(offset !== undefined && { offset }),
    type: scale === undefined && offset === undefined ? maskedType(dtype) : scaledType(node, dtype),
  };
}

/** The type that has room for NaN: xarray's `maybe_promote`. */
function maskedType(dtype: DType): Float {
  if (dtype.kind === "float") return dtype.size <= 2 ? "f2" : dtype.size <= 4 ? "f4" : "f8";
  return dtype.size <= 2 ? "f4" : "f8";
}

/** xarray's `_choose_float_dtype`: the type of scale and offset where both have one, else double with an offset. */
function scaledType(node: NodeInfo, dtype: DType): Float {
  const scale = floatType(node, "scale_factor");
  const offset = floatType(node, "add_offset");
  if (hasAttribute(node, "add_offset")) {
    if (scale === undefined || scale !== offset) return "f8";
    return dtype.kind !== "float" && dtype.size === 4 ? "f8" : scale;
  }
  return scale ?? "f8";
}

function floatType(node: NodeInfo, name: string): Float | undefined {
  const dtype = node.attributes?.find((attribute) => attribute.name === name)?.dtype;
  if (dtype?.kind !== "float") return undefined;
  return dtype.size === 4 ? "f4" : "f8";
}

function numbers(node: NodeInfo, name: string): (number | bigint)[] {
  const value = attributeValue(node, name);
  if (typeof value === "number" || typeof value === "bigint") return [value];
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number | bigint>) : [];
}

function one(node: NodeInfo, name: string): number | undefined {
  const [value] = numbers(node, name);
  return value === undefined ? undefined : Number(value);
}

/** `_Unsigned="true"` on signed integers, or `"false"` on unsigned ones. */
function reinterpreted(dtype: DType, flag: string | undefined): Encoding["as"] {
  if (dtype.kind === "int" && flag?.toLowerCase() === "true") return `u${dtype.size}` as Encoding["as"];
  if (dtype.kind === "uint" && flag?.toLowerCase() === "false") return `i${dtype.size}` as Encoding["as"];
  return undefined;
}

function wrapped(value: number | bigint, as: NonNullable<Encoding["as"]>): number | bigint {
  const bits = Number(as[1]) * 8;
  const whole = typeof value === "bigint" ? value : BigInt(Math.trunc(value));
  const result = as.startsWith("u") ? BigInt.asUintN(bits, whole) : BigInt.asIntN(bits, whole);
  return bits === 64 ? result : Number(result);
}
