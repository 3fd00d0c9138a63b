import type { DType } from "../core/dtype.ts";
import type { AttributeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { DatasetView } from "./datasetView.ts";

/** How the numbers of a dataset are a picture. */
export interface PictureLayout {
  /** Red, green, blue and, of four channels, alpha; numbers of colours in a palette; or brightness. */
  readonly kind: "colours" | "palette" | "grey";
  readonly rowAxis: number;
  readonly columnAxis: number;
  /** The axis of the channels; null where a number is a whole pixel. */
  readonly channelAxis: number | null;
  readonly palette?: NodePath;
  readonly whiteIsZero?: boolean;
  /** Numbers that stand for no and for full brightness; of bytes they are 0 and 255. */
  readonly range?: readonly [dark: number, bright: number];
  /** Whether the file says that it is a picture, and not only the shape. */
  readonly declared: boolean;
}

const SMALLEST = 8;
/** What NeXus calls pictures whose last axis are their channels. */
const RGB: ReadonlySet<string> = new Set(["rgb-image", "rgba-image"]);

/**
 * By the HDF5 Image and Palette Specification (CLASS, IMAGE_SUBCLASS, INTERLACE_MODE, PALETTE, IMAGE_WHITE_IS_ZERO);
 * without its attributes, bytes with three or four of them at the end (or, of three axes, at the beginning) are colours.
 * What is declared a picture (also as NeXus does it, `interpretation="rgb-image"`) may be of floats from 0 to 1 or of
 * 16-bit numbers, or from where to where IMAGE_MINMAXRANGE says.
 */
export function pictureLayout(
  shape: readonly number[],
  dtype: DType,
  attributes: readonly AttributeInfo[] = [],
): PictureLayout | null {
  const isBytes = dtype.kind === "uint" && dtype.size === 1;
  const white = dtype.kind === "float" ? 1 : dtype.kind === "uint" && dtype.size === 2 ? 65_535 : null;
  if (!isBytes && white === null) return null;
  const text = (name: string) => {
    const value = attributes.find((attribute) => attribute.name === name)?.value;
    return typeof value === "string" ? value : "";
  };
  const rank = shape.length;
  const coloured = RGB.has(text("interpretation")) && rank > 2 && isChannels(shape[rank - 1]);
  const declared = coloured || (text("CLASS") === "IMAGE" && rank > 1);
  if (!declared && !isBytes) return null;
  const range = white === null ? {} : { range: minMaxRange(attributes) ?? ([0, white] as const) };
  const last = { rowAxis: rank - 2, columnAxis: rank - 1, channelAxis: null };
  if (isBytes && declared && text("IMAGE_SUBCLASS") === "IMAGE_INDEXED") {
    const palette = firstPath(attributes);
    if (palette !== null) return { kind: "palette", ...last, palette, declared };
  }
  if (declared && !coloured && (text("IMAGE_SUBCLASS") === "IMAGE_GRAYSCALE" || rank === 2)) {
    const zero = attributes.find(({ name }) => name === "IMAGE_WHITE_IS_ZERO")?.value;
    return { kind: "grey", ...last, whiteIsZero: Number(zero ?? 0) === 1, ...range, declared };
  }
  if (rank < 3) return null;
  const channelAxis = declared ? interlaced(text("INTERLACE_MODE"), shape) : byShape(shape);
  if (channelAxis === null) return null;
  const [rowAxis = 0, columnAxis = 1] = [rank - 3, rank - 2, rank - 1].filter((axis) => axis !== channelAxis);
  return { kind: "colours", rowAxis, columnAxis, channelAxis, ...range, declared };
}

/** Two numbers, the second one larger; null where the file says something else. */
function minMaxRange(attributes: readonly AttributeInfo[]): readonly [number, number] | null {
  const value = attributes.find(({ name }) => name === "IMAGE_MINMAXRANGE")?.value;
  const [low, high] =
    ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<number>, Number) : [];
  return low !== undefined && high !== undefined && low < high && Number.isFinite(high - low) ? [low, high] : null;
}

function isChannels(size: number | undefined): boolean {
  return size === 3 || size === 4;
}

function interlaced(mode: string, shape: readonly number[]): number | null {
  const back = { INTERLACE_PIXEL: 1, INTERLACE_LINE: 2, INTERLACE_PLANE: 3 }[mode];
  const axis = shape.length - (back ?? 1);
  if (isChannels(shape[axis])) return axis;
  return back === undefined ? byShape(shape) : null;
}

function byShape(shape: readonly number[]): number | null {
  const rank = shape.length;
  const long = (axis: number) => (shape[axis] ?? 0) >= SMALLEST;
  if (isChannels(shape[rank - 1]) && long(rank - 2) && long(rank - 3)) return rank - 1;
  return rank === 3 && isChannels(shape[0]) && long(1) && long(2) ? 0 : null;
}

/** A reference, or a list of them, of which the first is the one to use. */
function firstPath(attributes: readonly AttributeInfo[]): NodePath | null {
  const value = attributes.find(({ name }) => name === "PALETTE")?.value;
  const path = Array.isArray(value) ? value[0] : value;
  return typeof path === "string" ? path : null;
}

/** A view as it shows a picture: all rows and columns, the further axes where they stand. */
export function pictureView(view: DatasetView, { rowAxis, columnAxis, channelAxis }: PictureLayout): DatasetView {
  const drawn = new Set<number | null>([rowAxis, columnAxis, channelAxis]);
  return {
    rowAxis,
    columnAxis,
    axes: view.axes.map((axis, i) => (drawn.has(i) ? { range: ":", index: 0 } : axis)),
  };
}
