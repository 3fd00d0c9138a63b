import * as Comlink from "comlink";
import { type FaultData, faultData, faultFrom } from "../core/fault.ts";
import type { Block, Values } from "../core/value.ts";

/**
 * comlink carries only message, name and stack of an Error. With this in place of its own handler a Fault arrives whole.
 * To be called once in each thread, before the first call.
 */
export function installFaultTransfer(): void {
  const original = Comlink.transferHandlers.get("throw");
  if (!original) throw new Error("comlink has no handler for thrown errors");
  Comlink.transferHandlers.set("throw", {
    canHandle: original.canHandle,
    serialize: (thrown: { value: unknown }) => [faultData(thrown.value), []],
    deserialize: (data: FaultData) => {
      throw faultFrom(data);
    },
  } as Comlink.TransferHandler<unknown, unknown>);
}

/** Hands a block's buffer over instead of copying it; the sender loses it. */
export function transferBlock(block: Block): Block {
  return transferValues(block, block.data);
}

/** The same for bytes that are passed on. */
export function transferBytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return Comlink.transfer(bytes, [bytes.buffer]);
}

/** The same for anything that holds `values`. */
export function transferValues<T>(holder: T, values: Values): T {
  return ArrayBuffer.isView(values) ? Comlink.transfer(holder, [values.buffer as ArrayBuffer]) : holder;
}
