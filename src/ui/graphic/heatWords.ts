import { briefNumber, groupedCount } from "../../core/numberText.ts";
import type { Plane } from "../../state/drawing.ts";
import type { ValueRange } from "./colourScale.ts";
import type { Extent } from "./heatWindow.ts";
import type { PlaneAxes } from "./usePlaneAxes.ts";

/** The picture in words. */
export function heatLabel({ rows, columns }: Extent, range: ValueRange | null, { reduction }: Plane): string {
  const size = `Heat map, ${groupedCount(rows)} × ${groupedCount(columns)}`;
  if (!range || range.count === 0) return `${size}, no values but nan`;
  const [low, high] = range.full;
  const about = reduction.kind === "exact" ? "" : reduction.kind === "mean" ? " of means" : " of a sample";
  return `${size}, min${about} ${briefNumber(low)}, max${about} ${briefNumber(high)}`;
}

/** The axes in words, for those that have names. */
export function axesLabel({ rowAxis, columnAxis }: PlaneAxes): string {
  const words = [
    ["rows", rowAxis.title],
    ["columns", columnAxis.title],
  ].flatMap(([side, title]) => (title ? [`; ${side} ${title}`] : []));
  return words.join("");
}

/** What a point of the picture stands for; null where it is one value. */
export function pictureNote({ reduction: { kind, rows, columns } }: Pick<Plane, "reduction">): string | null {
  if (kind === "exact") return null;
  if (kind === "mean")
    return `Each point is the mean of ${groupedCount(rows)} × ${groupedCount(columns)} values. Zoom in for more.`;
  return `Sample: every ${ordinal(rows)} row, every ${ordinal(columns)} column. Zoom in for more.`;
}

function ordinal(count: number): string {
  if (count === 1) return "single";
  const rest = count % 100;
  const ending = rest > 10 && rest < 14 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${groupedCount(count)}${ending}`;
}
