import type { ElementType } from "../../array/elementType.ts";
import { bitsOf, integerBounds, isFloat, isSigned } from "../../array/promote.ts";
import { singleForHalf } from "./floatHelpers.ts";
import { roundFloat } from "./floatOps.ts";
import type { Lanes } from "./lanes.ts";
import { OP, VEC } from "./opcodes.ts";

/** Leaves `a` as the other type on the stack. */
export function cast(lanes: Lanes, from: ElementType, to: ElementType, a: number): void {
  if (from === to) lanes.code.get(a);
  else if (to === "b1") toBool(lanes, from, a);
  else if (from === "b1") fromBool(lanes, to, a);
  else if (isFloat(from)) (isFloat(to) ? floatToFloat : floatToInteger)(lanes, from, to, a);
  else (isFloat(to) ? integerToFloat : integerToInteger)(lanes, from, to, a);
}

function toBool(lanes: Lanes, from: ElementType, a: number): void {
  lanes.code.get(a);
  lanes.constant(from, 0);
  lanes.code.simd(isFloat(from) ? lanes.float(from).ne : lanes.integer(from).ne);
  lanes.narrowMask(from);
}

function fromBool(lanes: Lanes, to: ElementType, a: number): void {
  lanes.code.get(a);
  lanes.widenMask(to);
  lanes.constant(to, 1);
  lanes.code.simd(VEC.and);
}

function floatToFloat(lanes: Lanes, from: ElementType, to: ElementType, a: number): void {
  const { code } = lanes;
  if (from === "f8" && to === "f2") {
    const helper = lanes.module.helper("singleForHalf", singleForHalf);
    lanes.eachLane([[a, from]], to, () => code.call(helper));
    roundFloat(lanes, to);
    return;
  }
  code.get(a);
  if (from === "f8") code.simd(VEC.demote);
  else if (to === "f8") code.simd(VEC.promote);
  else roundFloat(lanes, to);
}

/** Cut off towards 0; what is too large becomes the largest, NaN becomes 0. */
function floatToInteger(lanes: Lanes, from: ElementType, to: ElementType, a: number): void {
  const { code } = lanes;
  const signed = isSigned(to);
  if (bitsOf(to) === 64) {
    const opcode = (from === "f8" ? 6 : 4) + (signed ? 0 : 1);
    lanes.eachLane([[a, from]], to, () => code.raw([0xfc, opcode]));
    return;
  }
  code.get(a).simd(from === "f8" ? (signed ? VEC.truncF64S : VEC.truncF64U) : signed ? VEC.truncF32S : VEC.truncF32U);
  if (bitsOf(to) === 32) return;
  const [low, high] = integerBounds(to);
  const lane = lanes.integer(to);
  lanes.constant(to, Number(high));
  code.simd((signed ? lane.minS : lane.minU) as number);
  if (!signed) return;
  lanes.constant(to, Number(low));
  code.simd(lane.maxS as number);
}

function integerToFloat(lanes: Lanes, from: ElementType, to: ElementType, a: number): void {
  const { code } = lanes;
  if (bitsOf(from) === 64) {
    const [single, double] = isSigned(from)
      ? [OP.f32ConvertI64S, OP.f64ConvertI64S]
      : [OP.f32ConvertI64U, OP.f64ConvertI64U];
    lanes.eachLane([[a, from]], to, () => code.op(to === "f8" ? double : single));
  } else {
    const unsigned = from === "u4";
    code.get(a);
    if (to === "f8") code.simd(unsigned ? VEC.convertF64U : VEC.convertF64S);
    else code.simd(unsigned ? VEC.convertF32U : VEC.convertF32S);
  }
  roundFloat(lanes, to);
}

function integerToInteger(lanes: Lanes, from: ElementType, to: ElementType, a: number): void {
  const { code } = lanes;
  code.get(a);
  const before = lanes.bytes(from);
  const after = lanes.bytes(to);
  if (before < after) code.simd(isSigned(from) ? VEC.extend32to64S : VEC.extend32to64U);
  if (before > after) lanes.narrow();
  lanes.wrap(to);
}
