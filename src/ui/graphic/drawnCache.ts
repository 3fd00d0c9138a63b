import { LRUCache } from "lru-cache";

/** What was drawn lately, and what will be drawn next, by the key of its request. */
const CACHE_BYTES = 96 * 2 ** 20;

interface Kept {
  readonly value: object;
  readonly bytes: number;
}

interface Coming {
  readonly owner: object;
  readonly controller: AbortController;
  readonly value: Promise<object>;
}

const cache = new LRUCache<string, Kept>({ maxSize: CACHE_BYTES, sizeCalculation: ({ bytes }) => bytes + 256 });
const coming = new Map<string, Coming>();

/** A key stands for one type of value: its requests begin with the name of their view. */
export function keptDrawing<T extends object>(key: string): T | undefined {
  return cache.get(key)?.value as T | undefined;
}

export function keepDrawing(key: string, value: object, bytes: number): void {
  cache.set(key, { value, bytes });
}

/** What is on its way under a key, if anything is. */
export function comingDrawing<T extends object>(key: string): Promise<T> | undefined {
  return coming.get(key)?.value as Promise<T> | undefined;
}

export interface Ahead<T> {
  readonly key: string;
  readonly load: (signal: AbortSignal) => Promise<T>;
}

/** Reads what an owner will want next; what was on its way for it and is not among that is given up. */
export function readAhead<T extends object>(
  owner: object,
  wanted: readonly Ahead<T>[],
  bytesOf: (value: T) => number,
): void {
  for (const [key, each] of coming) {
    if (each.owner === owner && !wanted.some((other) => other.key === key)) each.controller.abort();
  }
  for (const { key, load } of wanted) {
    if (cache.has(key) || coming.has(key)) continue;
    const controller = new AbortController();
    const value = load(controller.signal).then((read) => {
      keepDrawing(key, read, bytesOf(read));
      return read;
    });
    coming.set(key, { owner, controller, value });
    value.then(
      () => coming.delete(key),
      // Where it is wanted in earnest it is read again, and says why it fails.
      () => coming.delete(key),
    );
  }
}
