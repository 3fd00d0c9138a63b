import type { Rect } from "../../state/datasetView.ts";
import type { ScatterPoints } from "../../state/readScatter.ts";
import type { DrawingContext } from "../../state/shownPicture.ts";
import type { Scale } from "../../state/viewKinds.ts";
import { type Limits, placing } from "./colourScale.ts";
import { shadeOf } from "./heatPaint.ts";
import type { PlaneAxis } from "./planeAxis.ts";
import { clipped, drawAxes, type PlaneFrame, placesOf } from "./planeFrame.ts";
import { logTicks, someTicks, tickTexts } from "./ticks.ts";
import { token } from "./tokens.ts";

/** Numbers along an axis of points: from 0 at the smallest to 1 at the largest of them, with some room at both ends. */
export interface PointScale {
  readonly placeOf: (value: number) => number;
  readonly valueAt: (place: number) => number;
  readonly ticks: PlaneAxis["ticks"];
}

const ROOM = 0.04;
const SPACE = { down: 60, across: 90 };

/** NaN where a value has no place: it is no number, or has no logarithm. */
export function pointScale(values: Float64Array, log: boolean, space: keyof typeof SPACE): PointScale {
  const bend = (value: number) => (log ? (value > 0 ? Math.log10(value) : Number.NaN) : value);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    const at = bend(value);
    if (!Number.isFinite(at)) continue;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  if (!(low <= high)) [low, high] = [0, 1];
  const room = (high - low) * ROOM || Math.abs(low) * ROOM || 0.5;
  const [from, span] = [low - room, high - low + 2 * room];
  const straighten = (at: number) => (log ? 10 ** at : at);
  const placeOf = (value: number) => {
    const at = bend(value);
    return Number.isFinite(at) ? (at - from) / span : Number.NaN;
  };
  const valueAt = (place: number) => straighten(from + place * span);
  return {
    placeOf,
    valueAt,
    ticks: (start, stop, pixels) => {
      const marks = (log ? logTicks : someTicks)(valueAt(start), valueAt(stop), Math.max(2, pixels / SPACE[space]));
      const texts = tickTexts(marks);
      return marks.map((value, i) => ({ at: placeOf(value), text: texts[i] ?? "" }));
    },
  };
}

/** An axis of points. */
export function pointAxis({ ticks }: PointScale, title: string): PlaneAxis {
  return { title, even: null, cells: null, growing: true, ticks, cellLabel: () => null };
}

/** How the points become colours. */
export interface PointColours {
  readonly table: Uint8ClampedArray;
  readonly scale: Scale;
  readonly limits: Limits;
}

/** All that a plot of points is drawn from; its positions are those of the point scales. */
export interface ScatterScene extends PlaneFrame {
  /** Places of the points on both axes, NaN for one that has none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colours: Float64Array | null;
  readonly by: PointColours | null;
  /** The point that is looked at. */
  readonly probe: number | null;
}

/** The places of the points of a plot. */
export function placed({ x, y }: Pick<ScatterPoints, "x" | "y">, along: PointScale, up: PointScale) {
  return { x: x.map(along.placeOf), y: y.map(up.placeOf) };
}

/** Few points are large. */
export function radiusOf(count: number): number {
  return count < 300 ? 4 : count < 3000 ? 3 : count < 20_000 ? 2 : 1.5;
}

export function drawScatter(context: DrawingContext, scene: ScatterScene): void {
  const { x, y, by, probe } = scene;
  const places = placesOf(scene);
  const radius = radiusOf(x.length);
  drawGrid(context, scene);
  clipped(scene, context, () => {
    for (const [colour, points] of groups(scene)) {
      context.fillStyle = colour;
      context.globalAlpha = by ? 1 : 0.7;
      context.beginPath();
      for (const i of points) {
        const [at, up] = [places.x(x[i] as number), places.y(y[i] as number)];
        context.moveTo(at + radius, up);
        context.arc(at, up, radius, 0, 2 * Math.PI);
      }
      // A point without a value is a ring.
      if (colour !== "none") context.fill();
      else {
        context.strokeStyle = token("--border");
        context.lineWidth = 1;
        context.stroke();
      }
    }
    context.globalAlpha = 1;
    if (probe !== null && Number.isFinite(x[probe]) && Number.isFinite(y[probe])) {
      context.beginPath();
      context.arc(places.x(x[probe] as number), places.y(y[probe] as number), radius + 4, 0, 2 * Math.PI);
      context.strokeStyle = token("--text");
      context.lineWidth = 1.5;
      context.stroke();
    }
  });
  drawAxes(context, scene);
}

