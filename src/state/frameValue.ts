import type { Value } from "../core/value.ts";
import { fieldValue } from "./compoundFields.ts";
import type { FrameColumn } from "./frames.ts";

/** What a column shows of what is stored; null where there is nothing. */
export function shownValue({ field, categories, as }: FrameColumn, stored: Value, masked: Value | undefined): Value {
  if (masked) return null;
  const value = field ? inField(stored, field) : stored;
  if (categories) return categories[Number(value)] ?? null;
  if (as === "truth") return ArrayBuffer.isView(value) ? Number((value as Uint8Array)[0]) !== 0 : Boolean(value);
  return as === "time" ? momentText(value) : value;
}

function inField(stored: Value, { name, item }: NonNullable<FrameColumn["field"]>): Value {
  const value = fieldValue(stored, [name]);
  if (item === undefined) return value;
  return value !== null && typeof value === "object" ? ((value as ArrayLike<Value>)[item] ?? null) : null;
}

/** Of 64 bits the smallest number is no time. */
const NOT_A_TIME = -(2n ** 63n);

/** Nanoseconds since 1970 as a date with its time of day: `2000-01-01 06:00:00`; null where it is no time. */
export function momentText(value: Value): string | null {
  if (typeof value !== "bigint" && typeof value !== "number") return null;
  const nanoseconds = BigInt(value);
  if (nanoseconds === NOT_A_TIME) return null;
  const rest = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const date = new Date(Number((nanoseconds - rest) / 1_000_000n));
  if (Number.isNaN(date.getTime())) return null;
  const fraction = rest === 0n ? "" : `.${String(rest).padStart(9, "0").replace(/0+$/, "")}`;
  return date.toISOString().replace("T", " ").replace(".000Z", fraction);
}
