import type { DType } from "../core/dtype.ts";

export type ViewKind = "table" | "line" | "heat" | "histogram";
export type ColourMap = "viridis" | "cividis" | "magma" | "grey" | "RdBu";
export type Scale = "linear" | "log" | "symlog";
export type LimitRule = "robust" | "full" | "manual";

export const VIEW_KINDS: readonly ViewKind[] = ["table", "line", "heat", "histogram"];
export const COLOUR_MAPS: readonly ColourMap[] = ["viridis", "cividis", "magma", "grey", "RdBu"];
export const SCALES: readonly Scale[] = ["linear", "log", "symlog"];

/** How numbers are drawn. It stays when another dataset is selected, and for the next visit. */
export interface Looks {
  readonly kind: ViewKind;
  readonly colours: ColourMap;
  readonly scale: Scale;
  /** Whether the first row is at the bottom. */
  readonly flipped: boolean;
  readonly logLine: boolean;
  readonly logCounts: boolean;
}

export const USUAL_LOOKS: Looks = {
  kind: "table",
  colours: "viridis",
  scale: "linear",
  flipped: false,
  logLine: false,
  logCounts: false,
};

const DRAWN: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "bool", "enum"]);

/** The ways in which values of a type and shape can be looked at. */
export function kindsFor(shape: readonly number[], dtype: DType): readonly ViewKind[] {
  if (!DRAWN.has(dtype.kind) || shape.length === 0 || shape.includes(0)) return ["table"];
  return VIEW_KINDS.filter((kind) => kind !== "heat" || shape.length > 1);
}
