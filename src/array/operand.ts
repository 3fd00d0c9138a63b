import type { Encoding } from "../core/labels.ts";
import { source } from "./build.ts";
import type { SourceRef } from "./expr.ts";
import type { Coord } from "./labels/coord.ts";
import type { Labelled } from "./labels/labelled.ts";

/** An array of the tree: a dataset, or what a result was computed from. */
export type Operand = Dataset | Labelled;

export interface Dataset {
  readonly ref: SourceRef;
  readonly shape: readonly number[];
  /** Names of the axes, where the file gives any. */
  readonly dims?: readonly (string | null)[];
  readonly coords?: readonly Coord[];
  readonly encoding?: Encoding;
}

/** An operand as an array with its labels. */
export function operandArray(operand: Operand): Labelled {
  return "expr" in operand ? operand : datasetArray(operand);
}

/** Only datasets have fields. */
export function datasetOnly(operand: Operand): Dataset | undefined {
  return "expr" in operand ? undefined : operand;
}

export function datasetArray({ ref, shape, dims, coords, encoding }: Dataset): Labelled {
  return {
    expr: source(ref, shape),
    dims: dims ?? shape.map(() => null),
    coords: coords ?? [],
    ...(encoding && ref.part.length === 0 && { encoding }),
  };
}

export function isCompound({ ref }: Dataset): boolean {
  return ref.part.length > 0 || ref.stored.kind === "compound";
}

export function withPart(dataset: Dataset, name: string): Dataset {
  const { ref } = dataset;
  return { ...dataset, ref: { ...ref, part: [...ref.part, name] } };
}
