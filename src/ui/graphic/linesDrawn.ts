import uPlot from "uplot";
import type { DrawingContext } from "../../state/shownPicture.ts";
import { circle, pair, writtenPath } from "./svgContext.ts";

const METHODS = [
  ...(["save", "restore", "translate", "rotate", "setLineDash", "fillText"] as const),
  ...(["beginPath", "moveTo", "lineTo", "rect", "stroke", "fill"] as const),
];
const STYLES = [
  ...(["fillStyle", "strokeStyle", "lineWidth", "lineCap", "lineJoin", "globalAlpha"] as const),
  ...(["font", "textAlign", "textBaseline"] as const),
];

/** What uPlot draws with some options, in place of a canvas of its own on anything else, sizes in pixels of the page. */
export async function linesDrawn(
  { series, hooks, ...options }: uPlot.Options,
  points: uPlot.AlignedData,
): Promise<(context: DrawingContext) => void> {
  const calls: ((context: DrawingContext) => void)[] = [];
  const plot = await new Promise<uPlot>((resolve) => {
    const init = (plot: uPlot) => record(plot, calls);
    // It draws itself as soon as what runs now is done.
    const all = { init: [init], draw: [...(hooks?.draw ?? []), resolve] };
    new uPlot({ ...options, series: series.map(written), hooks: all }, points, document.createElement("div"));
  });
  plot.destroy();
  return (context) => {
    context.save();
    context.scale(1 / uPlot.pxRatio, 1 / uPlot.pxRatio);
    for (const call of calls) call(context);
    context.restore();
  };
}

/** Keeps the calls of a plot's canvas, which draws nothing itself any more. */
function record({ ctx, bbox }: uPlot, calls: ((context: DrawingContext) => void)[]): void {
  for (const name of METHODS) {
    const value = (...given: unknown[]) => calls.push((context) => Reflect.apply(context[name], context, given));
    Object.defineProperty(ctx, name, { value });
  }
  for (const name of STYLES) {
    const set = (value: unknown) => calls.push((context) => Reflect.set(context, name, value));
    Object.defineProperty(ctx, name, { set });
  }
  // Lines without gaps of uPlot's are clipped to where they are drawn, and to nothing else.
  const clip = (path?: Path2D) =>
    calls.push((context) => {
      if (path) {
        context.beginPath();
        context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      }
      context.clip();
    });
  Object.defineProperty(ctx, "clip", { value: clip });
}

/** A line and its points as paths that can be written; they lie where the values are, not on whole pixels. */
function written(series: uPlot.Series): uPlot.Series {
  const paths: uPlot.Series.PathBuilder = (u, line, first, last) => {
    let [data, pen] = ["", "M"];
    for (let i = first; i <= last; i++) {
      const value = u.data[line]?.[i];
      // A gap is null; where another line has a point and this one none, it goes on.
      if (value === null) pen = "M";
      if (typeof value !== "number") continue;
      data += pen + pair(...placeOf(u, i, value));
      pen = "L";
    }
    return { stroke: writtenPath(data), fill: null, clip: null, band: null, flags: 0 };
  };
  const marks: uPlot.Series.Points.PathBuilder = (u, line, first, last) => {
    const { left, width } = u.bbox;
    let data = "";
    for (let i = first; i <= last; i++) {
      const value = u.data[line]?.[i];
      if (typeof value !== "number") continue;
      const [x, y] = placeOf(u, i, value);
      if (x >= left && x <= left + width) data += circle(x, y, ((series.points?.size ?? 5) / 2) * uPlot.pxRatio);
    }
    return { stroke: null, fill: writtenPath(data), clip: null, band: null, flags: 0 };
  };
  return { ...series, pxAlign: 0, paths, ...(series.points && { points: { ...series.points, paths: marks } }) };
}

function placeOf(u: uPlot, point: number, value: number): [x: number, y: number] {
  return [u.valToPos(u.data[0][point] ?? 0, "x", true), u.valToPos(value, "y", true)];
}
