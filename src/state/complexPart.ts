import type { DType, FloatType } from "../core/dtype.ts";
import type { NodePath } from "../core/path.ts";
import { sliceText } from "./sliceText.ts";

/** What of complex numbers is shown. */
export type ComplexPart = "both" | "amplitude" | "phase" | "real" | "imaginary";

export const COMPLEX_PARTS: readonly ComplexPart[] = ["both", "amplitude", "phase", "real", "imaginary"];

/** The part as an expression. The phase lies between -pi and pi. */
export function partText(path: NodePath, part: Exclude<ComplexPart, "both">): string {
  const all = sliceText(path, []);
  switch (part) {
    case "amplitude":
      return `abs(${all})`;
    case "phase":
      return `arctan2(${all}.imag, ${all}.real)`;
    case "real":
      return `${all}.real`;
    case "imaginary":
      return `${all}.imag`;
  }
}

export interface ShownPart {
  readonly dtype: DType;
  /** The expression whose values are shown in place of the dataset's own. */
  readonly of?: string;
}

/** What is shown of a dataset: of complex numbers the chosen part, the amplitude where only one number can be drawn. */
export function shownPart(path: NodePath, dtype: DType, part: ComplexPart, single: boolean): ShownPart {
  if (dtype.kind !== "complex" || (part === "both" && !single)) return { dtype };
  const base: FloatType = dtype.base;
  return { dtype: base, of: partText(path, part === "both" ? "amplitude" : part) };
}
