import type { Rect } from "../../state/datasetView.ts";
import type { Plane } from "../../state/drawing.ts";
import type { Picture } from "../../state/readPicture.ts";
import type { Scale } from "../../state/viewKinds.ts";
import { SHADES } from "./colourMaps.ts";
import { type Limits, placing } from "./colourScale.ts";
import type { HeatColours } from "./heatGl.ts";

/** A plane in colours, and where it lies: one pixel for each value. */
export interface Layer {
  readonly rows: number;
  readonly columns: number;
  /** Red, green, blue and alpha of each, made when they are first asked for. */
  readonly pixels: () => Uint8ClampedArray;
  /** Where the colours stand for numbers. */
  readonly heat?: HeatColours;
  readonly rect: Rect;
  /** Rows and columns of the table that one pixel stands for. */
  readonly cell: { readonly rows: number; readonly columns: number };
}

/** The shade of a value; values beyond the limits take the outermost ones. */
export function shadeOf(place: number): number {
  return Math.max(0, Math.min(SHADES - 1, Math.floor(place * SHADES)));
}

/** Red, green, blue and alpha for each value; what is not a number stays clear. */
export function coloured(
  values: Float64Array,
  table: Uint8ClampedArray,
  scale: Scale,
  limits: Limits,
): Uint8ClampedArray<ArrayBuffer> {
  const place = placing(scale, limits);
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const shade = shadeOf(place(value)) * 3;
    pixels[i * 4] = table[shade] as number;
    pixels[i * 4 + 1] = table[shade + 1] as number;
    pixels[i * 4 + 2] = table[shade + 2] as number;
    pixels[i * 4 + 3] = 255;
  }
  return pixels;
}

/** A plane of numbers in the colours of a table. */
export function heatLayer(heat: HeatColours): Layer {
  const { plane, table, scale, limits } = heat;
  const { rows, columns, rect, reduction, data } = plane;
  const pixels = once(() => coloured(data, table, scale, limits));
  return { rows, columns, pixels, heat, rect, cell: { rows: reduction.rows, columns: reduction.columns } };
}

/** A picture as it is. */
export function pictureLayer({ rows, columns, pixels, rect, reduction }: Picture): Layer {
  return { rows, columns, pixels: () => pixels, rect, cell: { rows: reduction.rows, columns: reduction.columns } };
}

/** Pixels as a picture of their own. */
export function painted(rows: number, columns: number, pixels: Uint8ClampedArray<ArrayBuffer>): HTMLCanvasElement {
  const image = document.createElement("canvas");
  Object.assign(image, { width: columns, height: rows });
  image.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return image;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The value of a plane at a cell of the table, if the plane has it. */
export function planeValue(plane: Plane, row: number, column: number): number | undefined {
  const { rect, reduction } = plane;
  if (row < rect.top || row >= rect.bottom || column < rect.left || column >= rect.right) return undefined;
  const y = Math.floor((row - rect.top) / reduction.rows);
  const x = Math.floor((column - rect.left) / reduction.columns);
  return y < plane.rows && x < plane.columns ? plane.data[y * plane.columns + x] : undefined;
}
