import { Fault } from "../core/fault.ts";
import { type ElementType, elementTypeOf } from "./elementType.ts";
import { type Expr, node, type SourceRef, type ValueType } from "./expr.ts";
import type { BinaryOp, UnaryOp } from "./program.ts";
import {
  bitsOf,
  floatFor,
  integerBounds,
  isBool,
  isFloat,
  isInteger,
  isSigned,
  numpyName,
  promote,
} from "./promote.ts";

/** Fault in the words of the person who typed the expression. */
export function refuse(message: string, hint?: string): never {
  throw new Fault("invalid", message, hint === undefined ? {} : { hint });
}

export function source(ref: SourceRef, shape: readonly number[], stored = ref.stored): Expr {
  return node(shape, valueType(stored, ref), { kind: "source", source: ref });
}

function valueType(dtype: SourceRef["stored"], { path, part }: SourceRef): ValueType {
  let type = dtype;
  for (const name of part) {
    const next =
      type.kind === "compound"
        ? type.fields.find((field) => field.name === name)?.dtype
        : type.kind === "complex" && (name === "real" || name === "imag")
          ? type.base
          : undefined;
    if (!next) refuse(`${path} has no part “${name}”.`);
    type = next;
  }
  if (type.kind === "string") return "str";
  if (type.kind === "compound") {
    const names = type.fields.map((field) => field.name);
    return refuse(
      `${path} is a compound; choose one of its fields.`,
      `e.g. _["${names[0] ?? ""}"]; it has ${names.slice(0, 8).join(", ")}.`,
    );
  }
  if (type.kind === "complex") return refuse(`${path} holds complex numbers.`, "Take .real, .imag or abs() of it.");
  return elementTypeOf(type) ?? refuse(`Values of type ${type.kind} cannot be computed with.`);
}

export function constant(value: number | bigint | boolean, type?: ElementType): Expr {
  const weak = type === undefined && typeof value !== "boolean";
  const own = type ?? (typeof value === "boolean" ? "b1" : typeof value === "bigint" ? "i8" : "f8");
  return node([], own, { kind: "constant", value: typeof value === "boolean" ? Number(value) : value, weak });
}

/** The type of an operand that must be a number. */
export function numeric(expr: Expr, what: string): ElementType {
  return expr.type === "str" ? refuse(`${what} does not work on strings.`) : expr.type;
}

export function cast(arg: Expr, type: ElementType): Expr {
  const from = numeric(arg, "astype");
  if (arg.kind === "constant") return constant(castValue(arg.value, type), type);
  return from === type ? arg : node(arg.shape, type, { kind: "cast", arg });
}

export function broadcast(arg: Expr, shape: readonly number[]): Expr {
  if (arg.kind === "constant") return arg; // a scalar fits everywhere
  const missing = shape.length - arg.shape.length;
  const full = missing > 0 ? addAxes(arg, missing) : arg;
  return sameShape(full.shape, shape) ? full : node(shape, arg.type, { kind: "broadcast", arg: full });
}

function addAxes(arg: Expr, count: number): Expr {
  const from = [...new Array<null>(count).fill(null), ...arg.shape.map((_, axis) => axis)];
  return node([...new Array<number>(count).fill(1), ...arg.shape], arg.type, { kind: "axes", arg, from });
}

/** NumPy's broadcasting: shapes are aligned at their ends, extents are equal or 1. */
export function commonShape(shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, i) => {
    let extent = 1;
    for (const shape of shapes) {
      const n = shape[shape.length - rank + i] ?? 1;
      if (n === 1 || n === extent) continue;
      if (extent !== 1) {
        refuse(
          `Shapes ${shapes.map((s) => `(${s.join(", ")})`).join(" and ")} do not fit together.`,
          "Extents must be equal or 1, counted from the last axis.",
        );
      }
      extent = n;
    }
    return extent;
  });
}

/** Operands of one type and one shape, made into a node. */
function mapNode(op: UnaryOp | BinaryOp | "where", type: ElementType, args: readonly Expr[]): Expr {
  const folded = foldConstants(op, type, args);
  if (folded) return folded;
  const shape = commonShape(args.map((arg) => arg.shape));
  return node(shape, type, { kind: "map", op, args: args.map((arg) => broadcast(arg, shape)) });
}

const FLOAT_FUNCTIONS: ReadonlySet<UnaryOp> = new Set([
  "sqrt",
  "exp",
  "expm1",
  "exp2",
  "log",
  "log2",
  "log10",
  "log1p",
  "sin",
  "cos",
  "tan",
  "arcsin",
  "arccos",
  "arctan",
  "sinh",
  "cosh",
  "tanh",
] as const);
const TESTS: ReadonlySet<UnaryOp> = new Set(["isnan", "isfinite", "isinf"] as const);
const ROUNDINGS: ReadonlySet<UnaryOp> = new Set(["floor", "ceil", "trunc", "round"] as const);

