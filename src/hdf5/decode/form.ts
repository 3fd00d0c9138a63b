import type { ByteOrder, CompoundType, DType } from "../../core/dtype.ts";
import { Fault } from "../../core/fault.ts";

/** A run of elements somewhere in memory. */
export interface Elements {
  readonly view: DataView;
  readonly at: number;
  readonly count: number;
}

/**
 * How elements lie in a buffer. The *file form* is what the bytes of the file hold: variable-length data are identifiers
 * of objects in the global heap. The *memory form* is what HDF5's library leaves in its own memory: pointers.
 */
export interface Form {
  /** Bytes that an element takes in this form. */
  size(dtype: DType): number;
  /** The order of the bytes of a number; `inEnum` for the base of an enum. */
  order(stored: ByteOrder, inEnum: boolean): ByteOrder;
  /** The offset of each field of a compound in this form. */
  offsets(dtype: CompoundType): readonly number[];
  /** The elements behind a variable-length sequence of elements of `itemSize` bytes; null where there are none. */
  sequence(view: DataView, at: number, itemSize: number): Elements | null;
  /** The bytes behind a variable-length string; null for a null pointer. */
  text(view: DataView, at: number): Uint8Array | null;
  /** The path that an object reference points to; null where it points nowhere. */
  reference(view: DataView, at: number, size: number): string | null;
  /** The path of the dataset that a region reference points into; null where it points nowhere. */
  region(view: DataView, at: number, size: number): string | null;
}

/** Turns addresses of objects into paths. */
export interface ReferenceTargets {
  /** `bytes` holds an object's address, as long as addresses are in this file. */
  object(bytes: Uint8Array): string | null;
  /** `bytes` holds the address and index of a global heap object that begins with a dataset's address. */
  region(bytes: Uint8Array): string | null;
}

/** HDF5's `hvl_t` and `char*` in 32-bit WebAssembly. */
const MEMORY_SEQUENCE = 8;
const MEMORY_STRING = 4;
/** `hobj_ref_t` and `hdset_reg_ref_t`; newer references are opaque in memory (`H5R_ref_t`, 64 bytes). */
const MEMORY_REFERENCE = 8;
const MEMORY_REGION = 12;

/**
 * The form in which the library leaves elements. h5wasm asks for little-endian numbers only where all ordered members of
 * the type are big-endian (`H5Tget_order` of the whole), and HDF5 then converts all of them but enums; where the orders
 * are mixed, everything stays as in the file.
 */
export function memoryForm(dtype: DType, targets: ReferenceTargets): Form {
  const orders = new Set<ByteOrder>();
  collectOrders(dtype, orders);
  const converted = orders.size === 1 && orders.has("big");
  const form: Form = {
    size: memorySize,
    order: (stored, inEnum) => (converted && !inEnum ? "little" : stored),
    offsets: (compound) => memoryOffsets(compound).offsets,
    sequence(view, at) {
      const count = view.getUint32(at, true);
      const pointer = view.getUint32(at + 4, true);
      return count === 0 || pointer === 0 ? null : { view: new DataView(view.buffer), at: pointer, count };
    },
    text(view, at) {
      const pointer = view.getUint32(at, true);
      if (pointer === 0) return null;
      const heap = new Uint8Array(view.buffer);
      const end = heap.indexOf(0, pointer);
      return heap.subarray(pointer, end < 0 ? heap.length : end);
    },
    reference: (view, at) => targets.object(bytesAt(view, at, MEMORY_REFERENCE)),
    region: (view, at) => targets.region(bytesAt(view, at, MEMORY_REGION)),
  };
  return form;
}

/** The form in which the bytes of the file lie; `heapObject` reads from the global heap. */
export function fileForm(
  offsetSize: number,
  heapObject: (bytes: Uint8Array) => Uint8Array | null,
  targets: ReferenceTargets,
): Form {
  // Count (4 bytes), then the heap identifier: address and index (4 bytes).
  const heapAt = (view: DataView, at: number) => heapObject(bytesAt(view, at + 4, offsetSize + 4));
  return {
    size: (dtype) => dtype.size,
    order: (stored) => stored,
    offsets: (compound) => compound.fields.map((field) => field.offset),
    sequence(view, at, itemSize) {
      const count = view.getUint32(at, true);
      if (count === 0) return null;
      const bytes = heapAt(view, at);
      if (!bytes) return null;
      if (bytes.length < count * itemSize) {
        throw new Fault("damaged", `A variable-length value of ${count} elements has only ${bytes.length} bytes.`);
      }
      return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0, count };
    },
    text(view, at) {
      const length = view.getUint32(at, true);
      const bytes = heapAt(view, at);
      if (!bytes) return null;
      const end = bytes.subarray(0, length).indexOf(0);
      return bytes.subarray(0, end < 0 ? Math.min(length, bytes.length) : end);
    },
    reference: (view, at, size) => targets.object(bytesAt(view, at, size)),
    region: (view, at, size) => targets.region(bytesAt(view, at, size)),
  };
}

function bytesAt(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

/** What `H5Tget_order` looks at: enums, arrays and sequences count with their base; strings, references, opaque do not. */
function collectOrders(dtype: DType, orders: Set<ByteOrder>): void {
  switch (dtype.kind) {
    case "bool":
    case "int":
    case "uint":
    case "float":
    case "complex":
    case "bitfield":
    case "time":
      orders.add(dtype.order);
      return;
    case "enum":
    case "array":
    case "vlen":
      collectOrders(dtype.base, orders);
      return;
    case "compound":
      for (const field of dtype.fields) collectOrders(field.dtype, orders);
      return;
    default:
  }
}

function memorySize(dtype: DType): number {
  switch (dtype.kind) {
    case "vlen":
      return MEMORY_SEQUENCE;
    case "string":
      return dtype.length === null ? MEMORY_STRING : dtype.size;
    case "reference":
      return MEMORY_REFERENCE;
    case "regionref":
      return MEMORY_REGION;
    case "array":
      return dtype.dims.reduce((product, n) => product * n, memorySize(dtype.base));
    case "compound":
      return memoryOffsets(dtype).size;
    default:
      return dtype.size;
  }
}

/** `H5T_set_loc`: members that change their size shift all that lie behind them. */
function memoryOffsets(dtype: CompoundType): { offsets: readonly number[]; size: number } {
  let shift = 0;
  const offsets = new Array<number>(dtype.fields.length);
  const byOffset = dtype.fields.map((field, i) => ({ field, i })).sort((a, b) => a.field.offset - b.field.offset);
  for (const { field, i } of byOffset) {
    offsets[i] = field.offset + shift;
    shift += memorySize(field.dtype) - field.dtype.size;
  }
  return { offsets, size: dtype.size + shift };
}
