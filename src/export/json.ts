import { exactNumber, exactSingle } from "../core/numberText.ts";
import { numpyText } from "../core/numpyText.ts";
import type { Block, Value } from "../core/value.ts";
import { blocksOf, type Exporter, type ExportSource } from "./exportSource.ts";

/**
 * One object with path, selection, shape, dtype, dims, coords, attributes and the values as nested lists. Integers are
 * exact; NaN and infinities, which JSON does not know, are the texts "NaN", "Infinity" and "-Infinity"; complex numbers
 * are pairs, bytes lists of numbers.
 */
export const json: Exporter = {
  async *write(source) {
    const encoder = new TextEncoder();
    yield encoder.encode(`${head(source)}"values": `);
    const rank = source.shape.length;
    if (rank > 0) yield encoder.encode("[");
    let first = true;
    for await (const { block } of blocksOf(source)) {
      const text = rank === 0 ? elementText(block, 0) : nestedRows(block);
      yield encoder.encode((first || text === "" ? "" : ",\n") + text);
      first = false;
    }
    yield encoder.encode(`${rank > 0 ? "]" : ""}\n}\n`);
  },
};

function head(source: ExportSource): string {
  const { path, selection, shape, dtype, axes, attributes } = source;
  const facts: readonly (readonly [string, string])[] = [
    ["path", JSON.stringify(path)],
    ["selection", JSON.stringify(selection)],
    ["shape", JSON.stringify(shape)],
    ["dtype", JSON.stringify(numpyText(dtype))],
    ["dims", JSON.stringify(axes.map(({ name }) => name))],
    ["coords", objectText(axes.flatMap(({ labels }) => (labels ? [[labels.name, labels.values] as const] : [])))],
    ["attributes", objectText(attributes.map(({ name, value }) => [name, value ?? null] as const))],
  ];
  return `{\n${facts.map(([name, text]) => `${JSON.stringify(name)}: ${text},\n`).join("")}`;
}

function nestedRows({ shape, ...block }: Block): string {
  let place = 0;
  const nested = (axis: number): string => {
    if (axis === shape.length) return elementText({ shape, ...block }, place++);
    return `[${Array.from({ length: shape[axis] ?? 0 }, () => nested(axis + 1)).join(",")}]`;
  };
  return Array.from({ length: shape[0] ?? 0 }, () => nested(1)).join(",\n");
}

function elementText({ data, dtype }: Block, place: number): string {
  const at = (i: number): Value => (data as readonly Value[])[i] ?? null;
  // A single-precision number is written as such: 0.1, not 0.10000000149011612.
  const text = (value: Value) =>
    data instanceof Float32Array && Number.isFinite(value) ? exactSingle(value as number) : valueText(value);
  return dtype.kind === "complex" ? `[${text(at(place * 2))},${text(at(place * 2 + 1))}]` : text(at(place));
}

function objectText(entries: readonly (readonly [string, Value | readonly (number | string)[]])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}: ${valueText(value)}`).join(", ")}}`;
}

function valueText(value: Value | readonly (number | string)[]): string {
  if (typeof value === "number") return Number.isFinite(value) ? exactNumber(value) : JSON.stringify(String(value));
  if (typeof value === "bigint") return String(value);
  if (ArrayBuffer.isView(value)) {
    return `[${Array.from(value as unknown as ArrayLike<number | bigint>, (item) => valueText(item)).join(",")}]`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item as Value)).join(",")}]`;
  if (value !== null && typeof value === "object")
    return objectText(Object.entries(value as { [field: string]: Value }));
  return JSON.stringify(value);
}
