import type { ElementType } from "./elementType.ts";

/**
 * A fused element-wise computation: instruction i writes register i, operands are registers of earlier instructions.
 * All rules of NumPy (promotion, literals) have been applied before: the operands of an operation have one type, which
 * is also the type of its result, except where a comparison or a test gives `b1`, and `where` takes `b1` first.
 */
export interface Program {
  /** The type of each input array. */
  readonly inputs: readonly ElementType[];
  readonly code: readonly Instruction[];
  /** The registers that are the results. */
  readonly outputs: readonly number[];
}

export type Instruction =
  | { readonly op: "input"; readonly type: ElementType; readonly input: number }
  | { readonly op: "constant"; readonly type: ElementType; readonly value: number | bigint }
  | { readonly op: "cast"; readonly type: ElementType; readonly args: readonly [number] }
  | { readonly op: UnaryOp; readonly type: ElementType; readonly args: readonly [number] }
  | { readonly op: BinaryOp; readonly type: ElementType; readonly args: readonly [number, number] }
  | { readonly op: "where"; readonly type: ElementType; readonly args: readonly [number, number, number] };

/** Integers wrap; `round` has halves go to even; `isnan` and its like give `b1`, `invert` of `b1` is `not`. */
export type UnaryOp =
  | "negative"
  | "absolute"
  | "sign"
  | "invert"
  | "floor"
  | "ceil"
  | "trunc"
  | "round"
  | "sqrt"
  | "square"
  | "exp"
  | "expm1"
  | "exp2"
  | "log"
  | "log2"
  | "log10"
  | "log1p"
  | "sin"
  | "cos"
  | "tan"
  | "arcsin"
  | "arccos"
  | "arctan"
  | "sinh"
  | "cosh"
  | "tanh"
  | "isnan"
  | "isfinite"
  | "isinf";

/**
 * `floor_divide` and `remainder` follow the sign of the divisor, of integers by 0 they are 0. `divide` is of floats only.
 * `minimum` and `maximum` pass NaN on, `fmin` and `fmax` pass over it. Comparisons give `b1`.
 */
export type BinaryOp =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "floor_divide"
  | "remainder"
  | "power"
  | "arctan2"
  | "hypot"
  | "minimum"
  | "maximum"
  | "fmin"
  | "fmax"
  | "bitwise_and"
  | "bitwise_or"
  | "bitwise_xor"
  | "left_shift"
  | "right_shift"
  | "equal"
  | "not_equal"
  | "less"
  | "less_equal"
  | "greater"
  | "greater_equal";