export function unary(op: UnaryOp, arg: Expr): Expr {
  const type = numeric(arg, op);
  if (arg.kind === "constant" && arg.weak) {
    if (op === "negative") return constant(-arg.value as number | bigint);
    if (op === "absolute") return constant(arg.value < 0 ? (-arg.value as number | bigint) : arg.value);
  }
  if (FLOAT_FUNCTIONS.has(op)) {
    const result = floatFor(type);
    return mapNode(op, result, [cast(arg, result)]);
  }
  if (TESTS.has(op)) {
    if (!isFloat(type)) return broadcastConstant(constant(op === "isfinite"), arg.shape); // never read
    return mapNode(op, "b1", [arg]);
  }
  if (ROUNDINGS.has(op) && !isFloat(type)) return arg;
  if (op === "invert" && isFloat(type)) refuse("~ works on integers and booleans only.");
  if ((op === "negative" || op === "sign") && isBool(type))
    refuse(`${op === "negative" ? "-" : "sign"} does not work on booleans.`, "Use ~ to negate them.");
  if (op === "absolute" && !isFloat(type) && !isSigned(type)) return arg;
  return mapNode(op, type, [arg]);
}

/** A constant that has a shape of its own, for where the result must not shrink to a scalar. */
export function broadcastConstant(value: Expr, shape: readonly number[]): Expr {
  if (shape.length === 0) return value;
  const ones = node(
    shape.map(() => 1),
    value.type,
    { kind: "axes", arg: value, from: shape.map(() => null) },
  );
  return node(shape, value.type, { kind: "broadcast", arg: ones });
}

const ARITHMETIC_ON_BOOL: Partial<Record<BinaryOp, BinaryOp>> = {
  add: "bitwise_or",
  multiply: "bitwise_and",
  minimum: "bitwise_and",
  fmin: "bitwise_and",
  maximum: "bitwise_or",
  fmax: "bitwise_or",
};
const COMPARISONS: ReadonlySet<BinaryOp> = new Set([
  "equal",
  "not_equal",
  "less",
  "less_equal",
  "greater",
  "greater_equal",
] as const);
const BITWISE: ReadonlySet<BinaryOp> = new Set([
  "bitwise_and",
  "bitwise_or",
  "bitwise_xor",
  "left_shift",
  "right_shift",
] as const);
const SYMBOL: Partial<Record<BinaryOp, string>> = {
  bitwise_and: "&",
  bitwise_or: "|",
  bitwise_xor: "^",
  left_shift: "<<",
  right_shift: ">>",
  subtract: "-",
};

export function binary(op: BinaryOp, left: Expr, right: Expr): Expr {
  if (left.type === "str" || right.type === "str")
    refuse("Strings can be selected, counted and grouped by, not computed with.");
  const literal = foldConstants(op, "f8", [left, right]);
  if (literal) return literal;
  if (COMPARISONS.has(op)) return compare(op, left, right);
  const type = operandType(op, left, right);
  if (BITWISE.has(op)) {
    if (isFloat(type)) refuse(`${SYMBOL[op]} works on integers and booleans only.`);
    const own = isBool(type) && (op === "left_shift" || op === "right_shift") ? "i1" : type;
    return mapNode(op, own, [cast(left, own), cast(right, own)]);
  }
  if (op === "divide" || op === "arctan2" || op === "hypot") {
    const own = op === "divide" ? (isFloat(type) ? type : "f8") : floatFor(type);
    return mapNode(op, own, [cast(left, own), cast(right, own)]);
  }
  if (isBool(type)) {
    if (op === "subtract") refuse("- does not work on booleans.", "Use ^ or logical functions.");
    const logical = ARITHMETIC_ON_BOOL[op];
    if (logical) return mapNode(logical, "b1", [left, right]);
    return mapNode(op, "i1", [cast(left, "i1"), cast(right, "i1")]);
  }
  if (op === "power") return power(left, right, type);
  return mapNode(op, type, [cast(left, type), cast(right, type)]);
}

function power(left: Expr, right: Expr, type: ElementType): Expr {
  if (right.kind === "constant") {
    if (isInteger(type) && right.value < 0)
      refuse("Integers cannot be raised to negative powers.", "Write 1.0 / x, or x.astype(float) first.");
    if (Number(right.value) === 2) return mapNode("square", type, [cast(left, type)]);
    if (Number(right.value) === 0.5 && isFloat(type)) return mapNode("sqrt", type, [cast(left, type)]);
  }
  return mapNode("power", type, [cast(left, type), cast(right, type)]);
}

