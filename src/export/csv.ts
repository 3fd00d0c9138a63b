import { timeAxis, timeText } from "../core/cfTime.ts";
import type { DType } from "../core/dtype.ts";
import { exactNumber } from "../core/numberText.ts";
import { quotedCell, safeText } from "../core/separatedText.ts";
import type { Block, Value } from "../core/value.ts";
import { exactText } from "../core/valueText.ts";
import { blocksOf, type Exporter, type ExportSource } from "./exportSource.ts";

/**
 * Text with separators (RFC 4180). One axis: a line for each element with its label; two axes: a table with labels at its
 * edges; more: a line for each element with its labels. Fields of compounds are columns.
 */
function separated(separator: string): Exporter {
  return {
    async *write(source, { header }) {
      const encoder = new TextEncoder();
      const line = (cells: readonly string[]) =>
        `${cells.map((cell) => quotedCell(cell, separator)).join(separator)}\n`;
      if (header) yield encoder.encode(head(source, line));
      for await (const { from, block } of blocksOf(source)) {
        const lines: string[] = [];
        for (const cells of rowsOf(source, from, block)) lines.push(line(cells));
        yield encoder.encode(lines.join(""));
      }
    },
  };
}

export const csv = separated(",");
export const tsv = separated("\t");

function head(source: ExportSource, line: (cells: readonly string[]) => string): string {
  const units = source.attributes.find(({ name }) => name === "units")?.value;
  const about = [`${source.path}[${source.selection}]`, ...(typeof units === "string" ? [`units: ${units}`] : [])];
  const names = source.axes.map(({ name }) => safeText(name));
  const values = columnsOf(source).map(({ name }) => safeText(name));
  const columns = isTable(source)
    ? [names.join(" / "), ...Array.from({ length: source.shape[1] ?? 0 }, (_, i) => labelAt(source, 1, i))]
    : [...names, ...values];
  return about.map((text) => `# ${text.replace(/[\r\n]+/g, " ")}\n`).join("") + line(columns);
}

/** Two axes of plain values make a table. */
function isTable({ shape, dtype }: ExportSource): boolean {
  return shape.length === 2 && dtype.kind !== "compound";
}

interface Column {
  readonly name: string;
  readonly dtype: DType;
  readonly of: (value: Value) => Value;
}

function columnsOf({ dtype, name }: ExportSource): readonly Column[] {
  if (dtype.kind !== "compound") return [{ name, dtype, of: (value) => value }];
  return dtype.fields.map((field) => ({
    name: field.name,
    dtype: field.dtype,
    of: (record) => (record as { readonly [field: string]: Value })[field.name] ?? null,
  }));
}

function* rowsOf(source: ExportSource, from: number, block: Block): Generator<string[]> {
  const columns = columnsOf(source);
  const at = elementsOf(block);
  const inner = source.shape.slice(1);
  const perRow = inner.reduce((product, n) => product * n, 1);
  const rows = block.shape[0] ?? 1;
  const cellsAt = (i: number) => columns.map(({ of, dtype }) => cellText(of(at(i)), dtype));
  for (let row = 0; row < (source.shape.length === 0 ? 1 : rows); row++) {
    if (isTable(source)) {
      const cells = Array.from({ length: perRow }, (_, column) => cellsAt(row * perRow + column)[0] ?? "");
      yield [labelAt(source, 0, from + row), ...cells];
      continue;
    }
    for (let i = 0; i < perRow; i++) {
      yield [...placesOf(inner, i, from + row, source), ...cellsAt(row * perRow + i)];
    }
  }
}

/** The labels of an element, axis by axis. */
function placesOf(inner: readonly number[], place: number, row: number, source: ExportSource): string[] {
  if (source.shape.length === 0) return [];
  const labels: string[] = [];
  let rest = place;
  for (let axis = inner.length - 1; axis >= 0; axis--) {
    const n = inner[axis] ?? 1;
    labels.unshift(labelAt(source, axis + 1, rest % n));
    rest = Math.floor(rest / n);
  }
  return [labelAt(source, 0, row), ...labels];
}

function labelAt(source: ExportSource, axis: number, place: number): string {
  const labels = source.axes[axis]?.labels;
  const label = labels?.values[place];
  if (label === undefined) return String(place);
  if (typeof label === "string") return safeText(label);
  const time = timeAxis(labels?.units, labels?.calendar);
  return time ? timeText(label, time) : exactNumber(label);
}

function elementsOf({ data, dtype }: Block): (place: number) => Value {
  if (dtype.kind !== "complex") return (place) => (data as readonly Value[])[place] ?? null;
  const parts = data as ArrayLike<number>;
  return (place) => [parts[place * 2] ?? 0, parts[place * 2 + 1] ?? 0];
}

/** Exact: numbers read back as the same numbers. */
function cellText(value: Value, dtype: DType): string {
  const text = exactText(value, dtype);
  return dtype.kind === "string" || dtype.kind === "enum" ? safeText(text) : text;
}
