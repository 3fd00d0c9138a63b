import type { ElementType } from "../../array/elementType.ts";
import type { BinaryOp, UnaryOp } from "../../array/program.ts";
import { Fault } from "../../core/fault.ts";
import { isScalarMath } from "../scalarMath.ts";
import { F32, FunctionCode } from "./encoder.ts";
import { roundToHalf } from "./floatHelpers.ts";
import type { Lanes } from "./lanes.ts";
import { OP, VEC } from "./opcodes.ts";

/** Rounds the vector on the stack to half precision, if that is its type. */
export function roundFloat(lanes: Lanes, type: ElementType): void {
  if (type === "f2") lanes.code.call(lanes.module.helper("roundToHalf", roundToHalf));
}

const UNARY = {
  negative: "neg",
  absolute: "abs",
  floor: "floor",
  ceil: "ceil",
  trunc: "trunc",
  round: "nearest",
} as const;

/** Leaves op(a) on the stack. */
export function unaryFloat(lanes: Lanes, op: UnaryOp, type: ElementType, a: number): void {
  const { code } = lanes;
  const float = lanes.float(type);
  if (isScalarMath(op)) {
    scalar(lanes, op, type, [a]);
    return;
  }
  switch (op) {
    case "negative":
    case "absolute":
    case "floor":
    case "ceil":
    case "trunc":
    case "round":
      code.get(a).simd(float[UNARY[op]]);
      return;
    case "sqrt":
      code.get(a).simd(float.sqrt);
      roundFloat(lanes, type);
      return;
    case "square":
      code.get(a).get(a).simd(float.mul);
      roundFloat(lanes, type);
      return;
    case "sign":
      // NaN where it is one, else the difference of two tests.
      lanes.constant(type, 1);
      code.get(a);
      lanes.constant(type, 0);
      code.simd(float.gt).simd(VEC.and);
      lanes.constant(type, 1);
      code.get(a);
      lanes.constant(type, 0);
      code.simd(float.lt).simd(VEC.and).simd(float.sub);
      code.get(a).get(a).get(a).simd(float.eq).simd(VEC.select);
      return;
    case "isnan":
      code.get(a).get(a).simd(float.ne);
      lanes.narrowMask(type);
      return;
    case "isinf":
    case "isfinite":
      code.get(a).simd(float.abs);
      lanes.constant(type, Number.POSITIVE_INFINITY);
      code.simd(op === "isinf" ? float.eq : float.lt);
      lanes.narrowMask(type);
      return;
    default:
      throw new Fault("internal", `${op} is not defined for ${type}`);
  }
}

const ARITHMETIC = { add: "add", subtract: "sub", multiply: "mul", divide: "div" } as const;
const COMPARISONS = {
  equal: "eq",
  not_equal: "ne",
  less: "lt",
  less_equal: "le",
  greater: "gt",
  greater_equal: "ge",
} as const;

/** Leaves op(a, b) on the stack; `type` is that of the operands. */
export function binaryFloat(lanes: Lanes, op: BinaryOp, type: ElementType, a: number, b: number): void {
  const { code } = lanes;
  const float = lanes.float(type);
  switch (op) {
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      code.get(a).get(b).simd(float[ARITHMETIC[op]]);
      roundFloat(lanes, type);
      return;
    case "minimum":
    case "maximum":
      code
        .get(a)
        .get(b)
        .simd(op === "minimum" ? float.min : float.max);
      return;
    case "fmin":
    case "fmax":
      // a where b is NaN, b where a is.
      code
        .get(a)
        .get(b)
        .simd(op === "fmin" ? float.min : float.max);
      code.get(b).get(a).get(a).simd(float.eq).simd(VEC.select);
      code.get(a).get(b).get(b).simd(float.eq).simd(VEC.select);
      return;
    case "equal":
    case "not_equal":
    case "less":
    case "less_equal":
    case "greater":
    case "greater_equal":
      code.get(a).get(b).simd(float[COMPARISONS[op]]);
      lanes.narrowMask(type);
      return;
    default:
      scalar(lanes, op, type, [a, b]);
  }
}

/** Calls a function of JavaScript for each lane; these take and give double precision. */
function scalar(lanes: Lanes, op: string, type: ElementType, args: readonly number[]): void {
  const { code, module } = lanes;
  const single = module.imported(`${op}_f4`);
  const target = type !== "f8" && single >= 0 ? single : module.imported(op);
  if (target < 0) throw new Fault("internal", `${op} is not defined for ${type}`);
  if (type === "f8") {
    lanes.eachLane(
      args.map((local) => [local, type]),
      type,
      () => code.call(target),
    );
    return;
  }
  const helper = module.helper(`${op} of single precision`, () => singleCall(target, args.length));
  lanes.eachLane(
    args.map((local) => [local, type]),
    type,
    () => code.call(helper),
  );
  roundFloat(lanes, type);
}

function singleCall(target: number, arity: number): FunctionCode {
  const code = new FunctionCode(new Array<typeof F32>(arity).fill(F32), F32);
  for (let i = 0; i < arity; i++) code.get(i).op(OP.f64PromoteF32);
  return code.call(target).op(OP.f32DemoteF64);
}
