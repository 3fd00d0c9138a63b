import type { BinaryOp, UnaryOp } from "../../array/program.ts";
import { Fault } from "../../core/fault.ts";
import { compareNumbers, type NumberArray } from "./numbers.ts";

/** out = op(a) of integers of at most 32 bits; storing makes them wrap. */
export function unaryIntegers(op: UnaryOp, a: NumberArray, out: NumberArray, n: number): void {
  switch (op) {
    case "floor":
    case "ceil":
    case "trunc":
    case "round":
      for (let i = 0; i < n; i++) out[i] = a[i] as number;
      return;
    case "isnan":
    case "isinf":
      out.fill(0, 0, n);
      return;
    case "isfinite":
      out.fill(1, 0, n);
      return;
    case "negative":
      for (let i = 0; i < n; i++) out[i] = -(a[i] as number);
      return;
    case "absolute":
      for (let i = 0; i < n; i++) out[i] = Math.abs(a[i] as number);
      return;
    case "sign":
      for (let i = 0; i < n; i++) out[i] = Math.sign(a[i] as number);
      return;
    case "invert":
      for (let i = 0; i < n; i++) out[i] = ~(a[i] as number);
      return;
    case "square":
      for (let i = 0; i < n; i++) out[i] = Math.imul(a[i] as number, a[i] as number);
      return;
    default:
      throw new Fault("internal", `${op} is not defined for integers`);
  }
}

/** out = op(a, b) of integers of at most 32 bits, `bits` wide. */
export function binaryIntegers(
  op: BinaryOp,
  a: NumberArray,
  b: NumberArray,
  out: NumberArray,
  n: number,
  bits: number,
): void {
  switch (op) {
    case "add":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) + (b[i] as number);
      return;
    case "subtract":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) - (b[i] as number);
      return;
    case "multiply":
      for (let i = 0; i < n; i++) out[i] = Math.imul(a[i] as number, b[i] as number);
      return;
    case "floor_divide":
      for (let i = 0; i < n; i++) out[i] = b[i] === 0 ? 0 : Math.floor((a[i] as number) / (b[i] as number));
      return;
    case "remainder":
      for (let i = 0; i < n; i++) {
        const divisor = b[i] as number;
        const rest = divisor === 0 ? 0 : (a[i] as number) % divisor;
        out[i] = rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
      }
      return;
    case "power":
      for (let i = 0; i < n; i++) out[i] = power(a[i] as number, b[i] as number);
      return;
    case "minimum":
      for (let i = 0; i < n; i++) out[i] = Math.min(a[i] as number, b[i] as number);
      return;
    case "maximum":
      for (let i = 0; i < n; i++) out[i] = Math.max(a[i] as number, b[i] as number);
      return;
    case "bitwise_and":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) & (b[i] as number);
      return;
    case "bitwise_or":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) | (b[i] as number);
      return;
    case "bitwise_xor":
      for (let i = 0; i < n; i++) out[i] = (a[i] as number) ^ (b[i] as number);
      return;
    case "left_shift":
      for (let i = 0; i < n; i++) {
        const by = b[i] as number;
        out[i] = by >= 0 && by < bits ? (a[i] as number) << by : 0;
      }
      return;
    case "right_shift":
      for (let i = 0; i < n; i++) {
        const by = b[i] as number;
        const x = a[i] as number;
        // Unsigned numbers are not negative, so the division that a shift is never sees a sign bit.
        out[i] = by >= 0 && by < bits ? Math.floor(x / 2 ** by) : x < 0 ? -1 : 0;
      }
      return;
    default:
      compareNumbers(op, a, b, out, n);
  }
}

/** By squaring, modulo 2 ** 32; a negative exponent gives the fraction cut off. */
function power(base: number, exponent: number): number {
  if (exponent < 0) return base === 1 ? 1 : base === -1 ? (exponent % 2 === 0 ? 1 : -1) : 0;
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = Math.imul(result, square);
    square = Math.imul(square, square);
  }
  return result;
}
