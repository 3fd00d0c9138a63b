import { useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { shortDtype } from "../../core/dtype.ts";
import type { NodeInfo } from "../../core/node.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import { longName, textOf } from "../../state/attributeText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { copyText } from "../parts/clipboard.ts";
import { unevenColumns } from "../preview/columnLayout.ts";
import { DataGrid } from "../preview/DataGrid.tsx";
import type { GridModel } from "../preview/gridModel.ts";
import { type GridSelection, HOME } from "../preview/gridSelection.ts";
import { gridTsv } from "../preview/gridTsv.ts";
import { nextSorting, type Sorting, sortedRows } from "../preview/rowOrder.ts";
import styles from "./Group.module.css";

interface VariablesTableProps {
  readonly variables: readonly NodeInfo[];
  readonly main: NodeInfo | null;
  /** Where what is said of them belongs. */
  readonly slot: HTMLElement | null;
}

const COLUMNS: readonly (readonly [name: string, width: number, text: (info: NodeInfo) => string])[] = [
  ["Variable", 176, ({ name }) => visibleName(name)],
  ["Dimensions", 232, dimensionsOf],
  ["Type", 96, ({ dtype }) => (dtype ? shortDtype(dtype) : "")],
  ["Units", 184, ({ attributes }) => visibleText(textOf(attributes, "units") ?? "")],
  ["Long name", 264, ({ attributes }) => visibleText(longName(attributes))],
];

/** The variables of a netCDF group with their dimensions. */
export function VariablesTable({ variables, main, slot }: VariablesTableProps) {
  const [selection, setSelection] = useState<GridSelection>(HOME);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const { goTo } = useNavigation.getState();
  const model = useMemo((): GridModel => {
    const column = COLUMNS[sorting?.column ?? -1];
    const order = sorting && column ? sortedRows(variables.map(column[2]), sorting.descending) : null;
    const rows = order ? order.flatMap((row) => variables[row] ?? []) : variables;
    return {
      label: "Variables",
      rows: rows.length,
      columns: unevenColumns(COLUMNS.map(([, width]) => width)),
      rowHeaderWidth: 48,
      rowName: (row) => String(order?.[row] ?? row),
      columnName: (at) => COLUMNS[at]?.[0] ?? "",
      columnSide: () => "left",
      sorting: { by: sorting, can: () => true },
      cell: (row, at) => {
        const info = rows[row];
        const text = info && COLUMNS[at]?.[2](info);
        if (!info || text === undefined) return undefined;
        return at === 0 ? { text, tone: "name", link: info.path } : { text, tone: "other" };
      },
      exact: (row, at) => (rows[row] && at === 0 ? rows[row].path : COLUMNS[at]?.[2](rows[row] as NodeInfo)),
    };
  }, [variables, sorting]);
  const said = (main: NodeInfo) => (
    <p className={styles.said}>
      <span>
        Main variable{" "}
        <button type="button" className="link" onClick={() => void goTo(main.path)}>
          <bdi>{visibleName(main.name)}</bdi>
        </button>{" "}
        {dimensionsOf(main)}
      </span>
    </p>
  );
  return (
    <div className={styles.group}>
      {main && slot && createPortal(said(main), slot)}
      <DataGrid
        model={model}
        selection={selection}
        onSelect={setSelection}
        onWindow={() => undefined}
        onCopy={(rect) => void copyText(gridTsv(model, rect), "cells")}
        onFollow={(path) => void goTo(path)}
        onSort={(column) => setSorting((current) => nextSorting(current, column))}
        busy={false}
      />
    </div>
  );
}

/** `(time: 14, lat: 6)`. */
function dimensionsOf({ shape, dims }: NodeInfo): string {
  if (!shape || shape.length === 0) return "scalar";
  return `(${shape.map((size, axis) => `${visibleText(dims?.[axis] ?? `dim_${axis}`)}: ${size}`).join(", ")})`;
}
