import type { DType } from "../core/dtype.ts";
import { Fault } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import { elementCount } from "../core/value.ts";
import type { RangeReader } from "../hdf5/structure/rangeReader.ts";
import { npyType } from "./npyType.ts";
import { pythonLiteral } from "./pythonLiteral.ts";

export interface NpyHeader {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Whether the first axis is the one that runs fastest. */
  readonly fortranOrder: boolean;
  /** Offset of the first element. */
  readonly begin: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY
/** A header is a line of text; one longer than this is no header. */
const LONGEST = 1024 * 1024;

/**
 * The header of a NumPy file (NumPy, `numpy.lib.format`, versions 1.0 to 3.0).
 *
 * @throws Fault `damaged` where the header is none, `truncated` where elements are missing.
 */
export function readNpyHeader(file: RangeReader): NpyHeader {
  const start = file.read(0, Math.min(12, file.size));
  if (start.length < 10 || MAGIC.some((byte, i) => start[i] !== byte)) {
    throw new Fault("damaged", "This is no NumPy file: it does not begin with NumPy's signature.", {
      hint: "Files that numpy.save wrote have it.",
    });
  }
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const major = view.getUint8(6);
  if (major < 1 || major > 3) throw damaged(`version ${major} of the format is not known`);
  if (major > 1 && start.length < 12) throw damaged("it ends within its header");
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const headerAt = major === 1 ? 10 : 12;
  if (length > LONGEST || headerAt + length > file.size) throw damaged("it ends within its header");
  const bytes = file.read(headerAt, length);
  // What browsers call latin1 is Windows' code page.
  const text =
    major === 3 ? new TextDecoder().decode(bytes) : Array.from(bytes, (b) => String.fromCharCode(b)).join("");
  const fields = pythonLiteral(text);
  if (!(fields instanceof Map)) throw damaged("its header is not understood");
  const [descr, order, shape] = [fields.get("descr"), fields.get("fortran_order"), fields.get("shape")];
  if (descr === undefined || typeof order !== "boolean" || !isShape(shape)) throw damaged("its header is incomplete");
  const dtype = npyType(descr);
  const begin = headerAt + length;
  const missing = begin + elementCount(shape) * dtype.size - file.size;
  if (!(missing <= 0)) {
    throw new Fault("truncated", `The file is ${formatBytes(missing)} shorter than its header says.`, {
      hint: "The copy may be incomplete: copy it again.",
    });
  }
  return { dtype, shape, fortranOrder: order, begin };
}

function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

function damaged(what: string): Fault {
  return new Fault("damaged", `This NumPy file cannot be read: ${what}.`);
}
