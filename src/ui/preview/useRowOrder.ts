import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type FaultData, faultData, isFault } from "../../core/fault.ts";
import { byteText, groupedCount } from "../../core/numberText.ts";
import type { Value } from "../../core/value.ts";
import { nextSorting, type Sorting, type SortKey, sortedRows } from "./rowOrder.ts";

/** To be sorted, what rows are sorted by has to be held: no more than these. */
const MOST_ROWS = 100_000;
const MOST_BYTES = 16 * 2 ** 20;

interface Sortable<T> {
  /** The table that is sorted; another one is as it is. */
  readonly of: string;
  readonly rows: number;
  /** Bytes that are held of it. */
  readonly bytes: number;
  /** What has to be held to sort by a column; of the same key it is the same. */
  readonly keyOf: (column: number) => string;
  readonly load: (column: number, signal: AbortSignal) => Promise<T>;
  /** What the rows are sorted by. */
  readonly keys: (held: T, column: number) => readonly Value[];
}

/** Whether so many rows and bytes can be sorted. */
export function canBeSorted(rows: number, bytes: number): boolean {
  return rows > 1 && rows <= MOST_ROWS && bytes <= MOST_BYTES;
}

/** How much can be sorted, in words. */
export function sortableWords(): string {
  return `Up to ${groupedCount(MOST_ROWS)} rows and ${byteText(MOST_BYTES)} can be sorted`;
}

/** The rows of a table in the order of one of its columns, where they are few enough to be sorted. */
export function useRowOrder<T>(table: Sortable<T>) {
  const { of, rows, bytes } = table;
  const can = canBeSorted(rows, bytes);
  const latest = useRef(table);
  latest.current = table;
  const [asked, setAsked] = useState<(Sorting & { readonly of: string }) | null>(null);
  const [found, setFound] = useState<{ readonly key: string; readonly held: T } | null>(null);
  const [fault, setFault] = useState<FaultData | null>(null);
  const by = can && asked?.of === of ? asked : null;
  const key = by ? `${of}\0${table.keyOf(by.column)}` : null;
  const held = key !== null && found?.key === key ? found.held : null;
  const missing = key !== null && held === null ? key : null;
  const column = by?.column ?? 0;

  useEffect(() => {
    if (missing === null) return undefined;
    const controller = new AbortController();
    latest.current.load(column, controller.signal).then(
      (read) => {
        if (controller.signal.aborted) return;
        setFound({ key: missing, held: read });
        setFault(null);
      },
      (error) => {
        if (controller.signal.aborted || isFault(error, "aborted")) return;
        setFault(faultData(error));
        setAsked(null);
      },
    );
    return () => controller.abort();
  }, [missing, column]);

  const order = useMemo(
    () => (by && held !== null ? sortedRows(latest.current.keys(held, by.column).map(sortKey), by.descending) : null),
    [by, held],
  );
  const sortBy = useCallback(
    (next: number) =>
      setAsked((current) => {
        const sorting = nextSorting(current?.of === of ? current : null, next);
        return sorting && { ...sorting, of };
      }),
    [of],
  );
  return { can, by: order && by, order, held, sortBy, busy: missing !== null, fault };
}

/** What is no number and no text is sorted by how it is written. */
function sortKey(value: Value): SortKey {
  if (value === null || typeof value !== "object") return value;
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>).join() : JSON.stringify(value);
}
