import type { Bound, KnownValues } from "./bound.ts";
import type { ValuesOf } from "./labels/coord.ts";
import type { Labelled } from "./labels/labelled.ts";
import type { Operand } from "./operand.ts";
import type { IndexPart } from "./shapeOps.ts";
import type { Syntax } from "./syntax.ts";

/** What the names of an expression mean. */
export interface Environment {
  /** A dataset by its short name, or `_`. Throws a Fault that says why where there is none. */
  readonly named: (name: string) => Operand;
  /** A dataset by its path, as in `this["/run1.h5/fluid/T"]`. */
  readonly at: (path: string) => Operand;
  /** Values of small arrays that were computed before; where one is missing, NeedsValues is thrown. */
  readonly values: KnownValues;
  /** What a date stands for on a time axis, as first and last number; undefined where it is none. */
  readonly times?: (text: string, units: string, calendar: string | undefined) => readonly [number, number] | undefined;
}

/** What the parts of an expression are bound by. Faults carry the place in the text of what is wrong. */
export interface Binding {
  readonly environment: Environment;
  bind(syntax: Syntax): Bound;
  /** Refuses what is no array and no number. */
  array(syntax: Syntax): Labelled;
  integer(syntax: Syntax): number;
  indexPart(syntax: Syntax): IndexPart;
  /** The values of a small array, which are known, or are asked for. */
  readonly valuesOf: ValuesOf;
}
