import type { DType } from "../../core/dtype.ts";
import type { Value } from "../../core/value.ts";
import { exactText } from "../../core/valueText.ts";
import type { NumberFormat } from "../../state/viewKinds.ts";

/** A number in a format that was chosen; undefined where the format is not for it. */
export function formattedNumber(value: Value, dtype: DType, format: NumberFormat): string | undefined {
  if (format === "auto") return undefined;
  const whole = dtype.kind === "int" || dtype.kind === "uint";
  if (!whole && dtype.kind !== "float") return undefined;
  if (typeof value !== "number" && typeof value !== "bigint") return undefined;
  if (format === "exact") return exactText(value, dtype);
  if (format === "hex") return whole ? hex(BigInt(value), dtype.size) : undefined;
  return Number.isFinite(Number(value)) ? Number(value).toExponential(6).replace("e+", "e") : undefined;
}

/** All digits of the type, negative numbers as they are stored. */
function hex(value: bigint, size: number): string {
  return `0x${BigInt.asUintN(size * 8, value)
    .toString(16)
    .padStart(size * 2, "0")}`;
}

/** Columns that are wide enough for the format, in px; undefined where the usual ones are. */
export function formatWidth(dtype: DType, format: NumberFormat): number | undefined {
  if (format === "exact" && dtype.kind === "float") return dtype.size > 4 ? 200 : 136;
  if (format === "scientific") return 128;
  return format === "hex" ? Math.max(72, 40 + dtype.size * 16) : undefined;
}
