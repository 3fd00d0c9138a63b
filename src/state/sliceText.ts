import type { NodePath } from "../core/path.ts";
import type { AxisInput } from "../core/selection.ts";

/** A part of a dataset, or of the values of an expression in its place, as an expression has it. */
export function sliceText(path: NodePath, selection: readonly AxisInput[], of?: string): string {
  const name = path.replace(/["\\]/g, "\\$&");
  const all = of === undefined ? `this["${name}"]` : `(${of})`;
  const axes = selection.map((axis) => (typeof axis === "number" ? String(axis) : rangeText(axis)));
  return axes.length === 0 ? all : `${all}[${axes.join(", ")}]`;
}

function rangeText([start, stop, step]: Exclude<AxisInput, number>): string {
  const bounds = `${start ?? ""}:${stop ?? ""}`;
  return step === undefined || step === null || step === 1 ? bounds : `${bounds}:${step}`;
}

/** The mean of blocks of a plane, passing over NaN; the factors in the order of the axes of the file. */
export function meanText(slice: string, factors: readonly number[]): string {
  return `coarsen(${slice}, (${factors.join(", ")}${factors.length === 1 ? "," : ""}), "nanmean")`;
}

/** The smallest and the largest value of each run of `factor` elements. */
export function envelopeTexts(slice: string, factor: number): readonly [low: string, high: string] {
  return [`coarsen(${slice}, (${factor},), "nanmin")`, `coarsen(${slice}, (${factor},), "nanmax")`];
}

/** The same values, with NaN for those that are infinite. */
export function finiteText(slice: string): string {
  return `where(isfinite(${slice}), ${slice}, nan)`;
}

export function histogramText(slice: string, bins: number): string {
  return `histogram(${slice}, ${bins})`;
}
