import { Fault } from "./fault.ts";

export function abortFault(): Fault {
  return new Fault("aborted", "The request was cancelled.");
}

export function throwIfAborted(signal?: AbortSignal): void {
  if (signal?.aborted) throw abortFault();
}

/** Settles like `work`, or rejects as soon as `signal` aborts; its listener never outlives the race. */
export function raceWithAbort<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(abortFault());
    if (signal.aborted) {
      work.catch(() => undefined);
      onAbort();
      return;
    }
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
