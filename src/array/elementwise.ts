import { broadcast, broadcastConstant, cast, commonShape, constant, numeric } from "./build.ts";
import type { ElementType } from "./elementType.ts";
import { type Expr, node } from "./expr.ts";
import { foldConstants } from "./foldConstants.ts";
import type { BinaryOp, UnaryOp } from "./program.ts";
import { floatFor, integerBounds, isBool, isFloat, isInteger, isSigned, numpyName, promote } from "./promote.ts";
import { refuse } from "./refuse.ts";

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
