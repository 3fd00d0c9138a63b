import * as Comlink from "comlink";
import type { ExplorerBoot } from "../rpc/boot.ts";
import type { ExplorerEvent } from "../rpc/explorerApi.ts";
import { installFaultTransfer } from "../rpc/wire.ts";
import { compileEngine } from "./engineModule.ts";
import { Explorer } from "./explorer.ts";

installFaultTransfer();
Comlink.expose((boot: ExplorerBoot, onEvent: (event: ExplorerEvent) => void) => {
  const readerBoot = compileEngine(boot.engine).then((module) => ({ module, engine: boot.engine }));
  return Comlink.proxy(new Explorer(boot.readerScript, readerBoot, onEvent));
});
