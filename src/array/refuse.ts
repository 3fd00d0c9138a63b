import { Fault } from "../core/fault.ts";

/** Fault in the words of the person who typed the expression. */
export function refuse(message: string, hint?: string): never {
  throw new Fault("invalid", message, hint === undefined ? {} : { hint });
}
