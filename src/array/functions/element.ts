import type { Arguments } from "../bound.ts";
import { cast, constant, numeric } from "../build.ts";
import type { ElementType } from "../elementType.ts";
import { binary, unary, where } from "../elementwise.ts";
import type { Expr } from "../expr.ts";
import { elementwise } from "../labels/align.ts";
import { decoded } from "../labels/decode.ts";
import type { Labelled } from "../labels/labelled.ts";
import type { BinaryOp, UnaryOp } from "../program.ts";
import { floatFor, isFloat, typeNamed } from "../promote.ts";
import { refuse } from "../refuse.ts";
import { type FunctionSpec, parameters } from "./signature.ts";

const array = (value: Labelled) => ({ kind: "array", array: value }) as const;

/** An operation on the elements of the arguments with these names. */
function each(args: Arguments, names: readonly string[], make: (...exprs: Expr[]) => Expr) {
  return array(
    elementwise(
      names.map((name) => args.array(name)),
      args.valuesOf,
      make,
    ),
  );
}

function unaryFunction(name: string, op: UnaryOp, doc: string): FunctionSpec {
  return {
    name,
    group: "element",
    parameters: parameters("x"),
    doc,
    method: true,
    build: (args) => each(args, ["x"], (x) => unary(op, x)),
  };
}

function binaryFunction(name: string, op: BinaryOp, doc: string): FunctionSpec {
  const build: FunctionSpec["build"] = (args) => each(args, ["x", "y"], (x, y) => binary(op, x, y));
  return { name, group: "element", parameters: parameters("x, y"), doc, method: false, build };
}

const asBool = (expr: Expr): Expr => (expr.type === "b1" ? expr : binary("not_equal", expr, constant(0n)));

function logicalFunction(name: string, op: BinaryOp, doc: string): FunctionSpec {
  const build: FunctionSpec["build"] = (args) => each(args, ["x", "y"], (x, y) => binary(op, asBool(x), asBool(y)));
  return { name, group: "element", parameters: parameters("x, y"), doc, method: false, build };
}

/**
 * `numpy.deg2rad` and `numpy.rad2deg`: times `up / down`, which NumPy rounds in the type of the elements; half precision
 * is multiplied in single.
 */
function angleFunction(name: string, up: number, down: number, doc: string): FunctionSpec {
  const turned = (x: Expr): Expr => {
    const type = floatFor(numeric(x, name));
    const wide = type === "f8" ? "f8" : "f4";
    const factor = wide === "f8" ? up / down : Math.fround(Math.fround(up) / Math.fround(down));
    return cast(binary("multiply", cast(x, wide), constant(factor, wide)), type);
  };
  const build: FunctionSpec["build"] = (args) => each(args, ["x"], turned);
  return { name, group: "element", parameters: parameters("x"), doc, method: false, build };
}

/** `numpy.round`: to a number of decimals, by scaling, halves to even. */
function rounded(x: Expr, decimals: number): Expr {
  if (decimals === 0 || (x.type !== "str" && !isFloat(x.type))) {
    if (decimals >= 0) return unary("round", x);
    return refuse("Integers can be rounded to decimals from 0 on only.");
  }
  const scale = constant(10 ** Math.abs(decimals));
  const up = decimals > 0 ? "multiply" : "divide";
  const down = decimals > 0 ? "divide" : "multiply";
  return binary(down, unary("round", binary(up, x, scale)), scale);
}

