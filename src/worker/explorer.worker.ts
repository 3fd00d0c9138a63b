import * as Comlink from "comlink";
import type { ExplorerBoot } from "../rpc/boot.ts";
import type { ExplorerEvent } from "../rpc/explorerApi.ts";
import { installFaultTransfer } from "../rpc/wire.ts";
import { compileEngine } from "./engineModule.ts";
import { Explorer } from "./explorer.ts";

/** Milliseconds. */
const LIBRARY_AFTER = 3000;

installFaultTransfer();
Comlink.expose((boot: ExplorerBoot, onEvent: (event: ExplorerEvent) => void) => {
  const { engine, readerScript } = boot;
  const readerBoot = compileEngine(engine, "codecs.wasm").then((codecs) => ({ codecs, engine }));
  let library: Promise<WebAssembly.Module> | undefined;
  const loadLibrary = () => {
    library ??= compileEngine(engine, "hdf5.wasm").catch((cause) => {
      library = undefined; // the next reader that needs it may have more luck
      throw cause;
    });
    return library;
  };
  // Ahead of the first need, but after the first file is on screen.
  setTimeout(() => loadLibrary().catch(() => undefined), LIBRARY_AFTER);
  return Comlink.proxy(new Explorer(readerScript, readerBoot, loadLibrary, onEvent));
});
