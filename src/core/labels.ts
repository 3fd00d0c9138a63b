import type { NodePath } from "./path.ts";

/** Values along one or more dimensions of a dataset, known by where they come from; read only when needed. */
export type CoordinateValues =
  /**
   * A dataset of the data tree, of one axis for each of the coordinate's dimensions. One that is longer than its
   * dimension counts as far as that goes; of `edges`, one more than there are places, the middles count.
   */
  | { readonly kind: "dataset"; readonly path: NodePath; readonly edges?: boolean }
  /** Given in attributes, one for each place of the one dimension. */
  | { readonly kind: "values"; readonly values: readonly (number | string)[] }
  /** `start + i * step` for each place i of the one dimension, the last one being exactly `last` where that is given. */
  | { readonly kind: "range"; readonly start: number; readonly step: number; readonly last?: number };

export interface Coordinate {
  readonly name: string;
  /** The dimensions that it spans: one of its own name for an index coordinate, as xarray calls it. */
  readonly dims: readonly string[];
  readonly from: CoordinateValues;
  /** As the coordinate's own attributes say; for times `<unit> since <date>`. */
  readonly units?: string;
  readonly calendar?: string;
}

/** A label that does not fit: it is left out, the rest counts. */
export interface LabelWarning {
  readonly attribute: string;
  /** One sentence. */
  readonly message: string;
}

/** By which rule the labels of a dataset were found. */
export type LabelConvention = "netCDF-4" | "HDF5 dimension scales" | "NeXus" | "dantro" | "none";

/** Names and coordinates of a dataset's dimensions, known without reading its values. */
export interface Labels {
  readonly convention: LabelConvention;
  /** One for each axis, null for one without a name. */
  readonly dims: readonly (string | null)[];
  readonly coords: readonly Coordinate[];
  readonly warnings: readonly LabelWarning[];
}

/**
 * How stored numbers stand for others, by the conventions of netCDF and CF: elements equal to one of `missing` are NaN,
 * all others `x * scale + offset`, in the type `type` (NumPy's short name).
 */
export interface Encoding {
  /** Integers that are to be taken as the unsigned or signed ones of the same bits (`_Unsigned`). */
  readonly as?: "u1" | "u2" | "u4" | "u8" | "i1" | "i2" | "i4" | "i8";
  readonly missing: readonly (number | bigint)[];
  readonly scale?: number;
  readonly offset?: number;
  readonly type: "f2" | "f4" | "f8" | "b1" | null;
}
