import { type ElementArray, newArray } from "../array/elementType.ts";
import type { BinaryOp, Instruction, Program, UnaryOp } from "../array/program.ts";
import { bitsOf, isFloat } from "../array/promote.ts";
import { canonical } from "./canonical.ts";
import { roundToHalf } from "./half.ts";
import { castArray } from "./interpret/casts.ts";
import { binaryIntegers, unaryIntegers } from "./interpret/integers.ts";
import { binaryFloats, type NumberArray, unaryFloats } from "./interpret/numbers.ts";
import { type BigArray, binaryWide, unaryWide } from "./interpret/wideIntegers.ts";
import { TILE, type TileRunner } from "./tile.ts";

/** The results of these are halves already where their operands are. */
const EXACT: ReadonlySet<string> = new Set(["negative", "absolute", "sign", "floor", "ceil", "trunc", "round"]);

/**
 * Runs a program without WebAssembly: an instruction at a time over a tile. It says what the results are, and
 * `compile` must give the same bits (but for those of a NaN).
 */
export function interpreter(program: Program): TileRunner {
  const { inputs, code, outputs } = canonical(program);
  const inputTiles = inputs.map((type) => newArray(type, TILE));
  const registers = code.map((step) =>
    step.op === "input" ? (inputTiles[step.input] as ElementArray) : newArray(step.type, TILE),
  );
  for (const [register, step] of code.entries()) {
    if (step.op === "constant") (registers[register] as Float64Array).fill(step.value as number);
  }
  return {
    inputs: inputTiles,
    outputs: outputs.map((register) => registers[register] as ElementArray),
    run(n) {
      for (const [register, step] of code.entries()) {
        if ("args" in step) execute(code, step, registers, registers[register] as ElementArray, n);
      }
    },
  };
}

function execute(
  code: readonly Instruction[],
  step: Extract<Instruction, { args: unknown }>,
  registers: readonly ElementArray[],
  out: ElementArray,
  n: number,
): void {
  const [a, b, c] = step.args.map((arg) => registers[arg]) as [NumberArray, NumberArray, NumberArray];
  const { type } = code[step.args[0]] as Instruction;
  const target = out as NumberArray;
  if (step.op === "cast") {
    castArray(type, step.type, a, out, n);
    return;
  }
  if (step.op === "where") {
    for (let i = 0; i < n; i++) target[i] = (a[i] !== 0 ? b[i] : c[i]) as number;
    return;
  }
  const single = step.args.length === 1;
  if (isFloat(type)) {
    if (single) unaryFloats(step.op as UnaryOp, a, target, n);
    else binaryFloats(step.op as BinaryOp, a, b, target, n, type !== "f8");
    if (step.type === "f2" && !EXACT.has(step.op)) roundToHalf(out as Float32Array, n);
  } else if (bitsOf(type) === 64) {
    const [x, y] = [a, b] as readonly ElementArray[] as [BigArray, BigArray];
    const wide = out as BigArray | Uint8Array;
    if (single) unaryWide(step.op as UnaryOp, x, wide, n);
    else binaryWide(step.op as BinaryOp, x, y, wide, n);
  } else if (type === "b1" && step.op === "invert") {
    for (let i = 0; i < n; i++) target[i] = a[i] === 0 ? 1 : 0;
  } else if (single) unaryIntegers(step.op as UnaryOp, a, target, n);
  else binaryIntegers(step.op as BinaryOp, a, b, target, n, bitsOf(type));
}
