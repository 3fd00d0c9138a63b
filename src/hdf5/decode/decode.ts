import type { ByteOrder, DType, EnumType, FloatType, IntType } from "../../core/dtype.ts";
import type { NumberArray, Value, Values } from "../../core/value.ts";
import type { Form } from "./form.ts";
import { decodeHalves } from "./halves.ts";
import { floatReader, integerReader, type NumberReader } from "./number.ts";
import { decodeFixedText, decodeText } from "./text.ts";

type PlainNumberType = IntType | FloatType | EnumType | Extract<DType, { kind: "bool" | "time" }>;
type NumberType = PlainNumberType | Extract<DType, { kind: "complex" }>;

interface NumberArrayType {
  readonly BYTES_PER_ELEMENT: number;
  new (count: number): NumberArray;
  new (buffer: ArrayBuffer, at: number, count: number): NumberArray;
}

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

/** As `decodeElements`, of bytes that nobody else uses: where they are what an array of numbers wants, they become it. */
export function adoptElements(bytes: Uint8Array<ArrayBuffer>, dtype: DType, form: Form): Values {
  const number = dtype.kind === "complex" ? dtype.base : isNumber(dtype) ? dtype : undefined;
  const { buffer, byteOffset, length } = bytes;
  const array = number && arrayTypeOf(number);
  if (!array || array.BYTES_PER_ELEMENT !== number.size || !fillsItsBytes(number) || byteOffset !== 0) {
    const count = Math.floor(length / Math.max(1, dtype.size));
    return decodeElements(new DataView(buffer, byteOffset, length), 0, count, dtype, form);
  }
  if (orderOf(number, form) !== HOST_ORDER) swapBytes(bytes, number.size);
  return new array(buffer, 0, length / number.size);
}

function isNumber(dtype: DType): dtype is PlainNumberType {
  return ["bool", "int", "uint", "float", "enum", "time"].includes(dtype.kind);
}

function orderOf(dtype: PlainNumberType, form: Form): ByteOrder {
  return form.order(dtype.kind === "enum" ? dtype.base.order : dtype.order, dtype.kind === "enum");
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

function numberReader(dtype: PlainNumberType, form: Form): NumberReader {
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
  if (dtype.kind === "float" && dtype.size === 2 && !dtype.layout) {
    return decodeHalves(view, at, count, orderOf(dtype, form) === "little");
  }
  const array = new (arrayTypeOf(dtype))(count);
  if (array.BYTES_PER_ELEMENT === dtype.size && fillsItsBytes(dtype)) {
    const bytes = new Uint8Array(array.buffer);
    bytes.set(bytesAt(view, at, bytes.length));
    if (orderOf(dtype, form) !== HOST_ORDER) swapBytes(bytes, dtype.size);
    return array;
  }
  const read = numberReader(dtype, form);
  for (let i = 0; i < count; i++) array[i] = read(view, at + i * dtype.size);
  return array;
}

/** Whether the bits of an element are just its value. */
function fillsItsBytes(dtype: PlainNumberType): boolean {
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

function arrayTypeOf(dtype: PlainNumberType): NumberArrayType {
  switch (dtype.kind) {
    case "float": {
      const exactInSingle = dtype.layout
        ? dtype.layout.mantissaBits <= 23 && dtype.layout.exponentBits <= 8
        : dtype.size <= 4;
      return exactInSingle ? Float32Array : Float64Array;
    }
    case "enum":
      return arrayTypeOf(dtype.base);
    case "bool":
      return Uint8Array;
    case "time":
      return dtype.size > 4 ? BigInt64Array : Int32Array;
    case "int":
      if (dtype.size === 1) return Int8Array;
      if (dtype.size === 2) return Int16Array;
      return dtype.size <= 4 ? Int32Array : BigInt64Array;
    case "uint":
      if (dtype.size === 1) return Uint8Array;
      if (dtype.size === 2) return Uint16Array;
      return dtype.size <= 4 ? Uint32Array : BigUint64Array;
  }
}

/** Reverses the bytes of each element in place. `bytes` begin with their buffer. */
function swapBytes({ buffer, length }: Uint8Array, size: number): void {
  if (size === 2) {
    const words = new Uint16Array(buffer, 0, length / 2);
    for (let i = 0; i < words.length; i++) words[i] = swap2(words[i] as number);
  } else if (size === 4) {
    const words = new Uint32Array(buffer, 0, length / 4);
    for (let i = 0; i < words.length; i++) words[i] = swap4(words[i] as number);
  } else if (size === 8) {
    const words = new Uint32Array(buffer, 0, length / 4);
    for (let i = 0; i < words.length; i += 2) {
      const first = swap4(words[i] as number);
      words[i] = swap4(words[i + 1] as number);
      words[i + 1] = first;
    }
  }
}

function swap2(word: number): number {
  return (word << 8) | (word >>> 8);
}

function swap4(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

function bytesAt(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}
