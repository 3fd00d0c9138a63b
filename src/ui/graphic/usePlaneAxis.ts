import { useEffect, useMemo } from "react";
import { type TimeAxis, timeAxis, timeText } from "../../core/cfTime.ts";
import type { NodeInfo } from "../../core/node.ts";
import { visibleText } from "../../core/plainText.ts";
import type { AxisRange } from "../../core/selection.ts";
import { type CoordinateInfo, coordinateKey, type Part, useCoordinates } from "../../state/coordinates.ts";
import { datasetIndex } from "../../state/datasetView.ts";
import { readyValue } from "../../state/loadable.ts";
import { labelText } from "../format/labelText.ts";
import { type CellScale, cellScale } from "./cellScale.ts";
import { dateMarks, timeSteps } from "./lineAxis.ts";
import { axisTitle, cellTicks, evenSteps, evenTicks, isGrowing, type PlaneAxis, unevenTicks } from "./planeAxis.ts";

/** A dataset whose dimensions have names, and maybe coordinates. */
export type LabelledNode = Pick<NodeInfo, "path" | "dims" | "coords" | "attributes" | "encoding">;

/** A coordinate of so many places is read as a whole, so that it is known how wide its cells are. */
const WHOLE = 65_536;
/** Of a longer one only what is written on the axis is read, in parts of so many places. */
const PART = 256;
/** Pixels that the marks of an axis need. */
const SPACE = { number: 90, down: 60, words: 140 };

/** Characters of a label on an axis. */
const LONGEST = 20;

interface Shown {
  readonly from: number;
  readonly to: number;
  /** Pixels that the axis has at the most. */
  readonly space: number;
  /** The cell under the probe. */
  readonly probe: number | null;
  /** Whether the marks stand one below the other. */
  readonly down: boolean;
  /** Whether cells are pixels of a picture, all of one size whatever their coordinate is. */
  readonly pixels: boolean;
}

/**
 * An axis of a plane, with the coordinate of its dimension where it has one; null while that is not known. `size` is that
 * of the dataset along the axis.
 */
export function usePlaneAxis(
  labels: LabelledNode | undefined,
  axis: number | null,
  range: AxisRange,
  size: number,
  { from, to, space, probe, down, pixels }: Shown,
): PlaneAxis | null {
  const { path = "", dims, coords } = labels ?? {};
  const dim = axis === null ? null : (dims?.[axis] ?? null);
  const coordinate = coords?.find(({ name, dims: own }) => name === dim && own.length === 1);
  const name = coordinate?.name;
  const whole = size <= WHOLE;
  const { units, calendar } = coordinate ?? {};
  const time = useMemo(() => timeAxis(units, calendar), [units, calendar]);
  const spacing = down ? SPACE.down : time ? SPACE.words : SPACE.number;

  const wanted = useMemo((): readonly Part[] => {
    if (name === undefined) return [];
    if (whole) return [[0, size]];
    const ticks = cellTicks(from, to, markCount(space, spacing), String).map(({ at }) => at - 0.5);
    const indices = [...ticks, ...(probe === null ? [] : [probe])].map((position) => datasetIndex(range, position));
    return [...new Set(indices.map((index) => Math.floor(index / PART)))].map((block) => partOf(block, size));
  }, [name, whole, size, from, to, space, spacing, probe, range]);
  useEffect(() => {
    if (name === undefined) return;
    for (const part of wanted) useCoordinates.getState().request(path, name, part);
  }, [path, name, wanted]);

  const parts = useCoordinates((state) => state.parts);
  const entire = name !== undefined && whole ? parts.get(coordinateKey(path, name, [0, size])) : undefined;
  const values = readyValue(entire);
  const steps = useMemo(() => (values ? stepsOf(values, range, pixels) : null), [values, range, pixels]);
  const known = labels !== undefined;
  return useMemo(() => {
    if (!known) return null;
    if (name === undefined || entire?.status === "failed") return indexAxis(axisTitle(dim), range, spacing);
    if (whole && !values) return null;
    const labelAt = (position: number): string | undefined => {
      const index = datasetIndex(range, position);
      const part = whole ? ([0, size] as const) : partOf(Math.floor(index / PART), size);
      const info = values ?? readyValue(parts.get(coordinateKey(path, name, part)));
      return info && shortText(labelText(info.values[index - part[0]], info));
    };
    const title = axisTitle(name, coordinate?.units, coordinate?.calendar);
    const { even = null, cells = null, growing = false } = steps ?? {};
    return {
      // Where numbers are in no order, or not all known, their cells are of one width: the axis says so.
      title: even || cells || typeof values?.values[0] === "string" ? title : `${title}, cells of equal width`,
      growing,
      even: time ? null : even,
      cells,
      ticks: (start, stop, pixels) => {
        const count = markCount(pixels, spacing);
        if (cells) return time ? dateTicks(cells, time, start, stop, count) : unevenTicks(cells, start, stop, count);
        return even && !time
          ? evenTicks(even, start, stop, count, pixels / (spacing / 2))
          : cellTicks(start, stop, count, (position) => labelAt(position) ?? "");
      },
      cellLabel: (position) => {
        const text = labelAt(position);
        return text === undefined ? null : `${visibleText(name)} ${text}`;
      },
    };
  }, [known, name, dim, coordinate, entire?.status, whole, values, steps, parts, path, size, range, spacing, time]);
}

/** Of a long name its beginning. */
function shortText(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function markCount(pixels: number, spacing: number): number {
  return Math.max(2, pixels / spacing);
}

function partOf(block: number, size: number): Part {
  return [block * PART, Math.min((block + 1) * PART, size)];
}

/** Steps along what is shown of an axis. */
function stepsOf({ values }: CoordinateInfo, range: AxisRange, pixels: boolean) {
  const all = evenSteps(values);
  return {
    even: all && { first: all.first + all.step * range.start, step: all.step * range.step },
    cells:
      all || pixels
        ? null
        : cellScale(Array.from({ length: range.count }, (_, i) => values[datasetIndex(range, i)] ?? Number.NaN)),
    growing: isGrowing(range.step > 0 ? values : values.toReversed()),
  };
}

function dateTicks(cells: CellScale, time: TimeAxis, start: number, stop: number, count: number) {
  const marks = (low: number, high: number) => dateMarks(timeSteps(time), low, high, count);
  return unevenTicks(cells, start, stop, count, (values) => values.map((value) => timeText(value, time)), marks);
}

/** Places are called by their indices. */
function indexAxis(title: string, range: AxisRange, spacing: number): PlaneAxis {
  return {
    title,
    growing: false,
    even: { first: range.start, step: range.step },
    cells: null,
    ticks: (from, to, pixels) =>
      cellTicks(from, to, markCount(pixels, spacing), (position) => String(datasetIndex(range, position))),
    cellLabel: () => null,
  };
}
