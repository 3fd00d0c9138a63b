import type { DrawingContext } from "../../state/shownPicture.ts";
import type { Scale } from "../../state/viewKinds.ts";
import { SHADES } from "./colourMaps.ts";
import { type Limits, placing, valueAt } from "./colourScale.ts";
import type { Box } from "./heatWindow.ts";
import { logTicks, someTicks, tickTexts } from "./ticks.ts";
import { token } from "./tokens.ts";

export interface ColourBarScene {
  readonly bar: Box;
  /** Width of the histogram to the left of the bar; 0 for none. */
  readonly side: number;
  readonly table: Uint8ClampedArray;
  readonly scale: Scale;
  readonly limits: Limits;
  /** Units of the values, above the bar; empty where there are none. */
  readonly units: string;
  /** How often the values occur, from the low end to the high end. */
  readonly counts: readonly number[];
}

const BINS = 64;
/** A bar has its histogram beside it where there is room. */
const NARROW = 480;

/** Pixels that a bar takes to the right of a plane, in a space of a width. */
export function barRoom(width: number): number {
  return width < NARROW ? 70 : 124;
}

/** Where the bar of a plane stands, `gap` pixels further to the right than beside it. */
export function barBeside(box: Box, width: number, gap = 0): Pick<ColourBarScene, "bar" | "side"> {
  const narrow = width < NARROW;
  const x = box.x + box.width + gap + (narrow ? 12 : 52);
  return { bar: { x, y: box.y, width: 14, height: box.height }, side: narrow ? 0 : 34 };
}

/** How many of the values lie in each stretch of the colour bar. */
export function barCounts(values: Float64Array, scale: Scale, limits: Limits): number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  const place = placing(scale, limits);
  for (const value of values) {
    const at = place(value);
    if (at >= 0 && at <= 1) {
      const bin = Math.min(BINS - 1, Math.floor(at * BINS));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return counts;
}

export function barTicks(scale: Scale, limits: Limits, count: number): number[] {
  if (scale === "linear") return someTicks(limits[0], limits[1], count);
  if (scale === "log") return logTicks(limits[0], limits[1], count);
  // Between its ends a symmetric logarithm has no round numbers at round places.
  return [0, 0.25, 0.5, 0.75, 1].map((place) => Number(valueAt(scale, limits, place).toPrecision(2)));
}

/** Characters that there is room for beside a bar. */
const LONGEST = 8;

/** The marks of a bar; where they would be too long, they say how much more they are than `base`. */
export function barTexts(ticks: readonly number[]): { readonly base: string; readonly texts: readonly string[] } {
  const texts = tickTexts(ticks);
  const base = String(Number(texts[0]));
  if (texts.every((text) => text.length <= LONGEST)) return { base: "", texts };
  const [first = 0] = ticks;
  return { base, texts: ticks.map((tick) => `+${briefest(Number((tick - first).toPrecision(3)))}`) };
}

/** A number without an exponent or with one, whichever is shorter. */
function briefest(value: number): string {
  const [plain, other] = [String(value), value.toExponential().replace("e+", "e")];
  return other.length < plain.length ? other : plain;
}

/** Draws the bar on a picture of a width. */
export function drawColourBar(context: DrawingContext, scene: ColourBarScene, width: number): void {
  const { bar, side, counts, table } = scene;
  for (let y = 0; y < bar.height; y++) {
    const shade = Math.floor((1 - (y + 0.5) / bar.height) * SHADES) * 3;
    context.fillStyle = `rgb(${table[shade]} ${table[shade + 1]} ${table[shade + 2]})`;
    context.fillRect(bar.x, bar.y + y, bar.width, 1.5);
  }
  context.strokeStyle = token("--line");
  context.lineWidth = 1;
  context.strokeRect(bar.x - 0.5, bar.y - 0.5, bar.width + 1, bar.height + 1);
  handles(context, bar);
  if (side > 0) drawCounts(context, bar, side, counts);
  context.font = token("--tick-font");
  context.fillStyle = token("--text3");
  context.strokeStyle = token("--border");
  context.textAlign = "center";
  context.textBaseline = "bottom";
  const ticks = barTicks(scene.scale, scene.limits, Math.max(2, bar.height / 60));
  const { base, texts } = barTexts(ticks);
  const above = [base, scene.units].filter((part) => part !== "").join(" ");
  const right = width - 4;
  context.fillText(above, Math.min(bar.x + bar.width / 2, right - context.measureText(above).width / 2), bar.y - 3);
  context.textAlign = "left";
  context.textBaseline = "middle";
  const place = placing(scene.scale, scene.limits);
  context.beginPath();
  for (const [i, tick] of ticks.entries()) {
    const y = bar.y + bar.height * (1 - place(tick));
    if (!(y >= bar.y - 1 && y <= bar.y + bar.height + 1)) continue;
    context.fillText(texts[i] ?? "", bar.x + bar.width + 9, y);
    context.moveTo(bar.x + bar.width + 1, Math.round(y) + 0.5);
    context.lineTo(bar.x + bar.width + 5, Math.round(y) + 0.5);
  }
  context.stroke();
}

/** Where the ends can be taken by the pointer. */
function handles(context: DrawingContext, { x, y, width, height }: Box): void {
  context.fillStyle = token("--text2");
  for (const at of [y, y + height]) context.fillRect(x - 2, at - 1.5, width + 4, 3);
}

function drawCounts(context: DrawingContext, bar: Box, side: number, counts: readonly number[]): void {
  const most = Math.max(1, ...counts);
  const step = bar.height / counts.length;
  context.fillStyle = token("--border");
  context.globalAlpha = 0.55;
  counts.forEach((count, i) => {
    // The root keeps rare values in sight.
    const length = count === 0 ? 0 : Math.max(1, side * Math.sqrt(count / most));
    context.fillRect(bar.x - 3 - length, bar.y + bar.height - (i + 1) * step, length, step + 0.5);
  });
  context.globalAlpha = 1;
}
