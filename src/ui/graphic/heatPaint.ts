import type { Rect } from "../../state/datasetView.ts";
import type { Plane } from "../../state/drawing.ts";
import type { Picture } from "../../state/readPicture.ts";
import type { ColourMap, Scale } from "../../state/viewKinds.ts";
import { colourTable, SHADES } from "./colourMaps.ts";
import { type Limits, placing } from "./colourScale.ts";

/** A plane in colours, and where it lies: one pixel for each value. */
export interface Layer {
  readonly image: HTMLCanvasElement;
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
  map: ColourMap,
  scale: Scale,
  limits: Limits,
): Uint8ClampedArray<ArrayBuffer> {
  const table = colourTable(map);
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

export function paintPlane(plane: Plane, map: ColourMap, scale: Scale, limits: Limits): Layer {
  const image = document.createElement("canvas");
  image.width = Math.max(1, plane.columns);
  image.height = Math.max(1, plane.rows);
  if (plane.rows > 0 && plane.columns > 0) {
    const pixels = coloured(plane.data, map, scale, limits);
    image.getContext("2d")?.putImageData(new ImageData(pixels, plane.columns, plane.rows), 0, 0);
  }
  return { image, rect: plane.rect, cell: { rows: plane.reduction.rows, columns: plane.reduction.columns } };
}

/** A picture as it is. */
export function paintPicture({ rows, columns, pixels, rect, reduction }: Picture): Layer {
  const image = document.createElement("canvas");
  image.width = Math.max(1, columns);
  image.height = Math.max(1, rows);
  if (rows > 0 && columns > 0) image.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return { image, rect, cell: { rows: reduction.rows, columns: reduction.columns } };
}

/** The value of a plane at a cell of the table, if the plane has it. */
export function planeValue(plane: Plane, row: number, column: number): number | undefined {
  const { rect, reduction } = plane;
  if (row < rect.top || row >= rect.bottom || column < rect.left || column >= rect.right) return undefined;
  const y = Math.floor((row - rect.top) / reduction.rows);
  const x = Math.floor((column - rect.left) / reduction.columns);
  return y < plane.rows && x < plane.columns ? plane.data[y * plane.columns + x] : undefined;
}
