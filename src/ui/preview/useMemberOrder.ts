import { useCallback, useEffect, useMemo, useState } from "react";
import { type FaultData, faultData, isFault } from "../../core/fault.ts";
import type { NodeInfo } from "../../core/node.ts";
import { joinPath, type NodePath } from "../../core/path.ts";
import { explorer } from "../../state/explorer.ts";
import { useRows } from "../../state/rows.ts";
import { MEMBER_COLUMNS } from "./memberColumns.ts";
import { nextSorting, type Sorting, sortedRows } from "./rowOrder.ts";

/** To sort by facts those of all members are asked for: of no more than so many. */
export const MOST_SORTED = 10_000;
const BATCH = 500;

interface Facts {
  readonly of: readonly string[];
  readonly infos: readonly NodeInfo[];
}

/** The members of a group in the order that was asked for; column 0 is the name, then come `MEMBER_COLUMNS`. */
export function useMemberOrder(path: NodePath, names: readonly string[] | undefined) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [facts, setFacts] = useState<Facts | null>(null);
  const [fault, setFault] = useState<FaultData | null>(null);
  const byFacts = sorting !== null && sorting.column > 0;
  const known = facts?.of === names ? facts?.infos : undefined;
  const missing = byFacts && names !== undefined && !known;

  useEffect(() => {
    if (!missing || !names) return undefined;
    const controller = new AbortController();
    const ask = async () => {
      const infos: NodeInfo[] = [];
      for (let start = 0; start < names.length; start += BATCH) {
        const paths = names.slice(start, start + BATCH).map((name) => joinPath(path, name));
        infos.push(...(await explorer().describe(paths, { signal: controller.signal })));
      }
      useRows.getState().take(infos);
      setFacts({ of: names, infos });
      setFault(null);
    };
    ask().catch((error) => {
      if (isFault(error, "aborted")) return;
      setFault(faultData(error));
      setSorting(null);
    });
    return () => controller.abort();
  }, [missing, names, path]);

  const order = useMemo(() => {
    if (!sorting || !names) return null;
    const column = MEMBER_COLUMNS[sorting.column - 1];
    if (!column) return sortedRows(names, sorting.descending);
    return known ? sortedRows(known.map(column.key), sorting.descending) : null;
  }, [sorting, names, known]);

  const isFew = (names?.length ?? 0) <= MOST_SORTED;
  const can = useCallback((column: number) => column === 0 || isFew, [isFew]);

  return {
    sorting,
    /** null for that of the list. */
    order,
    busy: missing,
    fault,
    can,
    sortBy: (column: number) => setSorting((current) => nextSorting(current, column)),
  };
}