export const ELEMENT_FUNCTIONS: readonly FunctionSpec[] = [
  unaryFunction("sqrt", "sqrt", "Square root."),
  unaryFunction("square", "square", "The element times itself."),
  unaryFunction("abs", "absolute", "Absolute value."),
  unaryFunction("absolute", "absolute", "Absolute value."),
  unaryFunction("negative", "negative", "The element with its sign changed."),
  unaryFunction("sign", "sign", "-1, 0 or 1."),
  unaryFunction("exp", "exp", "e to the power of the element."),
  unaryFunction("exp2", "exp2", "2 to the power of the element."),
  unaryFunction("expm1", "expm1", "exp(x) - 1, exact near 0."),
  unaryFunction("log", "log", "Natural logarithm."),
  unaryFunction("log2", "log2", "Logarithm to base 2."),
  unaryFunction("log10", "log10", "Logarithm to base 10."),
  unaryFunction("log1p", "log1p", "log(1 + x), exact near 0."),
  unaryFunction("sin", "sin", "Sine."),
  unaryFunction("cos", "cos", "Cosine."),
  unaryFunction("tan", "tan", "Tangent."),
  unaryFunction("arcsin", "arcsin", "Inverse sine."),
  unaryFunction("arccos", "arccos", "Inverse cosine."),
  unaryFunction("arctan", "arctan", "Inverse tangent."),
  angleFunction("deg2rad", Math.PI, 180, "Degrees as radians."),
  angleFunction("radians", Math.PI, 180, "Degrees as radians."),
  angleFunction("rad2deg", 180, Math.PI, "Radians as degrees."),
  angleFunction("degrees", 180, Math.PI, "Radians as degrees."),
  unaryFunction("sinh", "sinh", "Hyperbolic sine."),
  unaryFunction("cosh", "cosh", "Hyperbolic cosine."),
  unaryFunction("tanh", "tanh", "Hyperbolic tangent."),
  unaryFunction("floor", "floor", "The next whole number below."),
  unaryFunction("ceil", "ceil", "The next whole number above."),
  unaryFunction("trunc", "trunc", "The whole number towards 0."),
  unaryFunction("rint", "round", "The nearest whole number, halves to even."),
  unaryFunction("isnan", "isnan", "True where the element is NaN."),
  unaryFunction("isfinite", "isfinite", "True where the element is neither NaN nor infinite."),
  unaryFunction("isinf", "isinf", "True where the element is infinite."),
  {
    name: "round",
    group: "element",
    parameters: parameters("x, decimals?"),
    doc: "Rounds to a number of decimals, halves to even.",
    method: true,
    build: (args) => each(args, ["x"], (x) => rounded(x, args.integer("decimals", 0))),
  },
  {
    name: "logical_not",
    group: "element",
    parameters: parameters("x"),
    doc: "True where the element is 0 or False.",
    method: false,
    build: (args) => each(args, ["x"], (x) => unary("invert", asBool(x))),
  },
  logicalFunction("logical_and", "bitwise_and", "True where both are not 0."),
  logicalFunction("logical_or", "bitwise_or", "True where one of both is not 0."),
  logicalFunction("logical_xor", "bitwise_xor", "True where exactly one is not 0."),
  binaryFunction("add", "add", "x + y."),
  binaryFunction("subtract", "subtract", "x - y."),
  binaryFunction("multiply", "multiply", "x * y."),
  binaryFunction("divide", "divide", "x / y."),
  binaryFunction("floor_divide", "floor_divide", "x // y."),
  binaryFunction("mod", "remainder", "x % y, with the sign of y."),
  binaryFunction("remainder", "remainder", "x % y, with the sign of y."),
  binaryFunction("power", "power", "x ** y."),
  binaryFunction("arctan2", "arctan2", "The angle of the point (y, x)."),
  binaryFunction("hypot", "hypot", "sqrt(x**2 + y**2) without overflow."),
  binaryFunction("minimum", "minimum", "The smaller of both; NaN where one is NaN."),
  binaryFunction("maximum", "maximum", "The larger of both; NaN where one is NaN."),
  binaryFunction("fmin", "fmin", "The smaller of both, passing over NaN."),
  binaryFunction("fmax", "fmax", "The larger of both, passing over NaN."),
  {
    name: "where",
    group: "element",
    parameters: parameters("condition, x, y"),
    doc: "x where the condition holds, y elsewhere.",
    method: false,
    build: (args) => each(args, ["condition", "x", "y"], where),
  },
  {
    name: "clip",
    group: "element",
    parameters: parameters("x, min?, max?"),
    doc: "The element, but not below min and not above max.",
    method: true,
    build: (args) => {
      const bounds = ["min", "max"].filter((name) => args.has(name));
      return each(args, ["x", ...bounds], (x, ...limits) =>
        bounds.reduce(
          (result, name, i) => binary(name === "min" ? "maximum" : "minimum", result, limits[i] ?? result),
          x,
        ),
      );
    },
  },
  {
    name: "decode_cf",
    group: "element",
    parameters: parameters("x"),
    doc: "Stored values decoded by the CF conventions: fill values are NaN, scale and offset are applied.",
    method: true,
    build: (args) => array(decoded(args.array("x"))),
  },
  {
    name: "astype",
    group: "element",
    parameters: parameters("x, dtype"),
    doc: 'The element in another type, e.g. "float32".',
    method: true,
    build: (args) => {
      const name = args.text("dtype");
      const type: ElementType =
        typeNamed(name) ??
        refuse(`“${name}” is no type to compute with.`, "e.g. float64, float32, int32, uint8, bool.");
      return each(args, ["x"], (x) => cast(x, type));
    },
  },
];
