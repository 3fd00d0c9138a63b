import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DType } from "../../core/dtype.ts";
import type { NodePath } from "../../core/path.ts";
import { leafFields } from "../../state/compoundFields.ts";
import type { DatasetView, Rect } from "../../state/datasetView.ts";
import { useSettings } from "../../state/settings.ts";
import {
  cancelTiles,
  forgiveTiles,
  isRead,
  readRect,
  requestTiles,
  rowsFirst,
  type TileSource,
  tileSource,
  useTiles,
} from "../../state/tiles.ts";
import { boxOf, useVisible } from "../../state/visible.ts";
import { blockTsv, elementsTsv } from "./blockTsv.ts";
import { copyCells } from "./copyCells.ts";
import { canStandIn, datasetModel } from "./datasetModel.ts";
import { useAxisLabels } from "./useAxisLabels.ts";
import { useRecordOrder } from "./useRecordOrder.ts";

/** Rows and columns that are read beyond the screen, so that scrolling finds them there. */
const OVERSCAN = 8;

const NOTHING: Rect = { top: 0, bottom: 0, left: 0, right: 0 };

/** A dataset's table: what it shows, which parts it reads, and how it is copied. */
export function useDatasetGrid(
  path: NodePath,
  shape: readonly number[],
  dtype: DType,
  view: DatasetView,
  of: string | undefined,
) {
  const source = useMemo(() => tileSource(path, shape, dtype, view, of), [path, shape, dtype, view, of]);
  const arrivals = useTiles((state) => state.arrivals);
  const pending = useTiles((state) => state.pending);
  const fault = useTiles((state) => state.fault);
  const { format, tinted } = useSettings((state) => state.looks);
  const [window, setWindow] = useState<Rect | null>(null);
  const complete = useRef<TileSource | null>(null);

  const request = useCallback(() => {
    if (!window) return;
    const { rows, columns } = source.table;
    const fields = dtype.kind === "compound" && source.view.columnAxis === null;
    requestTiles(source, {
      top: Math.max(0, Math.min(window.top, rows.count) - OVERSCAN),
      bottom: Math.min(rows.count, window.bottom + OVERSCAN),
      left: fields ? 0 : Math.min(window.left, columns.count),
      right: fields ? 1 : Math.min(columns.count, window.right + 1),
    });
  }, [source, window, dtype]);
  useEffect(request, [request]);
  const retry = () => {
    forgiveTiles();
    request();
  };
  useEffect(() => cancelTiles, []);
  useEffect(() => {
    if (window) useVisible.setState({ path, box: boxOf(view, shape, clip(window, source, dtype)) });
  }, [window, view, shape, path, source, dtype]);

  const sorting = useRecordOrder(source, dtype);
  const { sorted } = sorting;
  const { rows, columns } = source.table;
  const shown = window ?? NOTHING;
  const rowLabels = useAxisLabels(path, view.rowAxis, rows, shown.top, Math.min(shown.bottom, rows.count));
  const columnLabels = useAxisLabels(path, view.columnAxis, columns, shown.left, Math.min(shown.right, columns.count));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cells are looked up anew whenever a tile has arrived
  const model = useMemo(() => {
    const shown = window && clip(window, source, dtype);
    if (shown && isRead(source, shown)) complete.current = source;
    const standIn = shown && canStandIn(complete.current, source, shown) ? complete.current : null;
    const labels = { rows: rowLabels, columns: columnLabels };
    const plain = datasetModel(source, dtype, standIn, { format, tinted }, shown, labels, sorted);
    return sorting.can ? { ...plain, sorting: { by: sorting.by, can: () => true } } : plain;
  }, [source, dtype, window, arrivals, format, tinted, rowLabels, columnLabels, sorted, sorting.can, sorting.by]);

  const copy = useCallback(
    (rect: Rect) =>
      copyCells(rect, async () => {
        const fields = dtype.kind === "compound" && source.view.columnAxis === null;
        const columns = fields ? leafFields(dtype).slice(rect.left, rect.right) : undefined;
        if (sorted && columns) {
          const rows = Array.from({ length: rect.bottom - rect.top }, (_, i) => sorted.element(rect.top + i));
          return elementsTsv(rows, columns);
        }
        const read = fields ? { ...rect, left: 0, right: 1 } : rect;
        const block = await readRect(source, read);
        return blockTsv(block, read.right - read.left, !rowsFirst(source.view), columns);
      }),
    [source, dtype, sorted],
  );

  return {
    ...{ model, source, copy, retry, sorted, sortBy: sorting.sortBy, note: sorting.note },
    fault: fault ?? sorting.fault,
    busy: pending > 0 || sorting.busy,
    onWindow: setWindow,
  };
}

function clip(window: Rect, source: TileSource, dtype: DType): Rect {
  const { rows, columns } = source.table;
  const fields = dtype.kind === "compound" && source.view.columnAxis === null;
  return {
    top: Math.min(window.top, rows.count),
    bottom: Math.min(window.bottom, rows.count),
    left: fields ? 0 : Math.min(window.left, columns.count),
    right: fields ? 1 : Math.min(window.right, columns.count),
  };
}
