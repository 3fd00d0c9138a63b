import { throwIfAborted } from "../core/abort.ts";
import type { DType } from "../core/dtype.ts";
import { type AxisRange, type Selection, selectionShape, selectionSize } from "../core/selection.ts";
import type { Block, Values } from "../core/value.ts";
import { arrayLike, flipAxes, place } from "./assemble.ts";

/** Bytes of decoded input that one task reads: long enough to be worth a round trip, short enough to be cancelled. */
const TASK_BYTES = 16 * 1024 * 1024;

export interface SelectionSource {
  readonly dtype: DType;
  /** Extent of a storage chunk along each axis; null where the data are not chunked. */
  readonly chunks: readonly number[] | null;
  /** Reads one part; steps are positive. */
  readonly readBlock: (selection: Selection, signal?: AbortSignal) => Promise<Block>;
  /** Number of parts that are read at the same time. */
  readonly concurrency: number;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** In bytes of the result. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads a selection of any size in parts that are slabs along its first axis with more than one element, cut at chunk
 * boundaries, so that no chunk is decoded twice and a cancel takes effect between parts.
 */
export async function readSelection(
  source: SelectionSource,
  selection: Selection,
  { signal, onProgress }: ReadOptions = {},
): Promise<Block> {
  const forward = selection.map(forwards);
  const parts = splitSelection(forward, source.chunks, Math.max(1, source.dtype.size), TASK_BYTES);
  const shape = selectionShape(selection);
  const size = selectionSize(selection);
  const lanes = source.dtype.kind === "complex" ? 2 : 1;
  const total = size * source.dtype.size;
  let values: Values | undefined;
  let done = 0;
  let next = 0;
  const worker = async () => {
    while (next < parts.length) {
      throwIfAborted(signal);
      const part = parts[next++] as Part;
      const block = await source.readBlock(part.selection, signal);
      if (parts.length === 1) values = block.data;
      else {
        values ??= arrayLike(block.data, size * lanes);
        place(values, block.data, part.at * lanes);
      }
      done += selectionSize(part.selection) * source.dtype.size;
      onProgress?.(done, total);
    }
  };
  await Promise.all(Array.from({ length: Math.min(source.concurrency, parts.length) }, worker));
  const kept = selection.filter((range) => !range.drop);
  const flips = kept.map((range) => range.step < 0 && range.count > 1);
  return { shape, dtype: source.dtype, data: flipAxes(values ?? [], shape, flips, lanes) };
}

/** The same elements in ascending order. */
export function forwards(range: AxisRange): AxisRange {
  if (range.step > 0) return range;
  return { ...range, start: range.start + (range.count - 1) * range.step, step: -range.step };
}

export interface Part {
  readonly selection: Selection;
  /** Place of its first element in the C order of the whole. */
  readonly at: number;
}

/** Cuts a selection (steps positive) into slabs of about `taskBytes`, at chunk boundaries where there are chunks. */
export function splitSelection(
  selection: Selection,
  chunks: readonly number[] | null,
  itemBytes: number,
  taskBytes: number,
): Part[] {
  const size = selectionSize(selection);
  const axis = selection.findIndex((range) => range.count > 1);
  const range = selection[axis];
  if (!range || size * itemBytes <= taskBytes) return [{ selection, at: 0 }];
  const perRow = size / range.count;
  const rows = Math.max(1, Math.floor(taskBytes / (perRow * itemBytes)));
  const chunk = chunks?.[axis];
  const parts: Part[] = [];
  for (let from = 0; from < range.count; ) {
    const to = Math.min(range.count, chunk ? alignedEnd(range, from, rows, chunk) : from + rows);
    const slab = { ...range, start: range.start + from * range.step, count: to - from };
    parts.push({ selection: selection.map((other, i) => (i === axis ? slab : other)), at: from * perRow });
    from = to;
  }
  return parts;
}

/** The end of a slab of about `rows` from `from` on that stops where a chunk stops; at least one chunk is taken. */
function alignedEnd(range: AxisRange, from: number, rows: number, chunk: number): number {
  const position = range.start + from * range.step;
  const wanted = range.start + (from + rows) * range.step;
  const boundary = Math.max(Math.floor(wanted / chunk), Math.floor(position / chunk) + 1) * chunk;
  return Math.max(from + 1, Math.ceil((boundary - range.start) / range.step));
}
