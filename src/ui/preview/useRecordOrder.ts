import { useMemo } from "react";
import type { DType } from "../../core/dtype.ts";
import type { Block } from "../../core/value.ts";
import { elementAt } from "../../state/blockElement.ts";
import { fieldValue, leafFields } from "../../state/compoundFields.ts";
import { selectionOf } from "../../state/datasetView.ts";
import { explorer } from "../../state/explorer.ts";
import { type TileSource, useTiles } from "../../state/tiles.ts";
import type { SortedRows } from "./datasetModel.ts";
import { sortableWords, useRowOrder } from "./useRowOrder.ts";

/** The rows of a table of compounds in the order of one of their fields, where they are few enough to be sorted. */
export function useRecordOrder(source: TileSource, dtype: DType) {
  const generation = useTiles((state) => state.generation);
  const rows = source.table.rows.count;
  const isTable = dtype.kind === "compound" && source.view.columnAxis === null && rows > 1;
  const { can, by, order, held, sortBy, busy, fault } = useRowOrder<Block>({
    of: `${source.key}\0${generation}`,
    rows: isTable ? rows : 0,
    bytes: rows * dtype.size,
    // All of their fields are shown: they are held together.
    keyOf: () => "",
    load: (_, signal) => {
      const { path, shape, view } = source;
      return explorer().read(path, selectionOf(view, shape, { top: 0, bottom: rows, left: 0, right: 1 }), { signal });
    },
    keys: (block, column) => {
      const names = leafFields(dtype)[column]?.names ?? [];
      return Array.from({ length: rows }, (_, row) => fieldValue(elementAt(block, row), names));
    },
  });
  const sorted = useMemo(
    (): SortedRows | null => (order && held ? { order, element: (row) => elementAt(held, order[row] ?? row) } : null),
    [order, held],
  );
  const note = isTable && !can ? `${sortableWords()}: restrict the rows below.` : null;
  return { can, by, sorted, sortBy, busy, fault, note };
}
