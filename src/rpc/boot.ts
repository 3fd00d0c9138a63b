/** What the explorer worker needs to know to start readers; a worker made from a blob has no address of its own. */
export interface ExplorerBoot {
  /** URL of the reader worker's script. */
  readonly readerScript: string;
  /** URL of the folder that holds the HDF5 engine and its filters; ends with `/`. */
  readonly engine: string;
}

/** What a reader worker needs to know to run the HDF5 engine. Modules are compiled once and shared by all readers. */
export interface ReaderBoot {
  /** Our own decoders of compressed chunks. */
  readonly codecs: WebAssembly.Module;
  readonly engine: string;
}

/** HDF5's library, which is large, and of which most files need nothing: it is asked for with the first need of it. */
export type LoadLibrary = () => Promise<WebAssembly.Module>;
