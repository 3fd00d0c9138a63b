import { useCallback, useEffect, useRef, useState } from "react";
import { type FaultData, faultData, isFault } from "../../core/fault.ts";

interface Drawn<T> {
  readonly value: T | null;
  /** What the value belongs to: the key of the request that it answers. */
  readonly of: string | null;
  readonly busy: boolean;
  readonly fault: FaultData | null;
  readonly retry: () => void;
}

/** A bar that appears sooner would flash at every step of a slider. */
const PATIENCE = 150;

/**
 * What was read last; `show` puts a first, coarser answer in its place before the real one. A newer request ends the older one; what it had brought stays until the newer one is answered.
 * `delay` waits for a zoom to settle. No request is made while the key is null.
 */
export function useDrawn<T>(
  key: string | null,
  load: (signal: AbortSignal, show: (value: T) => void) => Promise<T>,
  delay = 0,
): Drawn<T> {
  const [found, setFound] = useState<{ readonly value: T; readonly of: string; readonly early?: boolean } | null>(null);
  const [failed, setFailed] = useState<{ readonly fault: FaultData; readonly of: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks for the same again
  useEffect(() => {
    if (key === null) return undefined;
    const controller = new AbortController();
    const late = setTimeout(() => setBusy(true), delay + PATIENCE);
    const work = async () => {
      try {
        const value = await latest.current(controller.signal, (early) => {
          if (!controller.signal.aborted) setFound({ value: early, of: key, early: true });
        });
        if (controller.signal.aborted) return;
        setFound({ value, of: key });
        setFailed(null);
      } catch (error) {
        if (!controller.signal.aborted && !isFault(error, "aborted")) setFailed({ fault: faultData(error), of: key });
      } finally {
        clearTimeout(late);
        if (!controller.signal.aborted) setBusy(false);
      }
    };
    const start = setTimeout(() => void work(), delay);
    return () => {
      clearTimeout(start);
      clearTimeout(late);
      controller.abort();
      setBusy(false);
    };
  }, [key, delay, attempt]);

  const retry = useCallback(() => {
    setFailed(null);
    setAttempt((count) => count + 1);
  }, []);
  const fault = failed?.of === key ? failed.fault : null;
  return { value: found?.value ?? null, of: found && !found.early ? found.of : null, busy, fault, retry };
}
