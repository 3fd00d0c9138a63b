import type { ByteOrder, DType, EnumType, FloatType, IntType } from "../../core/dtype.ts";
import type { NumberArray, Value, Values } from "../../core/value.ts";
import type { Form } from "./form.ts";
import { floatReader, integerReader, type NumberReader } from "./number.ts";
import { decodeFixedText, decodeText } from "./text.ts";

type NumberType = IntType | FloatType | EnumType | Extract<DType, { kind: "bool" | "time" | "complex" }>;

const HOST_ORDER: ByteOrder = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? "little" : "big";

/** `count` elements from `at` on. Bytes are never kept: what is returned does not share memory with `view`. */
export function decodeElements(view: DataView, at: number, count: number, dtype: DType, form: Form): Values {
  switch (dtype.kind) {
    case "bool":
    case "int":
    case "uint":
    case "float":
    case "enum":
    case "time":
    case "complex":
      return decodeNumbers(view, at, count, dtype, form);
    default: {
      const read = elementReader(dtype, form);
      const size = form.size(dtype);
      const values = new Array<Value>(count);
      for (let i = 0; i < count; i++) values[i] = read(view, at + i * size);
      return values;
    }
  }
}

/** Compiles a type into a function that reads one element. */
function elementReader(dtype: DType, form: Form): (view: DataView, at: number) => Value {
  switch (dtype.kind) {
    case "int":
    case "uint":
    case "float":
    case "enum":
    case "time":
      return numberReader(dtype, form);
    case "bool": {
      const read = numberReader(dtype, form);
      return (view, at) => Number(read(view, at)) !== 0;
    }
    case "complex":
      return (view, at) => decodeNumbers(view, at, 1, dtype, form);
    case "string": {
      const { length, padding } = dtype;
      if (length === null) {
        return (view, at) => {
          const bytes = form.text(view, at);
          return bytes === null ? "" : decodeText(bytes);
        };
      }
      return (view, at) => decodeFixedText(bytesAt(view, at, length), padding);
    }
    case "opaque":
    case "bitfield":
      return (view, at) => bytesAt(view, at, dtype.size).slice();
    case "reference":
      return (view, at) => form.reference(view, at, dtype.size);
    case "regionref":
      return (view, at) => form.region(view, at, dtype.size);
    case "array": {
      const count = dtype.dims.reduce((product, n) => product * n, 1);
      return (view, at) => decodeElements(view, at, count, dtype.base, form);
    }
    case "vlen": {
      const itemSize = form.size(dtype.base);
      return (view, at) => {
        const items = form.sequence(view, at, itemSize);
        return items ? decodeElements(items.view, items.at, items.count, dtype.base, form) : emptyOf(dtype.base, form);
      };
    }
    case "compound": {
      const offsets = form.offsets(dtype);
      const fields = dtype.fields.map(({ name, dtype: type }, i) => ({
        name,
        offset: offsets[i] ?? 0,
        read: elementReader(type, form),
      }));
      return (view, at) => {
        // Without a prototype: a field may be called __proto__.
        const row: Record<string, Value> = Object.create(null);
        for (const { name, offset, read } of fields) row[name] = read(view, at + offset);
        return row;
      };
    }
  }
}

function emptyOf(dtype: DType, form: Form): Values {
  return decodeElements(new DataView(new ArrayBuffer(0)), 0, 0, dtype, form);
}

function numberReader(dtype: Exclude<NumberType, { kind: "complex" }>, form: Form): NumberReader {
  switch (dtype.kind) {
    case "float":
      return floatReader(dtype, form.order(dtype.order, false));
    case "enum":
      return integerReader(dtype.base, form.order(dtype.base.order, true));
    case "bool":
      return integerReader(unsigned(dtype.size, dtype.order), form.order(dtype.order, true));
    case "time":
      return integerReader({ ...unsigned(dtype.size, dtype.order), kind: "int" }, form.order(dtype.order, false));
    default:
      return integerReader(dtype, form.order(dtype.order, false));
  }
}

function unsigned(size: number, order: ByteOrder): IntType {
  return { kind: "uint", str: `u${size}`, size, order };
}

/** Plain numbers as a typed array; in one copy where the bytes are what the array wants. */
function decodeNumbers(view: DataView, at: number, count: number, dtype: NumberType, form: Form): NumberArray {
  if (dtype.kind === "complex") return decodeNumbers(view, at, count * 2, dtype.base, form);
  const array = arrayFor(dtype, count);
  if (array.BYTES_PER_ELEMENT === dtype.size && fillsItsBytes(dtype)) {
    const bytes = new Uint8Array(array.buffer);
    bytes.set(bytesAt(view, at, bytes.length));
    const order = form.order(dtype.kind === "enum" ? dtype.base.order : dtype.order, dtype.kind === "enum");
    if (order !== HOST_ORDER) swapBytes(bytes, dtype.size);
    return array;
  }
  const read = numberReader(dtype, form);
  for (let i = 0; i < count; i++) array[i] = read(view, at + i * dtype.size);
  return array;
}

/** Whether the bits of an element are just its value. */
function fillsItsBytes(dtype: Exclude<NumberType, { kind: "complex" }>): boolean {
  switch (dtype.kind) {
    case "float":
      return !dtype.layout;
    case "enum":
      return fillsItsBytes(dtype.base);
    case "bool":
    case "time":
      return true;
    default:
      return (dtype.precision ?? dtype.size * 8) === dtype.size * 8;
  }
}

function arrayFor(dtype: Exclude<NumberType, { kind: "complex" }>, count: number): NumberArray {
  switch (dtype.kind) {
    case "float": {
      const exactInSingle = dtype.layout
        ? dtype.layout.mantissaBits <= 23 && dtype.layout.exponentBits <= 8
        : dtype.size <= 4;
      return exactInSingle ? new Float32Array(count) : new Float64Array(count);
    }
    case "enum":
      return arrayFor(dtype.base, count);
    case "bool":
      return new Uint8Array(count);
    case "time":
      return dtype.size > 4 ? new BigInt64Array(count) : new Int32Array(count);
    case "int":
      if (dtype.size === 1) return new Int8Array(count);
      if (dtype.size === 2) return new Int16Array(count);
      return dtype.size <= 4 ? new Int32Array(count) : new BigInt64Array(count);
    case "uint":
      if (dtype.size === 1) return new Uint8Array(count);
      if (dtype.size === 2) return new Uint16Array(count);
      return dtype.size <= 4 ? new Uint32Array(count) : new BigUint64Array(count);
  }
}

/** Reverses the bytes of each element in place. */
function swapBytes(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) {
    for (let low = start, high = start + size - 1; low < high; low++, high--) {
      const byte = bytes[low] as number;
      bytes[low] = bytes[high] as number;
      bytes[high] = byte;
    }
  }
}

function bytesAt(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}
