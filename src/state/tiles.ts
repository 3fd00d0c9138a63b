import { LRUCache } from "lru-cache";
import { create } from "zustand";
import type { DType } from "../core/dtype.ts";
import { type FaultData, faultData, isFault } from "../core/fault.ts";
import { baseName, isWithin, type NodePath } from "../core/path.ts";
import type { AxisInput } from "../core/selection.ts";
import { type Block, type Value, valueBytes } from "../core/value.ts";
import { elementAt } from "./blockElement.ts";
import type { ClientOptions } from "./client.ts";
import { type DatasetView, type Rect, selectionOf, type TableShape, tableShape, viewKey } from "./datasetView.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { sliceText } from "./sliceText.ts";

/**
 * The values on screen. A table is read in tiles; drawing looks them up at once (`cellOf`), asking for them is separate
 * (`requestTiles`), and their arrival is an event (`arrivals`). A newer request ends the reads that it does not need.
 */
interface TilesState {
  /** Grows with each tile that arrives. */
  readonly arrivals: number;
  /** Grows where values are forgotten because they may have changed. */
  readonly generation: number;
  readonly pending: number;
  /** Why a part of what was asked for last could not be read. */
  readonly fault: FaultData | null;
}

/** What a table shows: a dataset in a view. */
export interface TileSource {
  readonly path: NodePath;
  readonly shape: readonly number[];
  readonly view: DatasetView;
  readonly table: TableShape;
  readonly tileRows: number;
  readonly tileColumns: number;
  readonly key: string;
  /** An expression of the same shape, whose values are shown in place of the dataset's own. */
  readonly of?: string;
}

interface Tile {
  readonly block: Block;
  readonly rowStride: number;
  readonly columnStride: number;
}

export const useTiles = create<TilesState>(() => ({ arrivals: 0, generation: 0, pending: 0, fault: null }));

const CACHE_BYTES = 96 * 2 ** 20;
const TILE_BYTES = 2 ** 20;
const TILE_ROWS = 128;
const TILE_COLUMNS = 32;

const cache = new LRUCache<string, Tile>({
  maxSize: CACHE_BYTES,
  sizeCalculation: (tile) => 256 + valueBytes(tile.block.data),
});
/** What is computed here are numbers: parts of complex ones. */
const FLOAT: DType = { kind: "float", str: "<f8", size: 8, order: "little" };
const inFlight = new Map<string, AbortController>();
/** Tiles that could not be read. They are not read again by themselves: the page would ask for ever. */
const failures = new Map<string, FaultData>();
let needed = new Map<string, readonly [tileRow: number, tileColumn: number]>();

export function tileSource(
  path: NodePath,
  shape: readonly number[],
  dtype: DType,
  view: DatasetView,
  of?: string,
): TileSource {
  const table = tableShape(view, shape);
  const tileColumns = Math.min(TILE_COLUMNS, Math.max(table.columns.count, 1));
  const rowBytes = Math.max(dtype.size, 1) * tileColumns;
  const tileRows = Math.max(1, Math.min(TILE_ROWS, Math.floor(TILE_BYTES / rowBytes)));
  const key = `${path}\0${of ?? ""}\0${viewKey(view, shape)}`;
  return { path, shape, view, table, tileRows, tileColumns, key, ...(of !== undefined && { of }) };
}

/** The element of a cell, if it has been read. */
export function cellOf(source: TileSource, row: number, column: number): { readonly value: Value } | undefined {
  const tileRow = Math.floor(row / source.tileRows);
  const tileColumn = Math.floor(column / source.tileColumns);
  const tile = cache.get(tileKey(source, tileRow, tileColumn));
  if (!tile) return undefined;
  const place =
    (row - tileRow * source.tileRows) * tile.rowStride + (column - tileColumn * source.tileColumns) * tile.columnStride;
  return { value: elementAt(tile.block, place) };
}

