import { ELEMENT_BYTES, type ElementType } from "../../array/elementType.ts";
import { isSigned } from "../../array/promote.ts";
import type { Lanes } from "./lanes.ts";
import { LANES, OP, VEC } from "./opcodes.ts";

/** Loads a vector of elements; `address` pushes where, in bytes from `base`. */
export function load(lanes: Lanes, type: ElementType, base: number, address: () => void): void {
  const { code, count } = lanes;
  const signed = isSigned(type);
  const size = ELEMENT_BYTES[type];
  const bytes = count * size;
  address();
  if (bytes === 16) code.memory(VEC.load, base);
  else if (bytes === 8 && size === 4) code.memory(VEC.load64Zero, base);
  else if (bytes === 8 && size === 2) code.memory(signed ? VEC.load16x4S : VEC.load16x4U, base);
  else if (bytes === 8) code.memory(signed ? VEC.load8x8S : VEC.load8x8U, base);
  else {
    if (bytes === 4) code.memory(VEC.load32Zero, base);
    else code.op(OP.i32Load16U, 0, base).simd(VEC.splat32);
    if (size === 1) code.simd(signed ? VEC.extend8to16S : VEC.extend8to16U);
    code.simd(signed ? VEC.extend16to32S : VEC.extend16to32U);
  }
  if (type === "b1") {
    lanes.constant("b1", 0);
    code.simd(LANES[lanes.bytes("b1")].ne);
  }
}

/** Stores the vector that `value` pushes. */
export function store(lanes: Lanes, type: ElementType, base: number, address: () => void, value: () => void): void {
  const { code, count } = lanes;
  const size = ELEMENT_BYTES[type];
  const lane = lanes.bytes(type);
  const bytes = count * size;
  address();
  value();
  if (type === "b1") {
    lanes.constant("b1", 1);
    code.simd(VEC.and);
  }
  if (lane > size) {
    lanes.shuffle(Array.from({ length: bytes }, (_, i) => Math.floor(i / size) * lane + (i % size)));
  }
  if (bytes === 16) code.memory(VEC.store, base);
  else code.memory(bytes === 8 ? VEC.store64Lane : bytes === 4 ? VEC.store32Lane : VEC.store16Lane, base, 0);
}
