import { useEffect, useMemo } from "react";
import type { NodePath } from "../../core/path.ts";
import type { AxisRange } from "../../core/selection.ts";
import { coordinateKey, type Part, useCoordinates } from "../../state/coordinates.ts";
import { datasetIndex } from "../../state/datasetView.ts";
import { readyValue } from "../../state/loadable.ts";
import { labelText } from "../format/labelText.ts";
import { useDatasetInfo } from "./datasetInfo.ts";

/** Labels that are asked for at once. */
const BLOCK = 256;
/** A stride may need labels that lie far apart: beyond so many blocks, none are shown. */
const MOST_BLOCKS = 24;

/** The label of a place along an axis, by its index in the dataset; undefined while it is not known. */
export type LabelAt = (index: number) => string | undefined;

/** The name of the coordinate along an axis of the selected dataset; undefined where it has none. */
export function useAxisCoordinate(path: NodePath, axis: number | null): string | undefined {
  const info = useDatasetInfo(path);
  const dim = axis === null ? undefined : info?.dims?.[axis];
  return info?.coords?.some(({ name, dims }) => name === dim && dims.length === 1) ? (dim ?? undefined) : undefined;
}

/** The selected dataset and the dimension of one of its axes, where that has labels; `name` is what the axis is called. */
export function useLabelledAxis(
  axis: number,
  name: string | null | undefined,
): { path: NodePath; dim: string } | undefined {
  const path = useDatasetInfo()?.path ?? "";
  const dim = useAxisCoordinate(path, axis);
  return useMemo(() => (dim !== undefined && dim === name ? { path, dim } : undefined), [path, dim, name]);
}

/** Labels along an axis of the selected dataset, for positions `from` up to `to` of a range of it. */
export function useAxisLabels(
  path: NodePath,
  axis: number | null,
  range: AxisRange,
  from: number,
  to: number,
): LabelAt | undefined {
  const name = useAxisCoordinate(path, axis);
  const parts = useCoordinates((state) => state.parts);
  const shape = useDatasetInfo()?.shape;
  const extent = axis === null ? 0 : (shape?.[axis] ?? 0);
  const ends = [datasetIndex(range, from), datasetIndex(range, Math.max(from, to - 1))];
  const first = Math.floor(Math.max(0, Math.min(...ends)) / BLOCK);
  const last = Math.floor(Math.max(0, Math.max(...ends)) / BLOCK);
  const shown = name !== undefined && to > from && last - first < MOST_BLOCKS;
  useEffect(() => {
    if (!shown) return;
    for (let block = first; block <= last; block++) {
      useCoordinates.getState().request(path, name, partOf(block, extent));
    }
  }, [shown, path, name, first, last, extent]);
  return useMemo(() => {
    if (name === undefined) return undefined;
    return (index) => {
      const part = partOf(Math.floor(index / BLOCK), extent);
      const known = readyValue(parts.get(coordinateKey(path, name, part)));
      return known && labelText(known.values[index - part[0]], known);
    };
  }, [path, name, parts, extent]);
}

function partOf(block: number, extent: number): Part {
  return [block * BLOCK, Math.min((block + 1) * BLOCK, extent)];
}
