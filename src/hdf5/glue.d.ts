/** The part of h5wasm's low-level module that is used here; object handles never leave it, all calls go by path. */
declare module "h5wasm/glue" {
  export interface EmscriptenNode {
    node_ops: { getattr(node: EmscriptenNode): { size: number } };
    stream_ops: {
      read(stream: EmscriptenStream, heap: Int8Array, at: number, length: number, position: number): number;
      llseek(stream: EmscriptenStream, offset: number, whence: number): number;
    };
    usedBytes: number;
  }

  export interface EmscriptenStream {
    readonly node: EmscriptenNode;
    position: number;
    tty?: { ops: object };
  }

  export interface Hdf5Module {
    readonly FS: {
      mkdirTree(path: string): void;
      chdir(path: string): void;
      createFile(
        parent: string,
        name: string,
        properties: { isDevice: boolean; contents: Uint8Array },
        canRead: boolean,
        canWrite: boolean,
      ): EmscriptenNode;
      writeFile(path: string, bytes: Uint8Array): void;
      readonly ErrnoError: { new (errno: number): Error };
      readonly streams: (EmscriptenStream | null)[];
    };
    readonly HEAPU8: Uint8Array<ArrayBuffer>;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    /** Returns -1n on failure. */
    open(path: string, mode: number, trackOrder: boolean, libverLow: number, libverHigh: number): bigint;
    close_file(file: bigint): number;
    get_plugin_search_paths(): string[];
    /** `path` may be bytes, for names that are not UTF-8. Returns a status below 0 on failure. */
    get_dataset_data(
      file: bigint,
      path: string | Uint8Array,
      count: readonly bigint[] | null,
      offset: readonly bigint[] | null,
      stride: readonly bigint[] | null,
      pointer: bigint,
    ): number;
    reclaim_vlen_memory_count(
      file: bigint,
      path: string | Uint8Array,
      attribute: string,
      pointer: bigint,
      count: readonly bigint[],
    ): number;
  }

  export interface ModuleOptions {
    noInitialRun: boolean;
    print(text: string): void;
    printErr(text: string): void;
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }

  const createModule: (options: ModuleOptions) => Promise<Hdf5Module>;
  export default createModule;
}
