import createModule, { type EmscriptenNode, type Hdf5Module } from "h5wasm/glue";
import { asFault, Fault } from "../core/fault.ts";
import type { RangeReader } from "./structure/rangeReader.ts";

/** Emscripten's number for an input/output error. */
const EIO = 29;
/** Read-only; flags left behind by a writer are hidden from the library by its byte source. */
const READ_ONLY = 0;
/** The earliest and latest versions of the format that the library may meet. */
const LIBVER_EARLIEST = 0;
const LIBVER_LATEST = 5;
/** WebAssembly memory never shrinks: beyond this much the reader is better replaced by a fresh one. */
export const HEAP_LIMIT = 768 * 1024 * 1024;

export interface LibraryBoot {
  /** Gives the compiled library; it is asked once for each file that needs it. */
  readonly loadModule: () => Promise<WebAssembly.Module>;
  /** Fetches a filter's plug-in by its file name. */
  readonly loadPlugin: (name: string) => Promise<Uint8Array>;
}

/**
 * libhdf5 in WebAssembly with one file mounted, through the low-level calls of h5wasm.
 *
 * Three things that its own wrapper does not do keep this safe: the stack pointer is restored around each call (a throw
 * in C++ would leak it until the module dies), HDF5's error text is kept instead of printed, and every status is
 * checked (a failed read leaves whatever was in memory).
 */
export class Hdf5Library {
  private readonly messages: string[] = [];
  private readonly plugins = new Map<string, Promise<void>>();
  /** The fault of the byte source, where that was the reason for HDF5's failure. */
  private sourceFault: Fault | undefined;
  private module!: Hdf5Module;
  private saveStack!: () => number;
  private restoreStack!: (pointer: number) => void;
  private file = -1n;

  private readonly boot: LibraryBoot;

  private constructor(boot: LibraryBoot) {
    this.boot = boot;
  }

  static async open(boot: LibraryBoot, source: RangeReader): Promise<Hdf5Library> {
    const library = new Hdf5Library(boot);
    await library.start();
    library.mount(source);
    return library;
  }

  /** Fetches what is needed to decode a filter. Rejects where the plug-in cannot be fetched. */
  async addPlugin(name: string): Promise<void> {
    let added = this.plugins.get(name);
    if (!added) {
      added = this.boot.loadPlugin(name).then((bytes) => {
        const folder = this.module.get_plugin_search_paths()[0] ?? "/plugins";
        this.module.FS.mkdirTree(folder);
        this.module.FS.writeFile(`${folder}/${name}`, bytes);
      });
      added.catch(() => this.plugins.delete(name));
      this.plugins.set(name, added);
    }
    return added;
  }

  /**
   * Reads a hyperslab and hands its bytes, valid only during the call, to `use`. `bytes` is the size of the whole in
   * memory form. Where `reclaim` is set the memory behind variable-length elements is given back afterwards.
   */
  readHyperslab<T>(
    path: string | Uint8Array,
    offset: readonly number[],
    count: readonly number[],
    stride: readonly number[],
    bytes: number,
    reclaim: boolean,
    use: (heap: Uint8Array<ArrayBuffer>, pointer: number) => T,
  ): T {
    const size = Math.max(8, bytes);
    const pointer = this.module._malloc(size);
    if (pointer === 0) {
      throw new Fault("over-budget", `There is no room for the ${bytes} bytes that this read needs.`, {
        hint: "Select a smaller part.",
      });
    }
    try {
      this.module.HEAPU8.fill(0, pointer, pointer + size);
      const scalar = count.length === 0;
      const big = (numbers: readonly number[]) => (scalar ? null : numbers.map(BigInt));
      const status = this.call(() =>
        this.module.get_dataset_data(this.file, path, big(count), big(offset), big(stride), BigInt(pointer)),
      );
      if (!(status >= 0)) throw this.fault("The values could not be read.");
      try {
        return use(this.module.HEAPU8, pointer);
      } finally {
        if (reclaim) {
          this.call(() =>
            this.module.reclaim_vlen_memory_count(this.file, path, "", BigInt(pointer), count.map(BigInt)),
          );
        }
      }
    } finally {
      this.module._free(pointer);
    }
  }

