import type { Selection } from "../core/selection.ts";

/** A box of elements: `origin` and `shape` along each axis of the dataset, in C order in its buffer. */
export interface Box {
  readonly origin: readonly number[];
  readonly shape: readonly number[];
}

/** The part of a selection that lies in a box, along one axis. */
interface AxisHit {
  /** Place in the selection, and in the box, of the first element; and how many there are. */
  readonly to: number;
  readonly from: number;
  readonly count: number;
  readonly step: number;
}

/**
 * Copies the elements of `selection` (steps positive) that lie in `box` from the box's bytes to their places in `target`,
 * which holds the whole selection in C order.
 */
export function gather(
  source: Uint8Array,
  box: Box,
  selection: Selection,
  target: Uint8Array,
  itemBytes: number,
): void {
  const rank = selection.length;
  const hits: AxisHit[] = [];
  for (const [axis, range] of selection.entries()) {
    const low = box.origin[axis] as number;
    const high = low + (box.shape[axis] as number);
    const first = Math.max(0, Math.ceil((low - range.start) / range.step));
    const end = Math.min(range.count, Math.ceil((high - range.start) / range.step));
    if (end <= first) return;
    hits.push({ to: first, from: range.start + first * range.step - low, count: end - first, step: range.step });
  }
  const fromStrides = stridesOf(box.shape, itemBytes);
  const toStrides = stridesOf(
    selection.map((range) => range.count),
    itemBytes,
  );
  // Axes behind this one are whole on both sides, so that a run of its elements is one run of bytes.
  let joined = rank - 1;
  while (joined > 0 && isWhole(hits[joined], selection[joined], box.shape[joined])) joined--;
  if (hits[joined]?.step !== 1) joined = -1;
  const copy = (axis: number, from: number, to: number): void => {
    const hit = hits[axis] as AxisHit;
    const fromStride = fromStrides[axis] as number;
    const toStride = toStrides[axis] as number;
    let at = from + hit.from * fromStride;
    let into = to + hit.to * toStride;
    if (axis === joined) target.set(source.subarray(at, at + hit.count * fromStride), into);
    else if (axis < rank - 1) {
      for (let i = 0; i < hit.count; i++, at += hit.step * fromStride, into += toStride) copy(axis + 1, at, into);
    } else {
      for (let i = 0; i < hit.count; i++, at += hit.step * fromStride, into += itemBytes) {
        for (let byte = 0; byte < itemBytes; byte++) target[into + byte] = source[at + byte] as number;
      }
    }
  };
  if (rank === 0) target.set(source.subarray(0, itemBytes));
  else copy(0, 0, 0);
}

function isWhole(hit: AxisHit | undefined, range: Selection[number] | undefined, size: number | undefined): boolean {
  return hit?.step === 1 && hit.count === size && hit.count === range?.count;
}

/** Whether a selection takes every element of a box, as far as the box lies inside of `extent`. */
export function coversBox(selection: Selection, box: Box, extent: readonly number[]): boolean {
  return selection.every(({ start, step, count }, axis) => {
    const low = box.origin[axis] as number;
    const high = Math.min(low + (box.shape[axis] as number), extent[axis] as number);
    return step === 1 && start <= low && start + count >= high;
  });
}

function stridesOf(shape: readonly number[], itemBytes: number): number[] {
  const strides = new Array<number>(shape.length);
  let stride = itemBytes;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] as number;
  }
  return strides;
}

/** The coordinates, in chunks, of all chunks that a selection touches, in C order. */
export function* chunksTouched(selection: Selection, chunks: readonly number[]): Generator<number[]> {
  const axes = selection.map((range, axis) => chunkNumbers(range, chunks[axis] as number));
  if (axes.some((numbers) => numbers.length === 0)) return;
  const place = axes.map(() => 0);
  for (;;) {
    yield axes.map((numbers, axis) => numbers[place[axis] as number] as number);
    let axis = axes.length - 1;
    while (axis >= 0 && ++(place[axis] as number) >= (axes[axis]?.length ?? 0)) place[axis--] = 0;
    if (axis < 0) return;
  }
}

function chunkNumbers({ start, step, count }: Selection[number], chunk: number): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < count; ) {
    const number = Math.floor((start + i * step) / chunk);
    numbers.push(number);
    // On to the first element behind this chunk.
    i = Math.max(i + 1, Math.ceil(((number + 1) * chunk - start) / step));
  }
  return numbers;
}
