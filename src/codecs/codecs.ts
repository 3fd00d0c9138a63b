import { Fault } from "../core/fault.ts";
import { type NbitPacking, unpackNbit } from "./nbit.ts";

/** One filter to be undone. `bytes` is the size of what comes out of it. */
export type Undo =
  | { readonly kind: "inflate" | "lzf" | "lz4" | "zstd" | "blosc"; readonly bytes: number }
  | { readonly kind: "unshuffle"; readonly width: number }
  | { readonly kind: "nbit"; readonly packing: NbitPacking }
  | {
      readonly kind: "bitshuffle";
      readonly bytes: number;
      /** Bytes of an element. */
      readonly width: number;
      /** Elements of a block, 0 for the usual number; where they are compressed the stored bytes tell it. */
      readonly block: number;
      readonly compression: "lz4" | "zstd" | undefined;
    }
  /** Takes the checksum off the end. */
  | { readonly kind: "fletcher32" };

/** The exports of assembly/index.ts. Pointers are unchecked: only this file may call them. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  alloc(bytes: number): number;
  release(mark: number): void;
  inflate(from: number, size: number, to: number, bytes: number): number;
  lzf(from: number, size: number, to: number, bytes: number): number;
  lz4(from: number, size: number, to: number, bytes: number): number;
  zstd(from: number, size: number, to: number, bytes: number): number;
  blosc(from: number, size: number, to: number, bytes: number): number;
  bitshuffleLz4(from: number, size: number, to: number, bytes: number, width: number): number;
  bitshuffleZstd(from: number, size: number, to: number, bytes: number, width: number): number;
  bitunshuffle(from: number, bytes: number, to: number, width: number, block: number): number;
  unshuffle(from: number, bytes: number, to: number, width: number): void;
  fletcher32(from: number, bytes: number): number;
  adler32(from: number, bytes: number): number;
}

/** Memory of WebAssembly cannot shrink: beyond this much it is given up after use. */
const MOST_KEPT = 96 * 1024 * 1024;

/** What went wrong, by the codes of assembly/status.ts. */
const STATUS = [
  "",
  "it ends too soon",
  "it does not begin as a compressed one does",
  "it contains an impossible block",
  "it contains an impossible table of codes",
  "it contains an impossible code",
  "it refers to bytes before its beginning",
  "it holds more than a chunk may",
  "it holds less than a chunk must",
  "its checksum is wrong",
  "there is no room to unpack it",
];

/** Our own decoders of compressed chunks, in WebAssembly. */
export class Codecs {
  private readonly module: WebAssembly.Module;
  private running: { readonly exports: Exports; readonly mark: number } | undefined;

  constructor(module: WebAssembly.Module) {
    this.module = module;
  }

  /**
   * Undoes filters, in this order, and hands the decoded bytes to `use`; they are valid only during that call. Whatever
   * the stored bytes are, the outcome is their decoded form or a fault.
   */
  decode<T>(stored: Uint8Array, steps: readonly Undo[], use: (decoded: Uint8Array) => T): T {
    const { exports, mark } = this.start();
    exports.release(mark);
    try {
      return use(undo(exports, stored, steps));
    } finally {
      if (exports.memory.buffer.byteLength > MOST_KEPT) this.running = undefined;
    }
  }

  private start() {
    if (!this.running) {
      const exports = new WebAssembly.Instance(this.module).exports as unknown as Exports;
      this.running = { exports, mark: exports.alloc(0) };
    }
    return this.running;
  }
}

function undo(exports: Exports, stored: Uint8Array, steps: readonly Undo[]): Uint8Array {
  let size = stored.length;
  let at = allocate(exports, size);
  new Uint8Array(exports.memory.buffer).set(stored, at);
  for (const step of steps) {
    if (step.kind === "fletcher32") {
      size -= 4;
      checkFletcher(exports, at, size);
    } else if (step.kind === "nbit") {
      const elements = unpackNbit(new Uint8Array(exports.memory.buffer, at, size), step.packing);
      size = elements.length;
      at = allocate(exports, size);
      new Uint8Array(exports.memory.buffer).set(elements, at);
    } else if (step.kind === "unshuffle") {
      const to = allocate(exports, size);
      exports.unshuffle(at, size, to, step.width);
      at = to;
    } else {
      const to = allocate(exports, step.bytes);
      const status =
        step.kind === "bitshuffle"
          ? unshuffleBits(exports, at, size, to, step)
          : exports[step.kind](at, size, to, step.bytes);
      if (status !== 0) throw damagedChunk(STATUS[status] ?? `status ${status}`);
      at = to;
      size = step.bytes;
    }
  }
  return new Uint8Array(exports.memory.buffer, at, size);
}

function unshuffleBits(
  exports: Exports,
  at: number,
  size: number,
  to: number,
  { bytes, width, block, compression }: Undo & { readonly kind: "bitshuffle" },
): number {
  if (compression === "lz4") return exports.bitshuffleLz4(at, size, to, bytes, width);
  if (compression === "zstd") return exports.bitshuffleZstd(at, size, to, bytes, width);
  if (size !== bytes) throw damagedChunk(`it has ${size} bytes instead of ${bytes}`);
  return exports.bitunshuffle(at, bytes, to, width, block);
}

function allocate(exports: Exports, bytes: number): number {
  // Pointers come back as signed numbers.
  const at = bytes < 2 ** 31 ? exports.alloc(bytes) >>> 0 : 0;
  if (at === 0) throw new Fault("over-budget", `There is no room for a chunk of ${bytes} bytes.`);
  return at;
}

/** Files of HDF5 before 1.6.3 have the bytes of each half of the checksum the other way round. */
function checkFletcher(exports: Exports, at: number, size: number): void {
  if (size < 0) throw damagedChunk("it is too short for its checksum");
  const stored = new DataView(exports.memory.buffer).getUint32(at + size, true);
  const sum = exports.fletcher32(at, size) >>> 0;
  const swapped = (((sum & 0x00ff00ff) << 8) | ((sum >>> 8) & 0x00ff00ff)) >>> 0;
  if (stored !== sum && stored !== swapped) throw damagedChunk("its checksum is wrong");
}

function damagedChunk(what: string): Fault {
  return new Fault("damaged", `A chunk of this dataset is damaged: ${what}.`);
}