  get heapBytes(): number {
    return this.module.HEAPU8.length;
  }

  private async start(): Promise<void> {
    let exports: WebAssembly.Exports | undefined;
    const compiled = await this.boot.loadModule();
    this.module = await createModule({
      noInitialRun: true,
      print: () => undefined,
      printErr: (text) => {
        if (this.messages.length < 200) this.messages.push(text);
      },
      instantiateWasm: (imports, receive) => {
        WebAssembly.instantiate(compiled, imports).then((instance) => {
          exports = instance.exports;
          receive(instance, compiled);
        });
        return {};
      },
    });
    if (!exports) throw new Fault("internal", "The HDF5 library did not start.");
    this.saveStack = exports.emscripten_stack_get_current as () => number;
    this.restoreStack = exports._emscripten_stack_restore as (pointer: number) => void;
  }

  private mount(source: RangeReader): void {
    const { FS } = this.module;
    // A name that no file can guess: links inside the file must not lead to it.
    const random = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join(
      "",
    );
    const folder = `/${random}`;
    FS.mkdirTree(folder);
    FS.chdir(folder);
    const node = FS.createFile(folder, random, { isDevice: false, contents: new Uint8Array(0) }, true, false);
    this.backBy(node, source);
    this.file = this.call(() =>
      this.module.open(`${folder}/${random}`, READ_ONLY, false, LIBVER_EARLIEST, LIBVER_LATEST),
    );
    if (this.file < 0n) throw this.fault("HDF5 could not open the file.");
  }

  /** Lets Emscripten's file system read a node from `source`. A read fails with EIO or is complete, never short. */
  private backBy(node: EmscriptenNode, source: RangeReader): void {
    const { getattr } = node.node_ops;
    Object.defineProperty(node, "usedBytes", { get: () => source.size });
    node.node_ops = { ...node.node_ops, getattr: (of) => ({ ...getattr(of), size: source.size }) };
    node.stream_ops = {
      ...node.stream_ops,
      llseek: (stream, offset, whence) => offset + (whence === 1 ? stream.position : whence === 2 ? source.size : 0),
      read: (_stream, heap, at, length, position) => {
        if (position >= source.size) return 0;
        const wanted = Math.min(length, source.size - position);
        try {
          heap.set(source.read(position, wanted), at);
        } catch (error) {
          this.sourceFault = asFault(error);
          throw new this.module.FS.ErrnoError(EIO);
        }
        return wanted;
      },
    };
  }

  private call<T>(work: () => T): T {
    const stack = this.saveStack();
    this.messages.length = 0;
    this.sourceFault = undefined;
    try {
      return work();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error; // ends this reader
      throw this.fault("HDF5 could not do this.");
    } finally {
      this.restoreStack(stack);
    }
  }

  /** The reason of the last failure, from the byte source or in HDF5's own words. */
  private fault(message: string): Fault {
    if (this.sourceFault) return this.sourceFault;
    const details = this.messages.join("\n");
    return faultFromMessages(message, details);
  }
}

const MAJOR = /^\s*#\d+:.*?: (.+)$/;

/** HDF5 prints its error stack innermost last; the first lines of it name the cause. */
function faultFromMessages(message: string, details: string): Fault {
  const lines = details
    .split("\n")
    .map((line) => MAJOR.exec(line)?.[1])
    .filter((line) => line !== undefined);
  const innermost = lines[lines.length - 1];
  if (/required filter .* is not registered|can't find plugin/i.test(details)) {
    return new Fault("filter-missing", "The data are compressed with a filter that is not available here.", {
      details,
    });
  }
  if (/relax_file_integrity_checks/.test(details)) {
    return new Fault("unsupported-type", "HDF5's library refuses numbers that leave most of their bits unused.", {
      details,
    });
  }
  if (/unable to open external raw data file|external raw data file/i.test(details)) {
    return new Fault("broken-link", "The values lie in another file that is not open here.", { details });
  }
  return new Fault("damaged", innermost ? `${message.replace(/\.$/, "")}: ${innermost.replace(/\.$/, "")}.` : message, {
    details,
  });
}
