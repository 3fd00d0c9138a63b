import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import type { NodePath } from "../../core/path.ts";
import type { Rect } from "../../state/datasetView.ts";
import { paneFocus } from "../panes.ts";
import { useSize } from "../parts/useSize.ts";
import styles from "./DataGrid.module.css";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow } from "./GridRow.tsx";
import type { GridModel } from "./gridModel.ts";
import { type GridSelection, moveByKey, selectionRect } from "./gridSelection.ts";
import { offsetShowing, scrollLength } from "./scaledScroll.ts";
import { useGridPointer } from "./useGridPointer.ts";
import { useGridScroll } from "./useGridScroll.ts";

interface DataGridProps {
  readonly model: GridModel;
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
  /** Told of the part of the table that is on screen. */
  readonly onWindow: (window: Rect) => void;
  readonly onCopy: (rect: Rect) => void;
  /** Enter, or a click on a link. */
  readonly onFollow: (path: NodePath) => void;
  /** Asked to sort the rows by a column. */
  readonly onSort?: ((column: number) => void) | undefined;
  readonly busy: boolean;
}

export const ROW_HEIGHT = 22;
const HEADER_HEIGHT = 24;
const TALL_HEADER_HEIGHT = 38;

/** A table of any size: only the cells on screen exist. One tab stop; the cursor is the active descendant. */
export function DataGrid({ model, selection, onSelect, onWindow, onCopy, onFollow, onSort, busy }: DataGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const id = useId();
  const { columns, rows } = model;
  const headerHeight = model.columnNote ? TALL_HEADER_HEIGHT : HEADER_HEIGHT;
  const viewport = {
    width: Math.max(0, size.width - model.rowHeaderWidth),
    height: Math.max(0, size.height - headerHeight),
  };
  const content = { width: columns.total, height: rows * ROW_HEIGHT };
  const { offset, scrollTo, onScroll, current } = useGridScroll(scroller, { content, viewport });

  const window = visibleRect(model, offset, viewport);
  const { top, bottom, left, right } = window;
  useEffect(() => {
    if (bottom > top && right > left) onWindow({ top, bottom, left, right });
  }, [top, bottom, left, right, onWindow]);

  // The cursor is brought into view when it moves, not when the user scrolls away from it.
  const { row, column } = selection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (viewport.height === 0) return;
    const { x, y } = current();
    scrollTo({
      x: offsetShowing(columns.start(column), columns.width(column), x, viewport.width),
      y: offsetShowing(row * ROW_HEIGHT, ROW_HEIGHT, y, viewport.height),
    });
  }, [row, column, model.label, viewport.height > 0]);

  const onKeyDown = (event: KeyboardEvent) => {
    const ctrl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(viewport.height / ROW_HEIGHT) - 1);
    const moved = moveByKey(
      selection,
      { key: event.key, ctrl, shift: event.shiftKey },
      { rows, columns: columns.count, page },
    );
    const link = model.cell(row, column)?.link;
    if (moved) onSelect(moved);
    else if (ctrl && event.key.toLowerCase() === "c") onCopy(selectionRect(selection));
    else if (event.key.toLowerCase() === "s" && !ctrl && !event.altKey && model.sorting?.can(column)) onSort?.(column);
    else if (event.key === "Enter" && link !== undefined) onFollow(link);
    else return;
    event.preventDefault();
  };

  const pointer = useGridPointer({
    model,
    selection,
    onSelect,
    /** The cell under the pointer; -1 for the headers. */
    cellAt: (event) => {
      const frame = scroller.current?.getBoundingClientRect();
      const x = event.clientX - (frame?.left ?? 0) - model.rowHeaderWidth;
      const y = event.clientY - (frame?.top ?? 0) - headerHeight;
      return [
        y < 0 ? -1 : Math.min(Math.floor((y + offset.y) / ROW_HEIGHT), rows - 1),
        x < 0 ? -1 : columns.at(x + offset.x),
      ];
    },
    onFollow,
  });

  const selected = selectionRect(selection);
  const shownRows = Array.from({ length: Math.max(0, bottom - top) }, (_, i) => top + i);
  const shownColumns = Array.from({ length: Math.max(0, right - left) }, (_, i) => left + i);
  const active = row >= top && row < bottom && column >= left && column < right;

  return (
    <div className={styles.frame}>
      <div className={styles.bar} data-busy={busy || undefined} />
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual in both directions */}
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={model.label}
        aria-rowcount={rows + 1}
        aria-colcount={columns.count + 1}
        aria-multiselectable
        aria-activedescendant={active ? `${id}-${row}-${column}` : undefined}
        aria-busy={busy}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        {...pointer}
        {...paneFocus("preview")}
      >
        <div className={styles.layer} role="presentation" style={{ width: size.width, height: size.height }}>
          <GridHeader
            model={model}
            columns={shownColumns}
            x={offset.x}
            height={headerHeight}
            selected={selected}
            onSort={onSort}
          />
          {shownRows.map((r) => (
            <GridRow
              key={r}
              id={id}
              model={model}
              row={r}
              y={headerHeight + r * ROW_HEIGHT - offset.y}
              x={offset.x}
              columns={shownColumns}
              selection={selection}
            />
          ))}
        </div>
        <div
          role="presentation"
          style={{
            width: scrollLength(content.width) + model.rowHeaderWidth,
            height: Math.max(0, scrollLength(content.height) + headerHeight - size.height),
          }}
        />
      </div>
    </div>
  );
}

function visibleRect(
  { rows, columns }: GridModel,
  offset: { x: number; y: number },
  viewport: { width: number; height: number },
): Rect {
  if (viewport.height <= 0 || viewport.width <= 0) return { top: 0, bottom: 0, left: 0, right: 0 };
  const top = Math.floor(offset.y / ROW_HEIGHT);
  const bottom = Math.min(rows, Math.ceil((offset.y + viewport.height) / ROW_HEIGHT));
  if (columns.count === 0) return { top, bottom, left: 0, right: 0 };
  return { top, bottom, left: columns.at(offset.x), right: columns.at(offset.x + viewport.width) + 1 };
}