/** Signed with unsigned 64-bit integers has no common type that is exact: the sign is looked at first. */
function compare(op: BinaryOp, left: Expr, right: Expr): Expr {
  const outside = compareBeyondBounds(op, left, right);
  if (outside) return outside;
  const type = operandType(op, left, right);
  const types = [left.type, right.type];
  if (
    type === "f8" &&
    types.includes("u8") &&
    types.some((other) => other !== "u8" && !isFloat(other as ElementType))
  ) {
    const signedLeft = left.type !== "u8";
    const signed = signedLeft ? left : right;
    const isNegative = mapNode("less", "b1", [signed, cast(constant(0n), signed.type as ElementType)]);
    const unsignedArgs = [cast(left, "u8"), cast(right, "u8")];
    const smaller = op === "less" || op === "less_equal";
    const larger = op === "greater" || op === "greater_equal";
    const ifNegative = constant(op === "not_equal" || (signedLeft ? smaller : larger));
    return where(isNegative, ifNegative, mapNode(op, "b1", unsignedArgs));
  }
  return mapNode(op, "b1", [cast(left, type), cast(right, type)]);
}

/**
 * A comparison of an integer array with a literal that its type cannot hold has one answer for all elements. (Arithmetic
 * with such a literal is an error, by NEP 50.)
 */
function compareBeyondBounds(op: BinaryOp, left: Expr, right: Expr): Expr | undefined {
  const literal = isWeakInteger(right) ? right : left;
  const array = literal === right ? left : right;
  if (!isWeakInteger(literal) || literal.kind !== "constant") return undefined;
  if (array.kind === "constant" || array.type === "str" || !isInteger(array.type)) return undefined;
  const [low, high] = integerBounds(array.type);
  const value = BigInt(literal.value);
  if (value >= low && value <= high) return undefined;
  const leftIsLess = value > high === (literal === right);
  const wantsLess = op === "less" || op === "less_equal";
  const truth = op === "not_equal" || (op !== "equal" && wantsLess === leftIsLess);
  return broadcastConstant(constant(truth), array.shape);
}

const isWeakInteger = (expr: Expr): boolean => expr.kind === "constant" && expr.weak && typeof expr.value === "bigint";

/** The type in which two operands meet: `numpy.result_type` with NEP 50's weak literals. */
export function operandType(op: string, left: Expr, right: Expr): ElementType {
  const a = numeric(left, op);
  const b = numeric(right, op);
  const weakLeft = left.kind === "constant" && left.weak;
  const weakRight = right.kind === "constant" && right.weak;
  if (weakLeft === weakRight) return promote(a, b);
  return weakRight ? weakType(right, a) : weakType(left, b);
}

function weakType(literal: Expr, type: ElementType): ElementType {
  if (literal.kind !== "constant") return type;
  if (typeof literal.value === "number") return isFloat(type) ? type : "f8";
  if (isBool(type)) return "i8";
  if (isInteger(type)) {
    const [low, high] = integerBounds(type);
    const value = BigInt(literal.value);
    if (value < low || value > high) {
      refuse(
        `${value} does not fit into ${numpyName(type)}.`,
        `Write .astype("int64") after the array, or ${value}.0.`,
      );
    }
  }
  return type;
}

export function where(condition: Expr, left: Expr, right: Expr): Expr {
  const test = numeric(condition, "where") === "b1" ? condition : binary("not_equal", condition, constant(0n));
  const type = operandType("where", left, right);
  return mapNode("where", type, [test, cast(left, type), cast(right, type)]);
}

/** Literals among themselves follow Python; of typed constants only casts are folded. */
function foldConstants(op: string, type: ElementType, args: readonly Expr[]): Expr | undefined {
  if (!args.every((arg) => arg.kind === "constant" && arg.weak)) return undefined;
  const values = args.map((arg) => (arg.kind === "constant" ? arg.value : 0));
  const [a = 0, b = 0] = values;
  if (typeof a === "bigint" && typeof b === "bigint") {
    const exact = integerFold(op, a, b);
    return exact === undefined ? undefined : constant(exact);
  }
  const x = Number(a);
  const y = Number(b);
  const result = FLOAT_FOLDS[op]?.(x, y);
  return result === undefined ? undefined : constant(result, type === "b1" ? "b1" : undefined);
}

function integerFold(op: string, a: bigint, b: bigint): bigint | undefined {
  switch (op) {
    case "add":
      return a + b;
    case "subtract":
      return a - b;
    case "multiply":
      return a * b;
    case "power":
      if (b >= 4096n) refuse("The number is too large.");
      return b >= 0n ? a ** b : undefined;
    case "square":
      return a * a;
    case "floor_divide":
      return b === 0n ? undefined : (a - (((a % b) + b) % b)) / b;
    case "remainder":
      return b === 0n ? undefined : ((a % b) + b) % b;
    default:
      return undefined;
  }
}

const FLOAT_FOLDS: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => a ** b,
  square: (a) => a * a,
  sqrt: Math.sqrt,
};

/** A constant in another type: floats are truncated towards 0, integers wrap. */
export function castValue(value: number | bigint, type: ElementType): number | bigint {
  if (type === "b1") return Number(value) === 0 ? 0 : 1;
  if (isFloat(type)) return type === "f8" ? Number(value) : Math.fround(Number(value));
  const whole = typeof value === "bigint" ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
  const bits = bitsOf(type);
  return isSigned(type) ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, axis) => n === b[axis]);
}
