import type { FaultData } from "../core/fault.ts";

/** Something that is asked of the explorer, in every state it can be in. */
export type Loadable<T> =
  | { readonly status: "idle" }
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly value: T }
  | { readonly status: "failed"; readonly fault: FaultData };

export const IDLE = { status: "idle" } as const;
export const LOADING = { status: "loading" } as const;

export function ready<T>(value: T): Loadable<T> {
  return { status: "ready", value };
}

export function failed(fault: FaultData): Loadable<never> {
  return { status: "failed", fault };
}

export function readyValue<T>(loadable: Loadable<T> | undefined): T | undefined {
  return loadable?.status === "ready" ? loadable.value : undefined;
}
