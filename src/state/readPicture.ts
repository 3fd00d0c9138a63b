import type { AxisInput } from "../core/selection.ts";
import type { NumberArray } from "../core/value.ts";
import type { Rect } from "./datasetView.ts";
import type { DrawnSource } from "./drawing.ts";
import { explorer } from "./explorer.ts";
import type { PictureLayout } from "./picture.ts";
import { type DetailRequest, type Reduction, stridedSelection } from "./plane.ts";

/** A part of a picture: red, green, blue and alpha of each pixel. */
export interface Picture {
  readonly rect: Rect;
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly reduction: Reduction;
}

/** Reads every n-th row and column of a picture. */
export async function readPicture(
  source: DrawnSource,
  layout: PictureLayout,
  { rect, reduction }: DetailRequest,
  signal: AbortSignal,
): Promise<Picture> {
  const { path, shape, view } = source;
  const strided = stridedSelection(view, shape, rect, reduction);
  const all: AxisInput = [null, null];
  const selection = strided.map((axis, i) => (i === layout.channelAxis ? all : axis));
  const [{ data }, palette] = await Promise.all([
    explorer().read(path, selection, { signal }),
    layout.palette === undefined ? null : explorer().read(layout.palette, undefined, { signal }),
  ]);
  const rows = Math.ceil((rect.bottom - rect.top) / reduction.rows);
  const columns = Math.ceil((rect.right - rect.left) / reduction.columns);
  const values = brightness(data as NumberArray, layout.range);
  const pixels =
    layout.kind === "colours"
      ? interleaved(values, rows, columns, layout, shape)
      : mapped(values, palette === null ? greys(layout.whiteIsZero === true) : (palette.data as NumberArray));
  return { rect, rows, columns, pixels, reduction };
}

/** Numbers as brightness from 0 to 255; NaN stays what it is. */
export function brightness(values: NumberArray, range: PictureLayout["range"]): Uint8Array | Float64Array {
  if (!range) return values as Uint8Array;
  const [dark, bright] = range;
  const part = (value: number | bigint) => ((Number(value) - dark) / (bright - dark)) * 255;
  return Float64Array.from(values as ArrayLike<number>, (value) => Math.round(Math.max(0, Math.min(255, part(value)))));
}

/** Channels, wherever their axis lies, as red, green, blue and alpha in turn. */
function interleaved(
  values: Uint8Array | Float64Array,
  rows: number,
  columns: number,
  { rowAxis, columnAxis, channelAxis }: PictureLayout,
  shape: readonly number[],
): Uint8ClampedArray<ArrayBuffer> {
  const channels = shape[channelAxis ?? 0] ?? 3;
  const sizes = new Map<number | null, number>([
    [rowAxis, rows],
    [columnAxis, columns],
    [channelAxis, channels],
  ]);
  const stride = (axis: number | null) =>
    [...sizes].reduce((product, [other, size]) => ((other ?? 0) > (axis ?? 0) ? product * size : product), 1);
  const [down, across, deep] = [stride(rowAxis), stride(columnAxis), stride(channelAxis)];
  const pixels = new Uint8ClampedArray(rows * columns * 4).fill(255);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = row * down + column * across;
      const to = (row * columns + column) * 4;
      for (let channel = 0; channel < channels; channel++) {
        const value = values[from + channel * deep] ?? 0;
        // What is no number has no colour.
        if (Number.isNaN(value)) {
          pixels.fill(0, to, to + 4);
          break;
        }
        pixels[to + channel] = value;
      }
    }
  }
  return pixels;
}

/** Each number by its colour; one that the palette does not have stays clear. */
function mapped(values: Uint8Array | Float64Array, palette: NumberArray): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  values.forEach((value, i) => {
    if (!(value * 3 + 2 < palette.length)) return;
    for (let channel = 0; channel < 3; channel++) pixels[i * 4 + channel] = Number(palette[value * 3 + channel]);
    pixels[i * 4 + 3] = 255;
  });
  return pixels;
}

function greys(whiteIsZero: boolean): Uint8Array {
  return Uint8Array.from({ length: 768 }, (_, i) => (whiteIsZero ? 255 - Math.floor(i / 3) : Math.floor(i / 3)));
}
