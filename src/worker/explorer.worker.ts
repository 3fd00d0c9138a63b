import * as Comlink from "comlink";
import type { ExplorerBoot } from "../rpc/boot.ts";
import type { ExplorerEvent } from "../rpc/explorerApi.ts";
import { installFaultTransfer } from "../rpc/wire.ts";
import { compileEngine } from "./engineModule.ts";
import { Explorer } from "./explorer.ts";

installFaultTransfer();
Comlink.expose((boot: ExplorerBoot, onEvent: (event: ExplorerEvent) => void) => {
  const { engine } = boot;
  const modules = Promise.all([compileEngine(engine, "hdf5.wasm"), compileEngine(engine, "codecs.wasm")]);
  const readerBoot = modules.then(([module, codecs]) => ({ module, codecs, engine }));
  return Comlink.proxy(new Explorer(boot.readerScript, readerBoot, onEvent));
});
