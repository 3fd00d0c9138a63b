/**
 * Functions of numbers that are called one element at a time, by both ways of running a program: so both give the same
 * bits. For `f4` and `f2` the result is rounded afterwards; the two divisions round each step, in a version of their own.
 */
export const SCALAR_MATH = {
  exp: Math.exp,
  expm1: Math.expm1,
  exp2: (x: number) => 2 ** x,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  arctan2: Math.atan2,
  hypot: (x: number, y: number) => Math.hypot(x, y),
  power,
  floor_divide: floorDivide,
  remainder,
  floor_divide_f4: floorDivideSingle,
  remainder_f4: remainderSingle,
} as const;

export type ScalarName = keyof typeof SCALAR_MATH;

export function isScalarMath(op: string): op is ScalarName {
  return Object.hasOwn(SCALAR_MATH, op);
}

/** C's `pow`: 1 to any power is 1, and so is -1 to an infinite one, where JavaScript has NaN. */
function power(x: number, y: number): number {
  if (x === 1 || (x === -1 && (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY))) return 1;
  return x ** y;
}

/** `numpy.remainder`: has the sign of the divisor, also where it is 0. */
function remainder(a: number, b: number): number {
  const rest = a % b;
  if (b === 0 || Number.isNaN(rest)) return rest;
  if (rest === 0) return signedZero(b);
  return b < 0 !== rest < 0 ? rest + b : rest;
}

function remainderSingle(a: number, b: number): number {
  return Math.fround(remainder(a, b));
}

/** `numpy.floor_divide`, step by step: the quotient that goes with `remainder`, freed of rounding errors. */
function floorDivide(a: number, b: number): number {
  if (b === 0) return a / b;
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && b < 0 !== rest < 0) quotient -= 1; // NaN compares false, and the quotient is NaN already
  if (quotient === 0) return signedZero(a / b);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function floorDivideSingle(a: number, b: number): number {
  if (b === 0) return Math.fround(a / b);
  const rest = a % b; // exact, so a float of single precision
  let quotient = Math.fround(Math.fround(a - rest) / b);
  if (rest !== 0 && b < 0 !== rest < 0) quotient = Math.fround(quotient - 1);
  if (quotient === 0) return signedZero(Math.fround(a / b));
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? Math.fround(floor + 1) : floor;
}

function signedZero(x: number): number {
  return x < 0 || Object.is(x, -0) ? -0 : 0;
}
