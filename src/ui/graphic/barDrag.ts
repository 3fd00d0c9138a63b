import type { ColourBarScene } from "./colourBar.ts";
import { type Limits, valueAt } from "./colourScale.ts";

export type BarEnd = "low" | "high";

const REACH = 12;

/** The end of the colour bar at a place of the canvas, if it can be taken there. */
export function barEndAt({ bar, side }: ColourBarScene, x: number, y: number): BarEnd | null {
  if (x < bar.x - side - 4 || x > bar.x + bar.width + 4) return null;
  if (Math.abs(y - bar.y) <= REACH) return "high";
  return Math.abs(y - bar.y - bar.height) <= REACH ? "low" : null;
}

/**
 * The limits with one end where the pointer is: beyond the bar, too, where the scale goes on. They never meet, and with
 * a logarithmic scale they stay above 0.
 */
export function draggedLimits({ bar, scale, limits }: ColourBarScene, end: BarEnd, y: number): Limits {
  const place = Math.max(-2, Math.min(3, 1 - (y - bar.y) / bar.height));
  const value = Number(
    valueAt(scale, limits, end === "low" ? Math.min(place, 0.98) : Math.max(place, 0.02)).toPrecision(4),
  );
  const [low, high] = limits;
  if (end === "low") return value < high ? [value, high] : limits;
  return value > low ? [low, value] : limits;
}
