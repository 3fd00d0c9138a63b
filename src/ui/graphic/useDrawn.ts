import { useCallback, useEffect, useRef, useState } from "react";
import { abortFault } from "../../core/abort.ts";
import { type FaultData, faultData, isFault } from "../../core/fault.ts";
import { type Ahead, comingDrawing, keepDrawing, keptDrawing, readAhead } from "./drawnCache.ts";

interface Drawn<T> {
  readonly value: T | null;
  /** What the value belongs to: the key of the request that it answers. */
  readonly of: string | null;
  readonly busy: boolean;
  readonly fault: FaultData | null;
  readonly retry: () => void;
  /** Ends the request: until it is tried again, its fault is `aborted`. */
  readonly stop: () => void;
}

interface DrawnOptions<T> {
  readonly delay?: number;
  /** Bytes of a value; where they can be told it is kept for when it is asked for again. */
  readonly bytesOf?: (value: T) => number;
  /** What will be asked for next: read as soon as this is there. */
  readonly ahead?: readonly Ahead<T>[];
}

/** A bar that appears sooner would flash at every step of a slider. */
const PATIENCE = 150;

/**
 * What was read last; `show` puts a first, coarser answer in its place before the real one. A newer request ends the older one; what it had brought stays until the newer one is answered.
 * `delay` waits for a zoom to settle. No request is made while the key is null.
 */
export function useDrawn<T extends object>(
  key: string | null,
  load: (signal: AbortSignal, show: (value: T) => void) => Promise<T>,
  { delay = 0, bytesOf, ahead = [] }: DrawnOptions<T> = {},
): Drawn<T> {
  const [found, setFound] = useState<{ readonly value: T; readonly of: string; readonly early?: boolean } | null>(null);
  const [failed, setFailed] = useState<{ readonly fault: FaultData; readonly of: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const running = useRef<AbortController | null>(null);
  const latest = useRef({ load, bytesOf, ahead });
  latest.current = { load, bytesOf, ahead };
  const kept = key === null ? undefined : keptDrawing<T>(key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks for the same again
  useEffect(() => {
    if (key === null) return undefined;
    const here = keptDrawing<T>(key);
    if (here) {
      setFound({ value: here, of: key });
      setFailed(null);
      return undefined;
    }
    const controller = new AbortController();
    running.current = controller;
    const late = setTimeout(() => setBusy(true), delay + PATIENCE);
    const work = async () => {
      try {
        const { load: read, bytesOf: bytes } = latest.current;
        const value = await (comingDrawing<T>(key)?.catch(() => undefined) ??
          read(controller.signal, (early) => {
            if (!controller.signal.aborted) setFound({ value: early, of: key, early: true });
          }));
        if (controller.signal.aborted) return;
        if (!value) return setAttempt((count) => count + 1);
        if (bytes) keepDrawing(key, value, bytes(value));
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

  const of = kept ? key : found && !found.early ? found.of : null;
  const aheadKey = of === key ? ahead.map((each) => each.key).join("\n") : null;
  useEffect(() => {
    const { ahead: wanted, bytesOf: bytes } = latest.current;
    if (aheadKey !== null && bytes) readAhead(latest, wanted, bytes);
  }, [aheadKey]);

  const retry = useCallback(() => {
    setFailed(null);
    setAttempt((count) => count + 1);
  }, []);
  const stop = useCallback(() => {
    running.current?.abort();
    setBusy(false);
    if (key !== null) setFailed({ fault: faultData(abortFault()), of: key });
  }, [key]);
  const fault = failed?.of === key ? failed.fault : null;
  return { value: kept ?? found?.value ?? null, of, busy, fault, retry, stop };
}
