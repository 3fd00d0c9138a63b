import type { BinaryOp, UnaryOp } from "../../array/program.ts";
import { Fault } from "../../core/fault.ts";

export type BigArray = BigInt64Array | BigUint64Array;

/** op(a) of an integer of 64 bits; storing it makes it wrap. */
function unary(op: UnaryOp, a: bigint): bigint {
  switch (op) {
    case "floor":
    case "ceil":
    case "trunc":
    case "round":
      return a;
    case "negative":
      return -a;
    case "absolute":
      return a < 0n ? -a : a;
    case "sign":
      return a > 0n ? 1n : a < 0n ? -1n : 0n;
    case "invert":
      return ~a;
    case "square":
      return a * a;
    default:
      throw new Fault("internal", `${op} is not defined for integers`);
  }
}

function binary(op: BinaryOp, a: bigint, b: bigint): bigint {
  switch (op) {
    case "add":
      return a + b;
    case "subtract":
      return a - b;
    case "multiply":
      return a * b;
    case "floor_divide": {
      if (b === 0n) return 0n;
      const quotient = a / b;
      return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
    }
    case "remainder": {
      const rest = b === 0n ? 0n : a % b;
      return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
    }
    case "power":
      return power(a, b);
    case "minimum":
      return a < b ? a : b;
    case "maximum":
      return a > b ? a : b;
    case "bitwise_and":
      return a & b;
    case "bitwise_or":
      return a | b;
    case "bitwise_xor":
      return a ^ b;
    case "left_shift":
      return b >= 0n && b < 64n ? a << b : 0n;
    case "right_shift":
      return b >= 0n && b < 64n ? a >> b : a < 0n ? -1n : 0n;
    default:
      throw new Fault("internal", `${op} is not defined for integers`);
  }
}

function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) return base === 1n ? 1n : base === -1n ? (exponent % 2n === 0n ? 1n : -1n) : 0n;
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = BigInt.asUintN(64, result * square);
    square = BigInt.asUintN(64, square * square);
  }
  return result;
}

export function unaryWide(op: UnaryOp, a: BigArray, out: BigArray | Uint8Array, n: number): void {
  if (out instanceof Uint8Array) out.fill(op === "isfinite" ? 1 : 0, 0, n);
  else for (let i = 0; i < n; i++) out[i] = unary(op, a[i] as bigint);
}

export function binaryWide(op: BinaryOp, a: BigArray, b: BigArray, out: BigArray | Uint8Array, n: number): void {
  if (!(out instanceof Uint8Array)) {
    for (let i = 0; i < n; i++) out[i] = binary(op, a[i] as bigint, b[i] as bigint);
    return;
  }
  for (let i = 0; i < n; i++) out[i] = compare(op, a[i] as bigint, b[i] as bigint) ? 1 : 0;
}

function compare(op: BinaryOp, a: bigint, b: bigint): boolean {
  switch (op) {
    case "equal":
      return a === b;
    case "not_equal":
      return a !== b;
    case "less":
      return a < b;
    case "less_equal":
      return a <= b;
    case "greater":
      return a > b;
    case "greater_equal":
      return a >= b;
    default:
      throw new Fault("internal", `${op} is not a comparison`);
  }
}
