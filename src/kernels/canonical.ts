import type { ElementType } from "../array/elementType.ts";
import type { BinaryOp, Instruction, Program } from "../array/program.ts";
import { bitsOf, isFloat, isSigned } from "../array/promote.ts";
import { half } from "./half.ts";

const LOGICAL: Partial<Record<BinaryOp, BinaryOp>> = {
  add: "bitwise_or",
  multiply: "bitwise_and",
  minimum: "bitwise_and",
  fmin: "bitwise_and",
  maximum: "bitwise_or",
  fmax: "bitwise_or",
};
const SAME_AS: Partial<Record<BinaryOp, BinaryOp>> = { fmin: "minimum", fmax: "maximum" };

/**
 * The same program with fewer cases: constants are values of their types, booleans know only logic, integers have no
 * `fmin`. Both ways of running a program start from this.
 */
export function canonical(program: Program): Program {
  return {
    ...program,
    code: program.code.map((step): Instruction => {
      if (step.op === "constant") return { ...step, value: constantValue(step.value, step.type) };
      if (!("args" in step)) return step;
      if (step.type === "b1") return { ...step, op: LOGICAL[step.op as BinaryOp] ?? step.op } as Instruction;
      if (isFloat(step.type)) return step;
      return { ...step, op: SAME_AS[step.op as BinaryOp] ?? step.op } as Instruction;
    }),
  };
}

/** A constant as the arrays of its type hold it: integers of 64 bits as BigInts, all else as numbers. */
function constantValue(value: number | bigint, type: ElementType): number | bigint {
  if (type === "b1") return Number(value) === 0 ? 0 : 1;
  if (type === "f8") return Number(value);
  if (type === "f4") return Math.fround(Number(value));
  if (type === "f2") return half(Number(value));
  const whole = typeof value === "bigint" ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
  const wrapped = isSigned(type) ? BigInt.asIntN(bitsOf(type), whole) : BigInt.asUintN(bitsOf(type), whole);
  return bitsOf(type) === 64 ? wrapped : Number(wrapped);
}
