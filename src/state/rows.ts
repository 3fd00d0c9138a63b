import { create } from "zustand";
import { faultData, isFault } from "../core/fault.ts";
import type { NodeInfo } from "../core/node.ts";
import { isWithin, type NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { failed, type Loadable, ready } from "./loadable.ts";

/**
 * What the rows on screen show. Rows say what they want while they are visible; the wishes of one frame travel as one
 * call, and a call is cancelled when none of its rows is wanted any more.
 */
interface RowsState {
  readonly rows: ReadonlyMap<NodePath, Loadable<NodeInfo>>;
  want(path: NodePath): void;
  unwant(path: NodePath): void;
  /** Takes over facts that came by another way. */
  take(infos: readonly NodeInfo[]): void;
  /** Asks again for those of these nodes that are known. */
  refresh(paths: readonly NodePath[]): void;
  /** Forgets a file, or a part of it. */
  forget(root: NodePath): void;
}

const BATCH = 200;
const KEPT = 20_000;

const wanted = new Map<NodePath, number>();
const queue = new Set<NodePath>();
const inFlight = new Map<NodePath, { controller: AbortController; paths: Set<NodePath> }>();
let scheduled = false;

export const useRows = create<RowsState>((set, get) => ({
  rows: new Map(),
  want(path) {
    wanted.set(path, (wanted.get(path) ?? 0) + 1);
    if (get().rows.has(path) || inFlight.has(path)) return;
    enqueue(path);
  },
  unwant(path) {
    const count = (wanted.get(path) ?? 0) - 1;
    if (count > 0) {
      wanted.set(path, count);
      return;
    }
    wanted.delete(path);
    queue.delete(path);
    const flight = inFlight.get(path);
    if (flight && ![...flight.paths].some((other) => wanted.has(other))) flight.controller.abort();
  },
  take: (infos) =>
    set(({ rows }) => ({
      rows: withRows(
        rows,
        infos.map((info) => [info.path, ready(info)]),
      ),
    })),
  refresh(paths) {
    for (const path of paths) if (get().rows.has(path) || wanted.has(path)) enqueue(path);
  },
  forget(root) {
    set(({ rows }) => ({ rows: new Map([...rows].filter(([path]) => !isWithin(path, root))) }));
    for (const path of wanted.keys()) if (isWithin(path, root)) enqueue(path);
  },
}));

function enqueue(path: NodePath): void {
  queue.add(path);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(flush);
}

function flush(): void {
  scheduled = false;
  const paths = [...queue];
  queue.clear();
  for (let start = 0; start < paths.length; start += BATCH) void fetchRows(paths.slice(start, start + BATCH));
}

async function fetchRows(paths: readonly NodePath[]): Promise<void> {
  const flight = { controller: new AbortController(), paths: new Set(paths) };
  for (const path of paths) inFlight.set(path, flight);
  try {
    const infos = await explorer().describe(paths, { signal: flight.controller.signal });
    // By the path that was asked for: that is what the row looks for.
    store(paths.flatMap((path, i) => (infos[i] ? [[path, ready(infos[i])] as const] : [])));
  } catch (error) {
    if (!isFault(error, "aborted")) store(paths.map((path) => [path, failed(faultData(error))] as const));
  } finally {
    for (const path of paths) if (inFlight.get(path) === flight) inFlight.delete(path);
    // A row may have come back into view after its call was cancelled.
    if (flight.controller.signal.aborted) {
      for (const path of paths) if (wanted.has(path) && !useRows.getState().rows.has(path)) enqueue(path);
    }
  }
}

function store(entries: readonly (readonly [NodePath, Loadable<NodeInfo>])[]): void {
  useRows.setState(({ rows }) => ({ rows: withRows(rows, entries) }));
}

function withRows(
  rows: ReadonlyMap<NodePath, Loadable<NodeInfo>>,
  entries: readonly (readonly [NodePath, Loadable<NodeInfo>])[],
): Map<NodePath, Loadable<NodeInfo>> {
  const next = new Map(rows);
  for (const [path, row] of entries) next.set(path, row);
  if (next.size > KEPT) {
    for (const path of next.keys()) {
      if (next.size <= KEPT / 2) break;
      if (!wanted.has(path)) next.delete(path);
    }
  }
  return next;
}
