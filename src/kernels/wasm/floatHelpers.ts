import { F32, F64, FunctionCode, I32, V128 } from "./encoder.ts";
import { FLOATS, LANES, OP, VEC } from "./opcodes.ts";

const int = LANES[4];

function splat(code: FunctionCode, value: number): FunctionCode {
  return code.i32(value).simd(VEC.splat32);
}

/** `roundToHalf` of `half.ts`, of four floats at a time. */
export function roundToHalf(): FunctionCode {
  const code = new FunctionCode([V128], V128);
  const size = code.local(V128);
  const result = code.local(V128);
  splat(code.get(0), 0x7fffffff).simd(VEC.and).set(size);

  code.get(size);
  splat(code, 0xfff).simd(int.add);
  splat(code.get(size).i32(13).simd(int.shrU), 1).simd(VEC.and).simd(int.add);
  splat(code, ~0x1fff).simd(VEC.and).set(result);

  splat(code, 0x7f800000).get(result);
  splat(code.get(result), 0x477fffff).simd(int.gtS).simd(VEC.select).set(result);

  splat(code.get(size), 0x3f000000).simd(FLOATS[4].add);
  splat(code, 0x3f000000).simd(FLOATS[4].sub).get(result);
  splat(code.get(size), 0x38800000).simd(int.ltS).simd(VEC.select).set(result);

  code.get(size).get(result);
  splat(code.get(size), 0x7f800000).simd(int.gtS).simd(VEC.select);
  splat(code.get(0), -0x80000000).simd(VEC.and);
  return code.simd(VEC.or);
}

/** `singleForHalf` of `half.ts`. */
export function singleForHalf(): FunctionCode {
  const code = new FunctionCode([F64], F32);
  const single = code.local(F32);
  const word = code.local(I32);
  code.get(0).op(OP.f32DemoteF64).set(single);
  code
    .get(single)
    .op(OP.f64PromoteF32)
    .get(0)
    .op(OP.f64Eq)
    .when(() => code.get(single).giveBack());
  code
    .get(0)
    .get(0)
    .op(OP.f64Eq)
    .op(OP.i32Eqz)
    .when(() => code.get(single).giveBack());
  code.get(single).op(OP.i32ReinterpretF32);
  code.get(single).op(OP.f64PromoteF32).op(OP.f64Abs).get(0).op(OP.f64Abs).op(OP.f64Gt);
  code.op(OP.i32Sub).set(word);
  return code.get(word).i32(1).op(OP.i32Or).op(OP.f32ReinterpretI32);
}
