import { ELEMENT_BYTES, type ElementType } from "../../array/elementType.ts";
import type { Program } from "../../array/program.ts";
import { bitsOf, isFloat, isSigned } from "../../array/promote.ts";
import type { FunctionCode } from "./encoder.ts";
import type { ModuleBuilder } from "./module.ts";
import { FLOATS, LANES, VEC } from "./opcodes.ts";

export type LaneBytes = 1 | 2 | 4 | 8;

/**
 * How a program's values lie in vectors. All vectors hold the same number of elements, as many as there is room for of
 * the widest type. Narrower integers are kept, with their sign, in wider lanes; where lanes of 8 bytes occur, everything
 * narrower lies in the first two lanes of 4 bytes. A boolean is a lane of ones or zeros.
 */
export class Lanes {
  readonly code: FunctionCode;
  readonly module: ModuleBuilder;
  readonly count: number;
  readonly #widest: LaneBytes;

  constructor(program: Program, code: FunctionCode, module: ModuleBuilder) {
    this.code = code;
    this.module = module;
    this.#widest = widestOf(program);
    this.count = 16 / this.#widest;
  }

  bytes(type: ElementType): LaneBytes {
    if (type === "f8" || type === "i8" || type === "u8") return 8;
    return Math.min(this.#widest, 4) as LaneBytes;
  }

  integer(type: ElementType) {
    return LANES[this.bytes(type)];
  }

  float(type: ElementType) {
    return FLOATS[type === "f8" ? 8 : 4];
  }

  /** Puts one value in all lanes that `type` has in a vector. */
  constant(type: ElementType, value: number | bigint): void {
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    const size = this.bytes(type);
    for (let at = 0; at < 16; at += size) {
      if (type === "f8") view.setFloat64(at, Number(value), true);
      else if (isFloat(type)) view.setFloat32(at, Number(value), true);
      else if (size === 8) view.setBigInt64(at, BigInt(value), true);
      else if (size === 4) view.setInt32(at, Number(value), true);
      else if (size === 2) view.setInt16(at, Number(value), true);
      else view.setInt8(at, Number(value));
    }
    this.code.v128(bytes);
  }

  /** After arithmetic in lanes that are wider than the type: cuts off what is too much. */
  wrap(type: ElementType): void {
    const excess = this.bytes(type) * 8 - bitsOf(type);
    if (type === "b1" || excess === 0) return;
    const lane = this.integer(type);
    this.code.i32(excess).simd(lane.shl);
    this.code.i32(excess).simd(isSigned(type) ? lane.shrS : lane.shrU);
  }

  /** A comparison of 8-byte lanes left a mask of such lanes: makes it one of a boolean. */
  narrowMask(from: ElementType): void {
    if (this.bytes(from) === 8) this.narrow();
  }

  /** The low halves of two 8-byte lanes, in the first two lanes of 4 bytes. */
  narrow(): void {
    this.shuffle([0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]);
  }

  /** A mask as wide as the lanes of `type`, of a boolean on the stack. */
  widenMask(type: ElementType): void {
    if (this.bytes(type) === 8) this.code.simd(VEC.extend32to64S);
  }

  /** Rearranges the bytes of the vector on the stack. */
  shuffle(order: readonly number[]): void {
    const local = this.scratch();
    this.code
      .tee(local)
      .get(local)
      .simd(VEC.shuffle)
      .raw([...order, ...new Array<number>(16 - order.length).fill(0)]);
  }

  #scratch = -1;
  scratch(): number {
    if (this.#scratch < 0) this.#scratch = this.code.local(0x7b);
    return this.#scratch;
  }

  /** Works lane by lane: takes each lane of the arguments, lets `each` compute, puts the result in its place. */
  eachLane(
    args: readonly (readonly [local: number, type: ElementType])[],
    result: ElementType,
    each: () => void,
  ): void {
    this.code.v128(new Uint8Array(16));
    for (let lane = 0; lane < this.count; lane++) {
      for (const [local, type] of args) {
        this.code.get(local);
        if (isFloat(type)) this.code.lane(this.float(type).extract, lane);
        else this.code.lane(isSigned(type) ? this.integer(type).extractS : this.integer(type).extractU, lane);
      }
      each();
      this.code.lane(isFloat(result) ? this.float(result).replace : this.integer(result).replace, lane);
    }
  }
}

/** 1-byte lanes cannot multiply. */
function widestOf({ inputs, code }: Program): LaneBytes {
  const sizes = [
    ...inputs.map((type) => ELEMENT_BYTES[type]),
    ...code.map((step) => ELEMENT_BYTES[step.type]),
    ...(code.some((step) => step.op === "multiply" || step.op === "square") ? [2] : []),
  ];
  return Math.max(1, ...sizes) as LaneBytes;
}
