/**
 * How members are put together: `concat` has all of them at each place, `merge` has NaN where there is none, and makes
 * float64 of whole numbers for that; `auto` has NaN where the members' type has it.
 */
export type JoinMethod = "auto" | "concat" | "merge";

/** How the members of a group that stand for places become one array. */
export interface JoinOptions {
  readonly method?: JoinMethod;
  /** NumPy's name of the type that they are concatenated in; by default their common one. */
  readonly dtype?: string;
}
