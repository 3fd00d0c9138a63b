import type { DType, IntType } from "../core/dtype.ts";
import { Fault } from "../core/fault.ts";
import type { AttributeInfo } from "../core/node.ts";
import type { Value, Values } from "../core/value.ts";
import { type Bytes, blocksOf, type Exporter, type ExportLabels, type ExportSource } from "../export/exportSource.ts";
import { fieldType, records } from "../export/npy.ts";
import { hdf5File, type WrittenAttribute, type WrittenDataset } from "../hdf5/write/hdf5File.ts";

/**
 * The values with their attributes, and the labels of their axes as datasets beside them, linked by dantro's attributes
 * (`dims`, `coords__<dim>`), so that they are found again.
 */
export const hdf5: Exporter = {
  async *write(source) {
    const width = isText(source.dtype) ? await longestBytes(source) : 0;
    const name = source.name.replaceAll("/", "_") || "data";
    const labels = source.axes.flatMap((axis) => (axis.labels && axis.labels.name !== name ? [axis.labels] : []));
    const values: WrittenDataset = {
      name,
      dtype: writtenType(source.dtype, width),
      shape: source.shape,
      attributes: [...labelAttributes(source, labels), ...source.attributes.flatMap(written)],
      parts: () => encodedBlocks(source, width),
    };
    yield* hdf5File([values, ...labels.map(labelDataset)]);
  },
};

/** The type in which values are held here, in whole bytes and little-endian. */
function writtenType(dtype: DType, width: number): DType {
  switch (dtype.kind) {
    case "int":
    case "uint":
      return integer(dtype.kind, dtype.size);
    case "float":
      return float(dtype.size <= 4 ? 4 : 8);
    case "complex": {
      const base = float(dtype.base.size <= 4 ? 4 : 8);
      return { ...dtype, base, size: base.size * 2 };
    }
    case "enum":
      return { ...dtype, base: integer(dtype.base.kind, dtype.base.size) };
    case "string":
      return text(dtype.length ?? width);
    case "compound": {
      let size = 0;
      const fields = dtype.fields.map((field) => {
        const own = { name: field.name, offset: size, dtype: writtenType(field.dtype, 0) };
        size += own.dtype.size;
        return own;
      });
      return { ...dtype, fields, size };
    }
    default:
      return dtype;
  }
}

function integer(kind: "int" | "uint", stored: number): IntType {
  const size = stored <= 2 ? stored : stored <= 4 ? 4 : 8;
  return { kind, str: `<${kind === "int" ? "i" : "u"}${size}`, size, order: "little" };
}

function float(size: 4 | 8) {
  return { kind: "float", str: `<f${size}`, size, order: "little" } as const;
}

function text(length: number): DType {
  const size = Math.max(1, length);
  return { kind: "string", str: `|S${size}`, size, length: size, charset: "utf-8", padding: "null-padded" };
}

const isText = (dtype: DType): boolean => dtype.kind === "string" && dtype.length === null;

async function longestBytes(source: ExportSource): Promise<number> {
  const encoder = new TextEncoder();
  let longest = 1;
  for await (const { block } of blocksOf(source)) {
    for (const value of block.data as readonly Value[]) {
      longest = Math.max(longest, encoder.encode(String(value ?? "")).length);
    }
  }
  return longest;
}

async function* encodedBlocks(source: ExportSource, width: number): AsyncGenerator<Bytes> {
  const { dtype } = source;
  for await (const { block } of blocksOf(source)) yield encoded(block.data, dtype, width);
}

function encoded(values: Values, dtype: DType, width: number): Bytes {
  if (dtype.kind === "string") return encodedTexts(values as readonly Value[], dtype.length ?? width);
  if (dtype.kind === "compound") {
    return records(
      values as readonly Value[],
      dtype.fields.map((field) => fieldType(field.name, field.dtype)),
    );
  }
  if (!ArrayBuffer.isView(values)) throw new Fault("unsupported", `Values of type ${dtype.kind} cannot be written.`);
  return new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength);
}

function encodedTexts(texts: readonly Value[], width: number): Bytes {
  const size = Math.max(1, width);
  const bytes = new Uint8Array(texts.length * size);
  const encoder = new TextEncoder();
  for (const [i, value] of texts.entries()) bytes.set(encoder.encode(String(value ?? "")).subarray(0, size), i * size);
  return bytes;
}

/** Numbers and texts; what refers to other objects of its file would refer to nothing here. */
function written({ name, dtype, shape, value }: AttributeInfo): WrittenAttribute[] {
  if (value === undefined || shape === null || !dtype || LABELS.test(name)) return [];
  if (typeof value === "string") return [textAttribute(name, [value], [])];
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
    return [textAttribute(name, value as readonly string[], shape)];
  }
  const numeric = dtype.kind === "int" || dtype.kind === "uint" || dtype.kind === "float" || dtype.kind === "bool";
  if (!numeric) return [];
  const own = writtenType(dtype, 0);
  if (ArrayBuffer.isView(value)) {
    return [{ name, dtype: own, shape, bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength) }];
  }
  const field = fieldType(name, dtype);
  const bytes = new Uint8Array(field.size);
  field.put(new DataView(bytes.buffer), 0, value);
  return [{ name, dtype: own, shape: [], bytes }];
}

/** What named the dimensions where the data come from; here other attributes do. */
const LABELS =
  /^(dims|dim_names|dim_name__\d+|coords__.*|coords_mode__.*|DIMENSION_LIST|REFERENCE_LIST|CLASS|NAME|_Netcdf4.*)$/;

function textAttribute(name: string, texts: readonly string[], shape: readonly number[]): WrittenAttribute {
  const encoder = new TextEncoder();
  const width = texts.reduce((most, one) => Math.max(most, encoder.encode(one).length), 1);
  return { name, dtype: text(width), shape, bytes: encodedTexts(texts, width) };
}

function labelAttributes(source: ExportSource, labels: readonly ExportLabels[]): WrittenAttribute[] {
  if (source.axes.every(({ name }) => /^dim_\d+$/.test(name))) return [];
  return [
    textAttribute(
      "dims",
      source.axes.map(({ name }) => name),
      [source.axes.length],
    ),
    ...labels.flatMap(({ name }) => [
      textAttribute(`coords__${name}`, [name], []),
      textAttribute(`coords_mode__${name}`, ["linked"], []),
    ]),
  ];
}

function labelDataset({ name, values, units, calendar }: ExportLabels): WrittenDataset {
  const about = Object.entries({ units, calendar }).flatMap(([key, own]) =>
    own === undefined ? [] : [textAttribute(key, [own], [])],
  );
  const numbers = values.every((value) => typeof value === "number");
  const encoder = new TextEncoder();
  const width = values.reduce<number>((most, value) => Math.max(most, encoder.encode(String(value)).length), 1);
  return {
    name,
    dtype: numbers ? float(8) : text(width),
    shape: [values.length],
    attributes: about,
    parts: async function* () {
      yield numbers
        ? new Uint8Array(Float64Array.from(values as readonly number[]).buffer)
        : encodedTexts(values, width);
    },
  };
}
