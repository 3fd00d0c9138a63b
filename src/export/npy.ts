import type { DType } from "../core/dtype.ts";
import { Fault } from "../core/fault.ts";
import { tuple } from "../core/numpyText.ts";
import type { NumberArray, Value, Values } from "../core/value.ts";
import { type Bytes, blocksOf, type Exporter, type ExportSource } from "./exportSource.ts";

/**
 * NumPy's own format (numpy/lib/format.py, version 1.0): one array in C order. Numbers are written as they are held here,
 * little-endian: float16 as float32, integers of odd widths in the next wider type.
 */
export const npy: Exporter = {
  async *write(source) {
    yield* npyBytes(source);
  },
};

/** The bytes of a source as one NPY file. */
export async function* npyBytes(source: ExportSource): AsyncGenerator<Bytes> {
  const { shape, dtype } = source;
  if (dtype.kind === "string") {
    // The width of NumPy's texts is that of the longest: they are read twice.
    let width = 1;
    for await (const { block } of blocksOf(source)) width = Math.max(width, longest(block.data));
    yield npyHeader(`'<U${width}'`, shape);
    for await (const { block } of blocksOf(source)) yield unicode(block.data, width);
    return;
  }
  if (dtype.kind === "compound") {
    const fields = dtype.fields.map((field) => fieldType(field.name, field.dtype));
    yield npyHeader(`[${fields.map(({ descr }) => descr).join(", ")}]`, shape);
    for await (const { block } of blocksOf(source)) yield records(block.data as readonly Value[], fields);
    return;
  }
  let begun = false;
  for await (const { block } of blocksOf(source)) {
    const { data } = block;
    if (!ArrayBuffer.isView(data) || dtype.kind === "opaque" || dtype.kind === "bitfield") throw noPlace(dtype);
    if (!begun) yield npyHeader(`'${descrOf(data as NumberArray, dtype)}'`, shape);
    begun = true;
    yield new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  }
  if (!begun) yield npyHeader(`'${emptyDescr(dtype)}'`, shape);
}

/** Magic, version, and a Python literal that is padded so that the data begin at a multiple of 64. */
export function npyHeader(descr: string, shape: readonly number[]): Bytes {
  const text = `{'descr': ${descr}, 'fortran_order': False, 'shape': ${tuple(shape)}, }`;
  const bytes = new TextEncoder().encode(text);
  const length = Math.ceil((bytes.length + 11) / 64) * 64 - 10;
  const header = new Uint8Array(10 + length).fill(0x20);
  header.set([0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, length & 0xff, length >> 8]);
  header.set(bytes, 10);
  header[header.length - 1] = 0x0a;
  return header;
}

function descrOf(data: NumberArray, dtype: DType): string {
  if (dtype.kind === "bool") return "|b1";
  const size = data.BYTES_PER_ELEMENT;
  if (dtype.kind === "complex") return `<c${size * 2}`;
  const name = data.constructor.name;
  const letter = name.includes("Float") ? "f" : name.includes("Uint") ? "u" : "i";
  return `${size === 1 ? "|" : "<"}${letter}${size}`;
}

function emptyDescr(dtype: DType): string {
  return dtype.str.startsWith(">") ? `<${dtype.str.slice(1)}` : dtype.str;
}

/** Characters of the longest of some texts. */
export function longest(values: Values): number {
  return (values as readonly Value[]).reduce<number>(
    (most, value) => Math.max(most, [...String(value ?? "")].length),
    0,
  );
}

/** NumPy's texts: code points of four bytes, padded with zeros. */
export function unicode(values: Values, width: number): Bytes {
  const texts = values as readonly Value[];
  const points = new Uint32Array(texts.length * width);
  for (const [i, text] of texts.entries()) {
    points.set(
      Array.from(String(text ?? ""), (character) => character.codePointAt(0) ?? 0),
      i * width,
    );
  }
  return new Uint8Array(points.buffer);
}

interface FieldType {
  readonly name: string;
  readonly descr: string;
  readonly size: number;
  readonly put: (view: DataView, at: number, value: Value) => void;
}

function fieldType(name: string, dtype: DType): FieldType {
  const quoted = JSON.stringify(name);
  const field = (type: string, size: number, put: FieldType["put"]): FieldType => ({
    name,
    descr: `(${quoted}, '${type}')`,
    size,
    put,
  });
  switch (dtype.kind) {
    case "bool":
      return field("|b1", 1, (view, at, value) => view.setUint8(at, Number(value)));
    case "enum":
      return fieldType(name, dtype.base);
    case "float":
      return dtype.size <= 4
        ? field("<f4", 4, (view, at, value) => view.setFloat32(at, Number(value), true))
        : field("<f8", 8, (view, at, value) => view.setFloat64(at, Number(value), true));
    case "int":
    case "uint":
      return integerField(field, dtype.kind === "int", dtype.size);
    case "string": {
      const { length } = dtype;
      if (length === null) break;
      const encoder = new TextEncoder();
      return field(`|S${length}`, length, (view, at, value) =>
        new Uint8Array(view.buffer, at, length).set(encoder.encode(String(value)).subarray(0, length)),
      );
    }
  }
  throw noPlace(dtype, name);
}

function integerField(
  field: (type: string, size: number, put: FieldType["put"]) => FieldType,
  signed: boolean,
  stored: number,
): FieldType {
  const letter = signed ? "i" : "u";
  if (stored === 1) return field(`|${letter}1`, 1, (view, at, value) => view.setUint8(at, Number(value)));
  if (stored === 2) return field(`<${letter}2`, 2, (view, at, value) => view.setUint16(at, Number(value), true));
  if (stored <= 4) return field(`<${letter}4`, 4, (view, at, value) => view.setUint32(at, Number(value), true));
  return field(`<${letter}8`, 8, (view, at, value) =>
    view.setBigUint64(at, BigInt.asUintN(64, BigInt(value as number | bigint)), true),
  );
}

function records(values: readonly Value[], fields: readonly FieldType[]): Bytes {
  const size = fields.reduce((sum, field) => sum + field.size, 0);
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) {
    const record = value as { readonly [field: string]: Value };
    let at = i * size;
    for (const field of fields) {
      field.put(view, at, record[field.name] ?? 0);
      at += field.size;
    }
  }
  return bytes;
}

function noPlace({ kind }: DType, field?: string): Fault {
  const what = field === undefined ? `Values of type ${kind}` : `The field “${field}” (${kind})`;
  return new Fault("unsupported", `${what} cannot be written as NPY.`, { hint: "Export as JSON or CSV instead." });
}
