import { useEffect, useMemo, useState } from "react";
import { shortDtype } from "../../core/dtype.ts";
import type { NodeInfo } from "../../core/node.ts";
import { groupedCount, shapeText } from "../../core/numberText.ts";
import { joinPath, type NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import type { Rect } from "../../state/datasetView.ts";
import { readyValue } from "../../state/loadable.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useRows } from "../../state/rows.ts";
import { useTree } from "../../state/tree.ts";
import { copyText } from "../parts/clipboard.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { glyphOf } from "../tree/glyphOf.ts";
import { unevenColumns } from "./columnLayout.ts";
import { DataGrid } from "./DataGrid.tsx";
import type { GridCell, GridModel } from "./gridModel.ts";
import { type GridSelection, HOME } from "./gridSelection.ts";
import styles from "./Preview.module.css";

const COLUMNS = ["Name", "Type", "Shape", "Members", "Attributes"] as const;
const WIDTHS = [248, 152, 184, 92, 92];

/** The members of a group. Their facts are asked for as they come on screen. */
export function GroupTable({ path }: { readonly path: NodePath }) {
  const members = useTree((state) => state.members.get(path));
  const rows = useRows((state) => state.rows);
  const [window, setWindow] = useState<Rect | null>(null);
  const [selection, setSelection] = useState<GridSelection>(HOME);
  const names = readyValue(members);

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
      columns: unevenColumns(WIDTHS),
      rowHeaderWidth: Math.max(40, String(names?.length ?? 0).length * 7.3 + 22),
      rowName: String,
      columnName: (column) => COLUMNS[column] ?? "",
      columnSide: (column) => (NUMBER_COLUMNS.has(column) ? "right" : "left"),
      cell,
      exact: (row, column) => (column === 0 ? childAt(row) : cell(row, column)?.text),
    };
  }, [path, names, rows]);

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
    <DataGrid
      key={path}
      model={model}
      selection={selection.row < model.rows ? selection : HOME}
      onSelect={setSelection}
      onWindow={setWindow}
      onCopy={(rect) => void copyText(copied(model, rect), "cells")}
      onFollow={(target) => void useNavigation.getState().goTo(target)}
      busy={names === undefined}
    />
  );
}

const NUMBER_COLUMNS = new Set([3, 4]);

function memberCell(path: NodePath, name: string, column: number, info: NodeInfo | undefined): GridCell | undefined {
  if (column === 0) return { text: visibleName(name), tone: "name", link: path };
  if (!info) return undefined;
  return { text: factOf(info, column), tone: NUMBER_COLUMNS.has(column) ? "number" : "other" };
}

function factOf(info: NodeInfo, column: number): string {
  switch (COLUMNS[column]) {
    case "Type":
      return info.kind === "dataset" && info.dtype ? shortDtype(info.dtype) : glyphOf(info).word;
    case "Shape":
      return info.kind === "dataset" ? shapeText(info.shape) : "";
    case "Members":
      return info.members === undefined ? "" : groupedCount(info.members);
    case "Attributes":
      return info.attributeCount ? String(info.attributeCount) : "";
    default:
      return "";
  }
}

const COPIED_ROWS = 100_000;

function copied(model: GridModel, rect: Rect): string {
  const lines: string[] = [];
  for (let row = rect.top; row < Math.min(rect.bottom, rect.top + COPIED_ROWS); row++) {
    const cells: string[] = [];
    for (let column = rect.left; column < rect.right; column++) cells.push(model.cell(row, column)?.text ?? "");
    lines.push(cells.join("\t"));
  }
  return lines.join("\n");
}
