import { compareNatural } from "../../core/naturalOrder.ts";

/** By which column the rows of a table are sorted. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** What a row is sorted by; a row without it comes last. */
export type SortKey = number | bigint | string | boolean | null | undefined;

/** Asked for again, a column is sorted the other way round, then the rows are as they were. */
export function nextSorting(current: Sorting | null, column: number): Sorting | null {
  if (current?.column !== column) return { column, descending: false };
  return current.descending ? null : { column, descending: true };
}

/** The rows in the order of their keys: numbers as such, texts as people count; equal ones stay as they were. */
export function sortedRows(keys: readonly SortKey[], descending: boolean): number[] {
  const rows = keys.map((_, row) => row);
  const sign = descending ? -1 : 1;
  return rows.sort((one, other) => {
    const [a, b] = [keys[one], keys[other]];
    if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b)) || one - other;
    return sign * compareKeys(a, b) || one - other;
  });
}

function isMissing(key: SortKey): key is null | undefined {
  return key === undefined || key === null || key === "" || Number.isNaN(key);
}

function compareKeys(a: NonNullable<SortKey>, b: NonNullable<SortKey>): number {
  if (typeof a === "string" || typeof b === "string") return compareNatural(String(a), String(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
