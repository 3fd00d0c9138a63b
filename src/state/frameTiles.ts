import { LRUCache } from "lru-cache";
import { create } from "zustand";
import { type FaultData, faultData, isFault } from "../core/fault.ts";
import type { NodePath } from "../core/path.ts";
import { type Block, type Value, valueBytes } from "../core/value.ts";
import { elementAt } from "./blockElement.ts";
import { explorer } from "./explorer.ts";
import type { FrameColumn } from "./frameColumns.ts";
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
  return shownValue(column, elementOf(column.values, row), column.mask && elementOf(column.mask, row));
}

function shownValue(
  { mask, categories }: FrameColumn,
  value: Value | undefined,
  masked: Value | undefined,
): Value | undefined {
  if (value === undefined || (mask !== undefined && masked === undefined)) return undefined;
  if (masked) return null;
  return categories ? (categories[Number(value)] ?? null) : value;
}

/** All values of a part of a column, for copying. */
export async function readFrameColumn(column: FrameColumn, top: number, bottom: number): Promise<readonly Value[]> {
  if (column.problem !== undefined) return Array.from({ length: bottom - top }, () => null);
  const part = (path: NodePath) => explorer().read(path, [[top, bottom]]);
  const [values, masked] = await Promise.all([
    part(column.values),
    column.mask === undefined ? null : part(column.mask),
  ]);
  return Array.from(
    { length: bottom - top },
    (_, i) => shownValue(column, elementAt(values, i), masked ? elementAt(masked, i) : undefined) ?? null,
  );
}

/** Reads what a part of the columns still lacks; what else is being read is ended. */
export function requestFrame(columns: readonly FrameColumn[], top: number, bottom: number): void {
  const needed = new Map<string, (signal: AbortSignal) => Promise<Block>>();
  for (const { values, mask, rows, problem } of columns) {
    for (const path of problem === undefined ? [values, ...(mask === undefined ? [] : [mask])] : []) {
      for (let block = Math.floor(top / ROWS); block * ROWS < Math.min(bottom, rows); block++) {
        const selection = [[block * ROWS, Math.min((block + 1) * ROWS, rows)] as const];
        const key = keyOf(path, block);
        needed.set(key, (signal) => explorer().read(path, selection, { signal }));
      }
    }
  }
  for (const [key, controller] of inFlight) if (!needed.has(key)) controller.abort();
  for (const [key, read] of needed)
    if (!cache.has(key) && inFlight.get(key)?.signal.aborted !== false) void keep(key, read);
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

function elementOf(path: NodePath, row: number): Value | undefined {
  const block = cache.get(keyOf(path, Math.floor(row / ROWS)));
  return block && elementAt(block, row % ROWS);
}

/** What was read of a file before it changed is not met again. */
function keyOf(path: NodePath, block: number): string {
  return `${path}\0${useTiles.getState().generation}\0${block}`;
}
