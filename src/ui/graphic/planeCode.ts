import type { NodeInfo } from "../../core/node.ts";
import { innerPath, isWithin, type NodePath } from "../../core/path.ts";
import { normalizeSelection, type Selection } from "../../core/selection.ts";
import type { Rect } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { filePlaceOf, gridOf, isStored } from "../../state/filePlace.ts";
import type { PictureLayout } from "../../state/picture.ts";
import { stridedSelection } from "../../state/plane.ts";
import { rowsFirst } from "../../state/tiles.ts";
import type { PlottedAxis, PlottedColours, PlottedPart } from "../export/matplotlib.ts";
import { planeScript } from "../export/matplotlib.ts";
import { h5pyIndex } from "../export/sliceSnippet.ts";
import { numberAt } from "./cellScale.ts";
import type { HeatScene } from "./heatDraw.ts";
import { pictureTitle } from "./pictureTitle.ts";
import type { EvenSteps, PlaneAxis, Tick } from "./planeAxis.ts";
import { placesOf } from "./planeFrame.ts";

/** More values than this are not read by code that makes a picture: only every n-th row and column is. */
const MOST_VALUES = 4_000_000;
const MOST_ALONG = 2000;

/** Where a dataset lies on disk; null where it is no dataset of an HDF5 file as it is stored. */
export function partOnDisk(
  { path, shape, of }: Pick<DrawnSource, "path" | "shape" | "of">,
  selection: Selection,
): PlottedPart | null {
  if (of !== undefined || !isStored(path)) return null;
  const { root, name } = filePlaceOf(path);
  return { file: name, inner: innerPath(root, path), index: h5pyIndex(selection, shape, gridOf(path)) };
}

/** Python that draws a plane as it is on screen; null where what is drawn is computed here. */
export function planeCode(
  source: DrawnSource,
  labels: Pick<NodeInfo, "attributes"> | undefined,
  scene: HeatScene,
  colours: PlottedColours,
  layout: PictureLayout | null = null,
): string | null {
  const { view, shape } = source;
  const { window, box, flipped, mirrored, rowAxis, columnAxis, width, height } = scene;
  const rect: Rect = {
    top: Math.floor(window.top),
    bottom: Math.ceil(window.bottom),
    left: Math.floor(window.left),
    right: Math.ceil(window.right),
  };
  const extent = { rows: rect.bottom - rect.top, columns: rect.right - rect.left };
  const large = extent.rows * extent.columns > MOST_VALUES;
  // Edges of cells of uneven width stand in the code, one by one.
  const strideOf = (count: number, axis: PlaneAxis) => (large || axis.cells ? Math.ceil(count / MOST_ALONG) : 1);
  const stride = { rows: strideOf(extent.rows, rowAxis), columns: strideOf(extent.columns, columnAxis) };
  const strided = Math.max(stride.rows, stride.columns) > 1;
  const all = stridedSelection(view, shape, rect, stride);
  const selection = normalizeSelection(
    all.map((axis, i) => (i === layout?.channelAxis ? ([null, null] as const) : axis)),
    shape,
  );
  const part = partOnDisk(source, selection);
  if (!part) return null;
  const places = placesOf(scene);
  const cell = {
    rows: Math.abs(places.y(window.bottom) - places.y(window.top)) / (window.bottom - window.top),
    columns: Math.abs(places.x(window.right) - places.x(window.left)) / (window.right - window.left),
  };
  const { name, place } = pictureTitle(source, labels);
  return planeScript({
    part,
    order: orderOf(source, layout),
    missing: source.missing ?? [],
    colours,
    rows: plottedAxis(rowAxis, [rect.top, rect.bottom, stride.rows], [window.top, window.bottom], !flipped, box.height),
    columns: plottedAxis(
      columnAxis,
      [rect.left, rect.right, stride.columns],
      [window.left, window.right],
      mirrored,
      box.width,
    ),
    square: Math.abs(cell.rows / cell.columns - 1) < 0.02,
    title: `${name}\n${place}`,
    size: [width, height],
    note: strided ? `Every ${stride.rows}. row and every ${stride.columns}. column: all would be very many.` : null,
  });
}

/** A palette lies in the file of its image; null where it does not. */
export function paletteOnDisk(path: NodePath, palette: NodePath): string | null {
  const { root } = filePlaceOf(path);
  return isWithin(palette, root) ? innerPath(root, palette) : null;
}

/** h5py keeps the axes in the order of the file. */
function orderOf({ view, shape }: DrawnSource, layout: PictureLayout | null): readonly number[] | null {
  if (layout?.channelAxis == null) return rowsFirst(view) ? null : [1, 0];
  const kept = shape.map((_, axis) => axis);
  const drawn = [layout.rowAxis, layout.columnAxis, layout.channelAxis];
  const left = kept.filter((axis) => drawn.includes(axis));
  const order = drawn.map((axis) => left.indexOf(axis));
  return order.every((place, i) => place === i) ? null : order;
}

function plottedAxis(
  axis: PlaneAxis,
  [start, stop, stride]: readonly [number, number, number],
  [from, to]: readonly [number, number],
  backwards: boolean,
  pixels: number,
): PlottedAxis {
  const { cells } = axis;
  // Cells with names are counted by their rows or columns.
  const { first, step }: EvenSteps = axis.even ?? { first: 0, step: 1 };
  const valueAt = (place: number) => (cells ? numberAt(cells, place) : first + (place - 0.5) * step);
  const ends = [valueAt(from), valueAt(to)] as const;
  const named = ({ at, text }: Tick) => ({ at: valueAt(at), text });
  const edgeAt = (_: unknown, i: number) => valueAt(Math.min(start + i * stride, stop));
  return {
    title: axis.title,
    first: valueAt(start + stride / 2),
    step: step * stride,
    edges: cells && Array.from({ length: Math.ceil((stop - start) / stride) + 1 }, edgeAt),
    ends: backwards ? [ends[1], ends[0]] : ends,
    names: axis.even ? null : axis.ticks(from, to, pixels).map(named),
  };
}
