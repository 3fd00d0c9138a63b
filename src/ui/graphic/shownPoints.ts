/** What an axis of a plane has along it: from which position to which, of `count` points that stand for `step` cells each. */
export interface PointRow {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly count: number;
}

/** Which point of a plane each pixel along an axis shows, -1 where none; `positionAt` is told the middle of a pixel. */
export function shownPoints(
  pixels: number,
  positionAt: (pixel: number) => number,
  { from, to, step, count }: PointRow,
): Int32Array {
  const points = new Int32Array(pixels);
  // The last point of a sample may stand for less than a whole block.
  const end = Math.max(to, from + step);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const position = positionAt(pixel + 0.5);
    const inside = position >= from && position < end && count > 0;
    points[pixel] = inside ? Math.min(count - 1, Math.floor((position - from) / step)) : -1;
  }
  return points;
}

/** The colours of the points that the pixels show, four bytes each; clear where there are none. */
export function gathered(
  source: Uint8ClampedArray,
  width: number,
  columns: Int32Array,
  rows: Int32Array,
): Uint8ClampedArray<ArrayBuffer> {
  const from = new Uint32Array(source.buffer, source.byteOffset, source.byteLength / 4);
  const to = new Uint32Array(columns.length * rows.length);
  for (let y = 0, at = 0; y < rows.length; y++) {
    const row = rows[y] as number;
    if (row < 0) {
      at += columns.length;
      continue;
    }
    for (let x = 0; x < columns.length; x++, at++) {
      const column = columns[x] as number;
      if (column >= 0) to[at] = from[row * width + column] as number;
    }
  }
  return new Uint8ClampedArray(to.buffer);
}