function drawGrid(context: DrawingContext, scene: ScatterScene): void {
  const { box, window, rowAxis, columnAxis } = scene;
  const places = placesOf(scene);
  const sharp = (at: number) => Math.round(at) + 0.5;
  clipped(scene, context, () => {
    context.strokeStyle = token("--line");
    context.lineWidth = 1;
    context.beginPath();
    for (const { at } of columnAxis.ticks(window.left, window.right, box.width)) {
      context.moveTo(sharp(places.x(at)), box.y);
      context.lineTo(sharp(places.x(at)), box.y + box.height);
    }
    for (const { at } of rowAxis.ticks(window.top, window.bottom, box.height)) {
      context.moveTo(box.x, sharp(places.y(at)));
      context.lineTo(box.x + box.width, sharp(places.y(at)));
    }
    context.stroke();
  });
}

/** Points up to here are all told apart. */
const FEW = 2000;
/** Many are drawn in as many layers, one upon the other. */
const LAYERS = 32;

/**
 * The points of each colour. Of few those of high values are last, so that they are seen. Many would be hidden by these:
 * where they lie densely, it would look as if all were high. They are drawn in about their own order.
 */
export function groups({
  x,
  y,
  colours,
  by,
  window,
}: Pick<ScatterScene, "x" | "y" | "colours" | "by" | "window">): (readonly [string, number[]])[] {
  const seen = (i: number) => isWithin(window, x[i] as number, y[i] as number);
  const all = Array.from(x.keys()).filter(seen);
  if (!colours || !by) return [[token("--series-1"), all]];
  const place = placing(by.scale, by.limits);
  const { table } = by;
  const ofLayer = (points: readonly number[]) => {
    const shades = new Map<number, number[]>();
    for (const i of points) {
      const value = colours[i] as number;
      const shade = Number.isNaN(value) ? -1 : shadeOf(place(value));
      const group = shades.get(shade);
      if (group) group.push(i);
      else shades.set(shade, [i]);
    }
    return [...shades]
      .sort(([one], [other]) => one - other)
      .map(([shade, group]): readonly [string, number[]] => [
        shade < 0 ? "none" : `rgb(${table[shade * 3]} ${table[shade * 3 + 1]} ${table[shade * 3 + 2]})`,
        group,
      ]);
  };
  const size = all.length > FEW ? Math.ceil(all.length / LAYERS) : all.length;
  const layers = Array.from({ length: Math.ceil(all.length / Math.max(1, size)) }, (_, layer) =>
    all.slice(layer * size, (layer + 1) * size),
  );
  return layers.flatMap(ofLayer);
}

/** A little beyond the window: of a point at its edge a part is seen. */
function isWithin({ top, bottom, left, right }: Rect, x: number, y: number): boolean {
  const [across, up] = [(right - left) * 0.02, (bottom - top) * 0.02];
  return x >= left - across && x <= right + across && y >= top - up && y <= bottom + up;
}

/** The point nearest to a place on the canvas, no further than `reach` pixels; null where there is none. */
export function nearestPoint(scene: ScatterScene, at: { readonly x: number; readonly y: number }, reach: number) {
  const places = placesOf(scene);
  let [found, least]: [number | null, number] = [null, reach * reach];
  for (let i = 0; i < scene.x.length; i++) {
    const [across, up] = [places.x(scene.x[i] as number) - at.x, places.y(scene.y[i] as number) - at.y];
    const distance = across * across + up * up;
    if (distance <= least) [found, least] = [i, distance];
  }
  return found;
}
