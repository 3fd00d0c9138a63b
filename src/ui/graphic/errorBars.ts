import uPlot from "uplot";
import type { Points } from "./lineData.ts";
import type { token } from "./tokens.ts";

/** Lines as many as there are colours for. */
export const SERIES = 8;

/** Lines whose values may be off. */
export interface BarredLines {
  readonly points: Points;
  /** From where to where on the axis. */
  readonly range: readonly [number, number];
  readonly log: boolean;
  /** For each line its errors up and down at each point, where it has any. */
  readonly errors: readonly (readonly (number | null)[] | null)[];
  readonly hidden: ReadonlySet<number>;
}

/** Bars from value less error to value plus error, as far as they are on screen. */
export function drawErrors(
  u: uPlot,
  { points: [xs, ...lines], errors, hidden, range, log }: BarredLines,
  tokenOf: typeof token,
): void {
  const { ctx } = u;
  const cap = 3 * uPlot.pxRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  ctx.clip();
  lines.forEach((ys, line) => {
    const own = errors[line];
    if (!own || hidden.has(line)) return;
    ctx.beginPath();
    xs.forEach((x, i) => {
      const [value, error] = [ys[i], own[i]];
      if (x < range[0] || x > range[1] || typeof value !== "number" || typeof error !== "number") return;
      // On whole points of the screen a thin bar is sharp.
      const at = Math.round(u.valToPos(x, "x", true)) + (uPlot.pxRatio % 2) / 2;
      const low = log && value - error <= 0 ? u.bbox.top + u.bbox.height : u.valToPos(value - error, "y", true);
      const high = u.valToPos(value + error, "y", true);
      ctx.moveTo(at, low);
      ctx.lineTo(at, high);
      for (const end of [low, high]) {
        ctx.moveTo(at - cap, end);
        ctx.lineTo(at + cap, end);
      }
    });
    ctx.strokeStyle = tokenOf(`--series-${(line % SERIES) + 1}`);
    ctx.lineWidth = uPlot.pxRatio;
    ctx.stroke();
  });
  ctx.restore();
}

/** What lies between the ends of all bars, too. */
export function withErrors(
  low: number,
  high: number,
  { points: [, ...lines], errors, hidden }: BarredLines,
): [number, number] {
  let [least, most] = [low, high];
  lines.forEach((ys, line) => {
    if (hidden.has(line)) return;
    errors[line]?.forEach((error, i) => {
      const value = ys[i];
      if (typeof value !== "number" || typeof error !== "number") return;
      least = Math.min(least, value - error);
      most = Math.max(most, value + error);
    });
  });
  return [least, most];
}
