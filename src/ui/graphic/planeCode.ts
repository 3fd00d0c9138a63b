import type { NodeInfo } from "../../core/node.ts";
import { innerPath, isWithin, type NodePath } from "../../core/path.ts";
import { normalizeSelection, type Selection } from "../../core/selection.ts";
import type { Rect } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { filePlaceOf, isStored } from "../../state/filePlace.ts";
import type { PictureLayout } from "../../state/picture.ts";
import { stridedSelection } from "../../state/plane.ts";
import { rowsFirst } from "../../state/tiles.ts";
import type { PlottedAxis, PlottedColours, PlottedPart } from "../export/matplotlib.ts";
import { planeScript } from "../export/matplotlib.ts";
import { h5pyIndex } from "../export/sliceSnippet.ts";
import type { HeatScene } from "./heatDraw.ts";
import { pictureTitle } from "./pictureTitle.ts";
import type { EvenSteps, PlaneAxis, Tick } from "./planeAxis.ts";

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
  if (name.endsWith(".npy")) return null;
  return { file: name, inner: innerPath(root, path), index: h5pyIndex(selection, shape) };
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
  const stride = {
    rows: large ? Math.ceil(extent.rows / MOST_ALONG) : 1,
    columns: large ? Math.ceil(extent.columns / MOST_ALONG) : 1,
  };
  const all = stridedSelection(view, shape, rect, stride);
  const selection = normalizeSelection(
    all.map((axis, i) => (i === layout?.channelAxis ? ([null, null] as const) : axis)),
    shape,
  );
  const part = partOnDisk(source, selection);
  if (!part) return null;
  const cell = {
    rows: box.height / (window.bottom - window.top),
    columns: box.width / (window.right - window.left),
  };
  const { name, place } = pictureTitle(source, labels);
  return planeScript({
    part,
    order: orderOf(source, layout),
    missing: source.missing ?? [],
    colours,
    rows: plottedAxis(rowAxis, [rect.top, stride.rows], [window.top, window.bottom], !flipped, box.height),
    columns: plottedAxis(columnAxis, [rect.left, stride.columns], [window.left, window.right], mirrored, box.width),
    square: Math.abs(cell.rows / cell.columns - 1) < 0.02,
    title: `${name}\n${place}`,
    size: [width, height],
    note: large ? `Every ${stride.rows}. row and every ${stride.columns}. column: all would be very many.` : null,
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
  [start, stride]: readonly [number, number],
  [from, to]: readonly [number, number],
  backwards: boolean,
  pixels: number,
): PlottedAxis {
  // Cells with names are counted by their rows or columns.
  const { first, step }: EvenSteps = axis.even ?? { first: 0, step: 1 };
  const valueAt = (place: number) => first + (place - 0.5) * step;
  const ends = [valueAt(from), valueAt(to)] as const;
  const named = ({ at, text }: Tick) => ({ at: valueAt(at), text });
  return {
    title: axis.title,
    first: valueAt(start + stride / 2),
    step: step * stride,
    ends: backwards ? [ends[1], ends[0]] : ends,
    names: axis.even ? null : axis.ticks(from, to, pixels).map(named),
  };
}