/** Reads what a part of the table still lacks. */
export function requestTiles(source: TileSource, rect: Rect): void {
  needed = new Map();
  for (let r = Math.floor(rect.top / source.tileRows); r * source.tileRows < rect.bottom; r++) {
    for (let c = Math.floor(rect.left / source.tileColumns); c * source.tileColumns < rect.right; c++) {
      needed.set(tileKey(source, r, c), [r, c]);
    }
  }
  for (const [key, controller] of inFlight) if (!needed.has(key)) controller.abort();
  tellFault();
  for (const [key, [tileRow, tileColumn]] of needed) {
    const waiting = inFlight.get(key)?.signal.aborted === false;
    if (!cache.has(key) && !failures.has(key) && !waiting) void readTile(source, key, tileRow, tileColumn);
  }
}

/** Forgets what failed, so that the next request reads it again. */
export function forgiveTiles(): void {
  failures.clear();
}

function tellFault(): void {
  const failed = [...needed.keys()].find((key) => failures.has(key));
  const fault = (failed !== undefined && failures.get(failed)) || null;
  if (useTiles.getState().fault !== fault) useTiles.setState({ fault });
}

/** Whether all of a part of the table has been read. */
export function isRead(source: TileSource, rect: Rect): boolean {
  for (let r = Math.floor(rect.top / source.tileRows); r * source.tileRows < rect.bottom; r++) {
    for (let c = Math.floor(rect.left / source.tileColumns); c * source.tileColumns < rect.right; c++) {
      if (!cache.has(tileKey(source, r, c))) return false;
    }
  }
  return true;
}

export function cancelTiles(): void {
  for (const controller of inFlight.values()) controller.abort();
}

/** Forgets the values of a file, or of a part of it. */
export function forgetTiles(root: NodePath): void {
  for (const key of [...cache.keys()]) if (isWithin(key.slice(0, key.indexOf("\0")), root)) cache.delete(key);
  forgiveTiles();
  useTiles.setState(({ arrivals, generation }) => ({ arrivals: arrivals + 1, generation: generation + 1 }));
}

/** Reads a part of the table for copying, as a job. */
export function readRect(source: TileSource, rect: Rect): Promise<Block> {
  const label = `Copying from ${baseName(source.path)}`;
  return runJob({ kind: "copy", label, path: source.path }, (options) =>
    readBlock(source, selectionOf(source.view, source.shape, rect), options),
  );
}

/** Whether the rows of the table come before its columns in the dataset, so that a block is read row by row. */
export function rowsFirst({ rowAxis, columnAxis }: DatasetView): boolean {
  return columnAxis === null || rowAxis === null || rowAxis < columnAxis;
}

function tileKey(source: TileSource, tileRow: number, tileColumn: number): string {
  return `${source.key}\0${tileRow},${tileColumn}`;
}

async function readBlock({ path, of }: TileSource, selection: AxisInput[], options: ClientOptions): Promise<Block> {
  if (of === undefined) return explorer().read(path, selection, options);
  const { shape, data } = await explorer().evaluate(sliceText(path, selection, of), path, options);
  return { shape, data, dtype: FLOAT };
}

async function readTile(source: TileSource, key: string, tileRow: number, tileColumn: number): Promise<void> {
  const { rows, columns } = source.table;
  const rect = {
    top: tileRow * source.tileRows,
    bottom: Math.min((tileRow + 1) * source.tileRows, rows.count),
    left: tileColumn * source.tileColumns,
    right: Math.min((tileColumn + 1) * source.tileColumns, columns.count),
  };
  const controller = new AbortController();
  inFlight.set(key, controller);
  useTiles.setState(({ pending }) => ({ pending: pending + 1 }));
  try {
    const selection = selectionOf(source.view, source.shape, rect);
    const block = await readBlock(source, selection, { signal: controller.signal });
    const straight = rowsFirst(source.view);
    cache.set(key, {
      block,
      rowStride: straight ? rect.right - rect.left : 1,
      columnStride: straight ? 1 : rect.bottom - rect.top,
    });
    useTiles.setState(({ arrivals }) => ({ arrivals: arrivals + 1 }));
  } catch (error) {
    if (!isFault(error, "aborted")) {
      failures.set(key, faultData(error));
      tellFault();
    }
  } finally {
    if (inFlight.get(key) === controller) inFlight.delete(key);
    useTiles.setState(({ pending }) => ({ pending: pending - 1 }));
  }
}
