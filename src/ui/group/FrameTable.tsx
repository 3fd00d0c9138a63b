import { useCallback, useEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { groupedCount } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import type { Value } from "../../core/value.ts";
import type { Rect } from "../../state/datasetView.ts";
import type { Frame } from "../../state/frames.ts";
import { cancelFrame, readFrameColumn, requestFrame, useFrameTiles } from "../../state/frameTiles.ts";
import { useTiles } from "../../state/tiles.ts";
import { copyCells } from "../preview/copyCells.ts";
import { DataGrid } from "../preview/DataGrid.tsx";
import { type GridSelection, HOME } from "../preview/gridSelection.ts";
import { ReadFault } from "../preview/ReadFault.tsx";
import { canBeSorted, sortableWords, useRowOrder } from "../preview/useRowOrder.ts";
import { cellText, frameModel } from "./frameModel.ts";
import styles from "./Group.module.css";

interface FrameTableProps {
  readonly frame: Frame;
  /** Where what is said of it belongs. */
  readonly slot: HTMLElement | null;
}

const OVERSCAN = 16;

/** A data frame as one table; of its columns only the rows on screen are read. */
export function FrameTable({ frame, slot }: FrameTableProps) {
  const { index, columns, rows } = frame;
  const { arrivals, pending, fault } = useFrameTiles();
  const generation = useTiles((state) => state.generation);
  const [window, setWindow] = useState<Rect | null>(null);
  const [selection, setSelection] = useState<GridSelection>(HOME);
  const bytes = rows * Math.max(1, ...columns.map(({ dtype }) => dtype.size));
  const sorting = useRowOrder<readonly Value[]>({
    of: `${columns[0]?.values} ${generation}`,
    rows,
    bytes,
    keyOf: String,
    load: async (column, signal) => {
      const chosen = columns[column];
      return chosen ? readFrameColumn(chosen, 0, rows, signal) : [];
    },
    keys: (values) => values,
  });
  const { order, by, can } = sorting;
  const request = useCallback(() => {
    if (!window) return;
    const shown = columns.slice(window.left, window.right);
    const first = Math.max(0, window.top - OVERSCAN);
    const last = Math.min(rows, window.bottom + OVERSCAN);
    const wanted = Array.from({ length: Math.max(0, last - first) }, (_, i) => order?.[first + i] ?? first + i);
    requestFrame(index ? [index, ...shown] : shown, wanted);
  }, [index, columns, rows, window, order]);
  useEffect(request, [request]);
  useEffect(() => cancelFrame, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cells are looked up anew whenever some have arrived
  const model = useMemo(() => {
    const plain = frameModel(frame, order);
    const sortable = (column: number) => columns[column]?.problem === undefined;
    return can ? { ...plain, sorting: { by, can: sortable } } : plain;
  }, [frame, columns, order, by, can, arrivals]);
  const copy = (rect: Rect) =>
    copyCells(rect, async () => {
      const parts = columns.slice(rect.left, rect.right);
      // In another order the rows lie anywhere.
      const [top, bottom] = order ? [0, rows] : [rect.top, rect.bottom];
      const values = await Promise.all(parts.map((column) => readFrameColumn(column, top, bottom)));
      return Array.from({ length: rect.bottom - rect.top }, (_, i) => {
        const row = (order?.[rect.top + i] ?? rect.top + i) - top;
        return parts.map(({ dtype }, column) => cellText(values[column]?.[row] ?? null, dtype)).join("\t");
      }).join("\n");
    });
  const problems = columns.filter(({ problem }) => problem !== undefined);
  const said = (
    <p className={styles.said}>
      <span>
        {groupedCount(rows)} rows, {groupedCount(columns.length)} columns
        {rows > 1 && !canBeSorted(rows, bytes) && `. ${sortableWords()}.`}
      </span>
      {problems.map(({ name, problem }) => (
        <span key={name}>
          <strong>
            <bdi>{visibleName(name)}</bdi>
          </strong>
          : {problem}
        </span>
      ))}
    </p>
  );
  return (
    <div className={styles.group}>
      {slot && createPortal(said, slot)}
      <ReadFault className={styles.line} fault={fault ?? sorting.fault} onRetry={request} />
      <DataGrid
        model={model}
        selection={selection}
        onSelect={setSelection}
        onWindow={setWindow}
        onCopy={(rect) => void copy(rect)}
        onFollow={() => undefined}
        onSort={sorting.sortBy}
        busy={pending > 0 || sorting.busy}
      />
    </div>
  );
}
