import { useEffect, useMemo, useState } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { joinPath, type NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import type { Rect } from "../../state/datasetView.ts";
import { readyValue } from "../../state/loadable.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useRows } from "../../state/rows.ts";
import { useTree } from "../../state/tree.ts";
import { copyText } from "../parts/clipboard.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { unevenColumns } from "./columnLayout.ts";
import { DataGrid } from "./DataGrid.tsx";
import type { GridCell, GridModel } from "./gridModel.ts";
import { type GridSelection, HOME } from "./gridSelection.ts";
import { gridTsv } from "./gridTsv.ts";
import { MEMBER_COLUMNS } from "./memberColumns.ts";
import styles from "./Preview.module.css";
import { useMemberOrder } from "./useMemberOrder.ts";

const NAME_WIDTH = 208;

/** The members of a group. Their facts are asked for as they come on screen. */
export function GroupTable({ path }: { readonly path: NodePath }) {
  const members = useTree((state) => state.members.get(path));
  const rows = useRows((state) => state.rows);
  const [window, setWindow] = useState<Rect | null>(null);
  const [selection, setSelection] = useState<GridSelection>(HOME);
  const listed = readyValue(members);
  const { order, sorting, sortBy, can, busy, fault } = useMemberOrder(path, listed);
  const names = useMemo(() => (order && listed ? order.map((row) => listed[row] ?? "") : listed), [order, listed]);

  useEffect(() => {
    // A failure is in the store, and shown below.
    useTree
      .getState()
      .load(path)
      .catch(() => undefined);
  }, [path]);

  useEffect(() => {
    const { want, unwant } = useRows.getState();
    const shown = window ? (names ?? []).slice(window.top, window.bottom).map((name) => joinPath(path, name)) : [];
    for (const child of shown) want(child);
    return () => {
      for (const child of shown) unwant(child);
    };
  }, [path, names, window]);

  const model = useMemo((): GridModel => {
    const childAt = (row: number) => joinPath(path, names?.[row] ?? "");
    const cell = (row: number, column: number) =>
      memberCell(childAt(row), names?.[row] ?? "", column, readyValue(rows.get(childAt(row))));
    return {
      label: `Members of ${visibleName(path)}`,
      rows: names?.length ?? 0,
      columns: unevenColumns([NAME_WIDTH, ...MEMBER_COLUMNS.map(({ width }) => width)]),
      sorting: { by: sorting, can },
      rowHeaderWidth: Math.max(40, String(names?.length ?? 0).length * 7.3 + 22),
      rowName: (row) => String(order?.[row] ?? row),
      columnName: (column) => MEMBER_COLUMNS[column - 1]?.name ?? "Name",
      columnSide: (column) => MEMBER_COLUMNS[column - 1]?.side ?? "left",
      cell,
      exact: (row, column) => {
        const path = childAt(row);
        if (column === 0) return path;
        const info = readyValue(rows.get(path));
        return (info && MEMBER_COLUMNS[column - 1]?.unknown?.(info)) ?? cell(row, column)?.text;
      },
    };
  }, [path, names, rows, sorting, can, order]);

  if (members?.status === "failed") {
    return (
      <div className={styles.fault}>
        <FaultNote fault={members.fault} title="The members could not be listed">
          <button
            type="button"
            className="button"
            data-small
            onClick={() =>
              useTree
                .getState()
                .load(path)
                .catch(() => undefined)
            }
          >
            Retry
          </button>
        </FaultNote>
      </div>
    );
  }
  if (members?.status === "idle") {
    return (
      <div className={styles.empty}>
        <p>Listing the members was cancelled.</p>
        <button
          type="button"
          className="button"
          onClick={() =>
            useTree
              .getState()
              .load(path)
              .catch(() => undefined)
          }
        >
          List members
        </button>
      </div>
    );
  }
  if (names?.length === 0) return <p className={styles.empty}>This group has no members yet.</p>;
  return (
    <>
      {fault && (
        <div className={styles.fault}>
          <FaultNote fault={fault} title="The members could not be sorted" />
        </div>
      )}
      <DataGrid
        key={path}
        model={model}
        selection={selection.row < model.rows ? selection : HOME}
        onSelect={setSelection}
        onWindow={setWindow}
        onCopy={(rect) => void copyText(gridTsv(model, rect), "cells")}
        onFollow={(target) => void useNavigation.getState().goTo(target)}
        onSort={sortBy}
        busy={names === undefined || busy}
      />
    </>
  );
}

function memberCell(path: NodePath, name: string, column: number, info: NodeInfo | undefined): GridCell | undefined {
  const fact = MEMBER_COLUMNS[column - 1];
  if (!fact) return { text: visibleName(name), tone: "name", link: path };
  if (!info) return undefined;
  if (fact.unknown?.(info)) return { text: "–", tone: "number" };
  return { text: fact.text(info), tone: fact.side === "right" ? "number" : "other" };
}
