import type { DType, EnumType, FloatType } from "./dtype.ts";
import { briefNumber, exactNumber, exactSingle } from "./numberText.ts";
import { cut, visibleText } from "./plainText.ts";
import type { Value } from "./value.ts";

/** How a value is coloured and aligned; `reference` is followed by a click. */
export type ValueTone = "number" | "string" | "label" | "reference" | "other" | "missing";

export interface ValueText {
  readonly tone: ValueTone;
  /** One line, cut to what a cell can show. */
  readonly brief: string;
}

const BRIEF_LENGTH = 300;
const BRIEF_ITEMS = 12;

/** A value as a cell shows it. */
export function valueText(value: Value, dtype: DType): ValueText {
  return { tone: toneOf(value, dtype), brief: cut(brief(value, dtype), BRIEF_LENGTH) };
}

function toneOf(value: Value, dtype: DType): ValueTone {
  switch (dtype.kind) {
    case "int":
    case "uint":
    case "float":
    case "complex":
    case "time":
      return "number";
    case "string":
      return "string";
    case "bool":
    case "enum":
      return "label";
    case "reference":
    case "regionref":
      return typeof value === "string" ? "reference" : "missing";
    default:
      return "other";
  }
}

function brief(value: Value, dtype: DType): string {
  return write(value, dtype, { float: briefNumber, string: visibleText, items: BRIEF_ITEMS });
}

/** The whole value: what is copied, and what a tooltip tells. Numbers read back as the same numbers. */
export function exactText(value: Value, dtype: DType): string {
  return write(value, dtype, { float: exactFloat, string: (text) => text, items: Number.POSITIVE_INFINITY });
}

/** The number behind a label, or undefined where the label is all there is. */
export function rawText(value: Value, dtype: DType): string | undefined {
  return dtype.kind === "enum" || dtype.kind === "bool" ? String(Number(value)) : undefined;
}

/** One element of an array-typed value is written as its base type. */
interface Style {
  readonly float: (value: number, dtype: FloatType) => string;
  readonly string: (text: string) => string;
  /** Items of a sequence that are written out. */
  readonly items: number;
}

function exactFloat(value: number, dtype: FloatType): string {
  return dtype.size <= 4 ? exactSingle(value) : exactNumber(value);
}

function write(value: Value, dtype: DType, style: Style): string {
  switch (dtype.kind) {
    case "float":
      return style.float(Number(value), dtype);
    case "complex":
      return Array.isArray(value) ? complexText(Number(value[0]), Number(value[1]), dtype.base, style) : String(value);
    case "bool":
      return Number(value) === 0 ? "false" : "true";
    case "enum":
      return enumLabel(value, dtype);
    case "string":
      return value === null ? "null" : style.string(String(value));
    case "reference":
    case "regionref":
      return value === null ? "null" : referenceText(value);
    case "opaque":
    case "bitfield":
      return hexText(value, style.items);
    case "compound":
      return compoundText(value, dtype.fields, style);
    case "array":
    case "vlen":
      return sequenceText(value, dtype.base, style);
    default:
      return String(value);
  }
}

function complexText(real: number, imaginary: number, base: FloatType, style: Style): string {
  const text = style.float(imaginary, base);
  return `${style.float(real, base)}${text.startsWith("-") ? "" : "+"}${text}j`;
}

const labels = new WeakMap<EnumType, Map<string, string>>();

function enumLabel(value: Value, dtype: EnumType): string {
  let known = labels.get(dtype);
  if (!known) {
    known = new Map(dtype.members.map(([name, number]) => [String(number), name]));
    labels.set(dtype, known);
  }
  const label = known.get(String(value));
  return label === undefined ? `${value} (no label)` : visibleText(label);
}

function referenceText(value: Value): string {
  return typeof value === "string" ? visibleText(value) : JSON.stringify(value);
}

function hexText(value: Value, items: number): string {
  if (!ArrayBuffer.isView(value)) return String(value);
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const shown = Array.from(bytes.subarray(0, items * 2), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return bytes.length > items * 2 ? `${shown} …` : shown;
}

function compoundText(value: Value, fields: readonly { name: string; dtype: DType }[], style: Style): string {
  if (value === null || typeof value !== "object") return String(value);
  const record = value as { readonly [field: string]: Value };
  const shown = fields.slice(0, style.items);
  const parts = shown.map((field) => {
    const part = Object.hasOwn(record, field.name) ? (record[field.name] ?? null) : null;
    return `${visibleText(field.name)}: ${quoted(part, field.dtype, style)}`;
  });
  return `{${parts.join(", ")}${fields.length > shown.length ? ", …" : ""}}`;
}

function sequenceText(value: Value, base: DType, style: Style): string {
  const items = itemsOf(value, base, style.items + 1);
  if (!items) return String(value);
  const shown = items.list.slice(0, style.items).map((item) =>
    // The rows of an array of several dimensions are themselves arrays.
    Array.isArray(item) && base.kind !== "complex" && base.kind !== "vlen" && base.kind !== "array"
      ? sequenceText(item, base, style)
      : quoted(item, base, style),
  );
  const left = items.length - shown.length;
  return `[${shown.join(", ")}${left > 0 ? `, … ${left} more` : ""}]`;
}

function itemsOf(value: Value, base: DType, limit: number): { list: readonly Value[]; length: number } | undefined {
  if (ArrayBuffer.isView(value)) {
    const places = value as unknown as ArrayLike<number | bigint>;
    if (base.kind !== "complex") return { list: take(places, limit), length: places.length };
    const pairs: Value[] = [];
    for (let i = 0; i + 1 < places.length && pairs.length < limit; i += 2) {
      pairs.push([places[i] as number, places[i + 1] as number]);
    }
    return { list: pairs, length: places.length / 2 };
  }
  return Array.isArray(value) ? { list: take(value, limit), length: value.length } : undefined;
}

function take<T extends Value>(places: ArrayLike<T>, limit: number): Value[] {
  return Array.from({ length: Math.min(places.length, limit) }, (_, i) => places[i] ?? null);
}

function quoted(value: Value, dtype: DType, style: Style): string {
  const text = write(value, dtype, style);
  return dtype.kind === "string" && value !== null ? `"${text}"` : text;
}
