import { useCallback, useEffect, useMemo, useState } from "react";
import type { DType } from "../../core/dtype.ts";
import { type FaultData, faultData, isFault } from "../../core/fault.ts";
import { byteText, groupedCount } from "../../core/numberText.ts";
import type { Block, Value } from "../../core/value.ts";
import { elementAt } from "../../state/blockElement.ts";
import { fieldValue, leafFields } from "../../state/compoundFields.ts";
import { selectionOf } from "../../state/datasetView.ts";
import { explorer } from "../../state/explorer.ts";
import { type TileSource, useTiles } from "../../state/tiles.ts";
import type { SortedRows } from "./datasetModel.ts";
import { nextSorting, type Sorting, type SortKey, sortedRows } from "./rowOrder.ts";

/** To be sorted, all rows of a table have to be held: no more than these. */
const MOST_ROWS = 100_000;
const MOST_BYTES = 16 * 2 ** 20;

interface Asked extends Sorting {
  /** The table that is sorted; another one is as it is. */
  readonly of: string;
}

/** The rows of a table of compounds in the order of one of their fields, where they are few enough to be sorted. */
export function useRecordOrder(source: TileSource, dtype: DType) {
  const generation = useTiles((state) => state.generation);
  const of = `${source.key}\0${generation}`;
  const rows = source.table.rows.count;
  const bytes = rows * dtype.size;
  const isTable = dtype.kind === "compound" && source.view.columnAxis === null && rows > 1;
  const can = isTable && rows <= MOST_ROWS && bytes <= MOST_BYTES;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [held, setHeld] = useState<{ readonly of: string; readonly block: Block } | null>(null);
  const [fault, setFault] = useState<FaultData | null>(null);
  const by = can && asked?.of === of ? asked : null;
  const block = by && held?.of === of ? held.block : null;
  const missing = by !== null && block === null;

  useEffect(() => {
    if (!missing) return undefined;
    const controller = new AbortController();
    const { path, shape, view } = source;
    const all = selectionOf(view, shape, { top: 0, bottom: rows, left: 0, right: 1 });
    explorer()
      .read(path, all, { signal: controller.signal })
      .then(
        (read) => {
          setHeld({ of, block: read });
          setFault(null);
        },
        (error) => {
          if (isFault(error, "aborted")) return;
          setFault(faultData(error));
          setAsked(null);
        },
      );
    return () => controller.abort();
  }, [missing, source, rows, of]);

  const sorted = useMemo((): SortedRows | null => {
    const field = by && leafFields(dtype)[by.column];
    if (!block || !field) return null;
    const keys = Array.from({ length: rows }, (_, row) => sortKey(fieldValue(elementAt(block, row), field.names)));
    const order = sortedRows(keys, by.descending);
    return { order, element: (row) => elementAt(block, order[row] ?? row) };
  }, [by, block, dtype, rows]);
  const sortBy = useCallback(
    (column: number) =>
      setAsked((current) => {
        const next = nextSorting(current?.of === of ? current : null, column);
        return next && { ...next, of };
      }),
    [of],
  );
  const note =
    isTable && !can
      ? `Up to ${groupedCount(MOST_ROWS)} rows and ${byteText(MOST_BYTES)} can be sorted: restrict the rows below.`
      : null;
  return { can, by: sorted && by, sorted, sortBy, busy: missing, fault, note };
}

/** What is no number and no text is sorted by how it is written. */
function sortKey(value: Value): SortKey {
  if (value === null || typeof value !== "object") return value;
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>).join() : JSON.stringify(value);
}
