import type { ElementArray } from "../../array/elementType.ts";
import type { BinaryOp, UnaryOp } from "../../array/program.ts";
import { Fault } from "../../core/fault.ts";
import { isScalarMath, SCALAR_MATH } from "../scalarMath.ts";

/** All arrays but those of 64-bit integers. What is stored into one is rounded, or wraps, as its type does. */
export type NumberArray = Exclude<ElementArray, BigInt64Array | BigUint64Array>;

/** Half to even. */
export function roundEven(x: number): number {
  const size = Math.abs(x);
  if (!(size < 4503599627370496)) return x; // from 2 ** 52 on there are no halves
  // Adding 2 ** 52 leaves no room for a fraction.
  const rounded = size + 4503599627370496 - 4503599627370496;
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

/** out = op(a) of floats, for the operations that are not functions of `SCALAR_MATH`. */
export function unaryFloats(op: UnaryOp, a: NumberArray, out: NumberArray, n: number): void {
  if (isScalarMath(op)) {
    const f = SCALAR_MATH[op] as (x: number) => number;
    for (let i = 0; i < n; i++) out[i] = f(a[i] as number);
    return;
  }
  switch (op) {
    case "negative":
      for (let i = 0; i < n; i++) out[i] = -(a[i] as number);
      return;
    case "absolute":
      for (let i = 0; i < n; i++) out[i] = Math.abs(a[i] as number);
      return;
    case "sign":
      for (let i = 0; i < n; i++) {
        const x = a[i] as number;
        out[i] = x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x;
      }
      return;
    case "floor":
      for (let i = 0; i < n; i++) out[i] = Math.floor(a[i] as number);
      return;
    case "ceil":
      for (let i = 0; i < n; i++) out[i] = Math.ceil(a[i] as number);
      return;
    case "trunc":
      for (let i = 0; i < n; i++) out[i] = Math.trunc(a[i] as number);
      return;
    case "round":
      for (let i = 0; i < n; i++) out[i] = roundEven(a[i] as number);
      return;
    case "sqrt":
      for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i] as number);
      return;
    case "square":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) * (a[i] as number);
      return;
    case "isnan":
      for (let i = 0; i < n; i++) out[i] = Number.isNaN(a[i]) ? 1 : 0;
      return;
    case "isinf":
      for (let i = 0; i < n; i++) out[i] = Math.abs(a[i] as number) === Number.POSITIVE_INFINITY ? 1 : 0;
      return;
    case "isfinite":
      for (let i = 0; i < n; i++) out[i] = Math.abs(a[i] as number) < Number.POSITIVE_INFINITY ? 1 : 0;
      return;
    default:
      throw new Fault("internal", `${op} is not defined for floats`);
  }
}

/** out = op(a, b) of floats. */
export function binaryFloats(
  op: BinaryOp,
  a: NumberArray,
  b: NumberArray,
  out: NumberArray,
  n: number,
  single: boolean,
): void {
  switch (op) {
    case "add":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) + (b[i] as number);
      return;
    case "subtract":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) - (b[i] as number);
      return;
    case "multiply":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) * (b[i] as number);
      return;
    case "divide":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) / (b[i] as number);
      return;
    case "minimum":
      for (let i = 0; i < n; i++) out[i] = Math.min(a[i] as number, b[i] as number);
      return;
    case "maximum":
      for (let i = 0; i < n; i++) out[i] = Math.max(a[i] as number, b[i] as number);
      return;
    case "fmin":
    case "fmax":
      for (let i = 0; i < n; i++) {
        const x = a[i] as number;
        const y = b[i] as number;
        out[i] = Number.isNaN(x) ? y : Number.isNaN(y) ? x : op === "fmin" ? Math.min(x, y) : Math.max(x, y);
      }
      return;
    default: {
      const name = single ? `${op}_f4` : op;
      const f = SCALAR_MATH[(isScalarMath(name) ? name : op) as "hypot"] as
        | ((x: number, y: number) => number)
        | undefined;
      if (!f) {
        compareNumbers(op, a, b, out, n);
        return;
      }
      for (let i = 0; i < n; i++) out[i] = f(a[i] as number, b[i] as number);
    }
  }
}

export function compareNumbers(op: BinaryOp, a: NumberArray, b: NumberArray, out: NumberArray, n: number): void {
  switch (op) {
    case "equal":
      for (let i = 0; i < n; i++) out[i] = a[i] === b[i] ? 1 : 0;
      return;
    case "not_equal":
      for (let i = 0; i < n; i++) out[i] = a[i] !== b[i] ? 1 : 0;
      return;
    case "less":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) < (b[i] as number) ? 1 : 0;
      return;
    case "less_equal":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) <= (b[i] as number) ? 1 : 0;
      return;
    case "greater":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) > (b[i] as number) ? 1 : 0;
      return;
    case "greater_equal":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) >= (b[i] as number) ? 1 : 0;
      return;
    default:
      throw new Fault("internal", `${op} is not defined here`);
  }
}
