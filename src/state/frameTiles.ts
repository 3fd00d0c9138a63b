import { LRUCache } from "lru-cache";
import { create } from "zustand";
import { type FaultData, faultData, isFault } from "../core/fault.ts";
import type { NodePath } from "../core/path.ts";
import type { AxisInput } from "../core/selection.ts";
import { type Block, type Value, valueBytes } from "../core/value.ts";
import { elementAt } from "./blockElement.ts";
import { explorer } from "./explorer.ts";
import type { FrameColumn } from "./frames.ts";
import { shownValue } from "./frameValue.ts";
import { useTiles } from "./tiles.ts";

/** The cells of data frames that are on screen: each column is read in blocks of rows, when they are asked for. */
interface FrameTilesState {
  /** Grows with each block that arrives. */
  readonly arrivals: number;
  readonly pending: number;
  readonly fault: FaultData | null;
}

export const useFrameTiles = create<FrameTilesState>(() => ({ arrivals: 0, pending: 0, fault: null }));

const ROWS = 256;
const CACHE_BYTES = 32 * 2 ** 20;

const cache = new LRUCache<string, Block>({
  maxSize: CACHE_BYTES,
  sizeCalculation: (block) => 256 + valueBytes(block.data),
});
const inFlight = new Map<string, AbortController>();

/** The value in a row of a column, null where there is none; undefined while it is not read. */
export function frameCell(column: FrameColumn, row: number): Value | undefined {
  const stored = elementOf(column.values, column.at, row);
  const masked = column.mask === undefined ? undefined : elementOf(column.mask, undefined, row);
  if (stored === undefined || (column.mask !== undefined && masked === undefined)) return undefined;
  return shownValue(column, stored, masked);
}

/** All values of a part of a column, for copying and sorting. */
export async function readFrameColumn(
  column: FrameColumn,
  top: number,
  bottom: number,
  signal?: AbortSignal,
): Promise<readonly Value[]> {
  if (column.problem !== undefined) return Array.from({ length: bottom - top }, () => null);
  const part = (path: NodePath, at?: number) =>
    explorer().read(path, selectionOf(top, bottom, at), signal ? { signal } : undefined);
  const [values, masked] = await Promise.all([
    part(column.values, column.at),
    column.mask === undefined ? null : part(column.mask),
  ]);
  return Array.from({ length: bottom - top }, (_, i) =>
    shownValue(column, elementAt(values, i), masked ? elementAt(masked, i) : undefined),
  );
}

/** Reads what these rows of the columns still lack; what else is being read is ended. */
export function requestFrame(columns: readonly FrameColumn[], rows: readonly number[]): void {
  const needed = new Map<string, (signal: AbortSignal) => Promise<Block>>();
  const blocks = new Set(rows.map((row) => Math.floor(row / ROWS)));
  for (const { values, at, mask, rows: count, problem } of columns) {
    if (problem !== undefined) continue;
    for (const [path, axis] of [[values, at] as const, ...(mask === undefined ? [] : [[mask] as const])]) {
      for (const block of blocks) {
        if (block * ROWS >= count) continue;
        const selection = selectionOf(block * ROWS, Math.min((block + 1) * ROWS, count), axis);
        needed.set(keyOf(path, axis, block), (signal) => explorer().read(path, selection, { signal }));
      }
    }
  }
  for (const [key, controller] of inFlight) if (!needed.has(key)) controller.abort();
  for (const [key, read] of needed)
    if (!cache.has(key) && inFlight.get(key)?.signal.aborted !== false) void keep(key, read);
}

function selectionOf(top: number, bottom: number, at: number | undefined): AxisInput[] {
  return [[top, bottom], ...(at === undefined ? [] : [at])];
}

export function cancelFrame(): void {
  for (const controller of inFlight.values()) controller.abort();
}

async function keep(key: string, read: (signal: AbortSignal) => Promise<Block>): Promise<void> {
  const controller = new AbortController();
  inFlight.set(key, controller);
  useFrameTiles.setState(({ pending }) => ({ pending: pending + 1 }));
  try {
    cache.set(key, await read(controller.signal));
    useFrameTiles.setState(({ arrivals }) => ({ arrivals: arrivals + 1, fault: null }));
  } catch (error) {
    if (!isFault(error, "aborted")) useFrameTiles.setState({ fault: faultData(error) });
  } finally {
    if (inFlight.get(key) === controller) inFlight.delete(key);
    useFrameTiles.setState(({ pending }) => ({ pending: pending - 1 }));
  }
}

function elementOf(path: NodePath, at: number | undefined, row: number): Value | undefined {
  const block = cache.get(keyOf(path, at, Math.floor(row / ROWS)));
  return block && elementAt(block, row % ROWS);
}

/** What was read of a file before it changed is not met again. */
function keyOf(path: NodePath, at: number | undefined, block: number): string {
  return `${path}\0${at ?? ""}\0${useTiles.getState().generation}\0${block}`;
}
