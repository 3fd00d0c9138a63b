import type { ElementType } from "../../array/elementType.ts";
import type { BinaryOp, UnaryOp } from "../../array/program.ts";
import { bitsOf, isSigned } from "../../array/promote.ts";
import { Fault } from "../../core/fault.ts";
import { division, power, shift } from "./integerHelpers.ts";
import type { Lanes } from "./lanes.ts";
import { VEC } from "./opcodes.ts";

/** Leaves op(a) on the stack. */
export function unaryInteger(lanes: Lanes, op: UnaryOp, type: ElementType, a: number): void {
  const { code } = lanes;
  const lane = lanes.integer(type);
  switch (op) {
    case "floor":
    case "ceil":
    case "trunc":
    case "round":
      code.get(a);
      return;
    case "isnan":
    case "isinf":
      lanes.constant("b1", 0);
      return;
    case "isfinite":
      lanes.constant("b1", -1);
      return;
    case "negative":
      code.get(a).simd(lane.neg);
      lanes.wrap(type);
      return;
    case "absolute":
      code.get(a);
      if (!isSigned(type)) return;
      code.simd(lane.abs);
      lanes.wrap(type);
      return;
    case "invert":
      code.get(a).simd(VEC.not);
      lanes.wrap(type);
      return;
    case "square":
      code
        .get(a)
        .get(a)
        .simd(lane.mul as number);
      lanes.wrap(type);
      return;
    case "sign":
      if (isSigned(type)) {
        // A lane that is true is -1.
        code.get(a);
        lanes.constant(type, 0);
        code.simd(lane.ltS).get(a);
        lanes.constant(type, 0);
        code.simd(lane.gtS).simd(lane.sub);
      } else {
        code.get(a);
        lanes.constant(type, 0);
        code.simd(lane.ne).simd(lane.neg);
      }
      return;
    default:
      throw new Fault("internal", `${op} is not defined for ${type}`);
  }
}

const SCALAR: Partial<Record<BinaryOp, (type: ElementType) => ReturnType<typeof power>>> = {
  floor_divide: (type) => division(width(type), isSigned(type), false),
  remainder: (type) => division(width(type), isSigned(type), true),
  power: (type) => power(width(type), isSigned(type)),
  left_shift: (type) => shift(width(type), isSigned(type), true, bitsOf(type)),
  right_shift: (type) => shift(width(type), isSigned(type), false, bitsOf(type)),
};

const width = (type: ElementType): 32 | 64 => (bitsOf(type) === 64 ? 64 : 32);

/** Leaves op(a, b) on the stack; `type` is that of the operands. */
export function binaryInteger(lanes: Lanes, op: BinaryOp, type: ElementType, a: number, b: number): void {
  const { code } = lanes;
  const lane = lanes.integer(type);
  const scalar = SCALAR[op];
  if (scalar) {
    const helper = lanes.module.helper(`${op} ${type}`, () => scalar(type));
    lanes.eachLane(
      [
        [a, type],
        [b, type],
      ],
      type,
      () => code.call(helper),
    );
    lanes.wrap(type);
    return;
  }
  switch (op) {
    case "add":
      code.get(a).get(b).simd(lane.add);
      lanes.wrap(type);
      return;
    case "subtract":
      code.get(a).get(b).simd(lane.sub);
      lanes.wrap(type);
      return;
    case "multiply":
      code
        .get(a)
        .get(b)
        .simd(lane.mul as number);
      lanes.wrap(type);
      return;
    case "bitwise_and":
      code.get(a).get(b).simd(VEC.and);
      return;
    case "bitwise_or":
      code.get(a).get(b).simd(VEC.or);
      return;
    case "bitwise_xor":
      code.get(a).get(b).simd(VEC.xor);
      return;
    case "minimum":
    case "maximum": {
      const least = op === "minimum";
      const direct = isSigned(type) ? (least ? lane.minS : lane.maxS) : least ? lane.minU : lane.maxU;
      if (direct !== undefined) code.get(a).get(b).simd(direct);
      else {
        code.get(a).get(b);
        compare(lanes, least ? "less" : "greater", type, a, b);
        code.simd(VEC.select);
      }
      return;
    }
    default:
      compare(lanes, op, type, a, b);
      lanes.narrowMask(type);
  }
}

const COMPARISON: Partial<Record<BinaryOp, readonly ["lt" | "gt" | "le" | "ge"]>> = {
  less: ["lt"],
  greater: ["gt"],
  less_equal: ["le"],
  greater_equal: ["ge"],
};

/** Leaves a mask of the operands' lanes. */
function compare(lanes: Lanes, op: BinaryOp, type: ElementType, a: number, b: number): void {
  const { code } = lanes;
  const lane = lanes.integer(type);
  if (op === "equal" || op === "not_equal") {
    code
      .get(a)
      .get(b)
      .simd(op === "equal" ? lane.eq : lane.ne);
    return;
  }
  const [name] = COMPARISON[op] ?? [];
  if (name === undefined) throw new Fault("internal", `${op} is not defined for ${type}`);
  if (isSigned(type)) {
    code.get(a).get(b).simd(lane[`${name}S`]);
    return;
  }
  const unsigned = lane[`${name}U`];
  if (unsigned !== undefined) {
    code.get(a).get(b).simd(unsigned);
    return;
  }
  // Without the highest bit, unsigned integers are ordered as signed ones are.
  for (const operand of [a, b]) {
    code.get(operand);
    lanes.constant("i8", -(2n ** 63n));
    code.simd(VEC.xor);
  }
  code.simd(lane[`${name}S`]);
}
