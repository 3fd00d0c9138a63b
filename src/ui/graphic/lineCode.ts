import type { NodePath } from "../../core/path.ts";
import { type AxisRange, normalizeSelection } from "../../core/selection.ts";
import { datasetIndex, selectionOf } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { AxisValues } from "../../state/readCoordinate.ts";
import { lineLength } from "../../state/readLine.ts";
import { type AxisSource, coordinateName } from "../../state/siblings.ts";
import { lineScript, type PlottedLine, type PlottedLines } from "../export/matplotlib.ts";
import type { PictureTitle } from "./framePicture.ts";
import type { LinePlotData } from "./LinePlot.tsx";
import { dateMarks, type LineAxis } from "./lineAxis.ts";
import { evenSteps } from "./planeAxis.ts";
import { partOnDisk } from "./planeCode.ts";
import { tokensOf } from "./tokens.ts";
import type { LineRequest } from "./useLines.ts";

interface DrawnLines {
  readonly requests: readonly LineRequest[];
  /** Positions that are on screen. */
  readonly positions: readonly [from: number, to: number];
  readonly along: AxisRange;
  readonly axisSize: number;
  readonly x: AxisSource | null;
  readonly axisValues: AxisValues | null;
  readonly xAxis: LineAxis;
  readonly plot: LinePlotData;
  readonly title: PictureTitle;
}

const MOST_MARKS = 6;

/** Python that draws lines as they are on screen; null where what is drawn is computed here. */
export function lineCode(drawn: DrawnLines): string | null {
  const { requests, positions, plot, title, xAxis } = drawn;
  const [from, to] = [Math.max(0, Math.floor(positions[0])), Math.ceil(positions[1]) + 1];
  const colours = tokensOf("light");
  const lines: PlottedLine[] = [];
  for (const [i, { source, row, errors }] of requests.entries()) {
    if (plot.hidden.has(i)) continue;
    const part = partOf(source, row, from, to);
    if (!part) return null;
    lines.push({
      part,
      errors: errors && partOf(errors, row, from, to),
      missing: source.missing ?? [],
      label: title.legend[i]?.[0] ?? title.name,
      colour: colours(`--series-${i + 1}`),
    });
  }
  const x = alongX(drawn, from, to);
  if (!x) return null;
  return lineScript({
    lines,
    x,
    xEnds: plot.range,
    xTitle: plot.xTitle,
    yTitle: plot.yTitle,
    names:
      xAxis.steps && plot.xAxis
        ? dateMarks(xAxis.steps, plot.range[0], plot.range[1], MOST_MARKS).map((at) => ({ at, text: xAxis.text(at) }))
        : null,
    logX: plot.logX,
    logY: plot.log,
    title: `${title.name}\n${title.place}`,
    size: [plot.width, plot.height],
  });
}

function partOf(source: DrawnSource, row: number, from: number, to: number) {
  const { view, shape } = source;
  const end = Math.min(to, lineLength(source));
  const lone = view.columnAxis === null;
  const rect = lone
    ? { top: from, bottom: end, left: 0, right: 1 }
    : { top: row, bottom: row + 1, left: from, right: end };
  const selection = selectionOf(view, shape, rect).map((axis, i) =>
    !lone && i === view.rowAxis && typeof axis !== "number" ? (axis[0] ?? 0) : axis,
  );
  return partOnDisk(source, normalizeSelection(selection, shape));
}

/** What stands along the axis, as code can say it: a dataset, or numbers with even steps; null where it is neither. */
function alongX({ x, axisValues, along, axisSize }: DrawnLines, from: number, to: number): PlottedLines["x"] | null {
  if (x === null || !axisValues) return { first: datasetIndex(along, from), step: along.step };
  if (coordinateName(x) === undefined) {
    const stop = datasetIndex(along, to);
    const range = [datasetIndex(along, from), stop < 0 ? null : Math.min(stop, axisSize), along.step] as const;
    return partOnDisk({ path: x as NodePath, shape: [axisSize] }, normalizeSelection([range], [axisSize]));
  }
  const steps = evenSteps([...axisValues.values]);
  if (!steps) return null;
  const step = steps.step / axisValues.step;
  return { first: steps.first + (from - axisValues.from) * step, step };
}
